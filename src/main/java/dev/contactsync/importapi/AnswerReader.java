package dev.contactsync.importapi;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import dev.contactsync.importapi.ReplyVerdict.ReplyKind;
import org.jspecify.annotations.Nullable;

/**
 * Says what a reply means; the one place that knows. Only proven success counts as
 * success: what is not understood may have been applied.
 */
final class AnswerReader {

	private static final Pattern TOKEN_WORDS = Pattern.compile(
			"single String of 12 bytes or a string of 24 hex characters"
					+ "|\\bunauthori[sz]ed\\b|\\bjwt\\b|\\b(invalid|expired|missing) (access |auth |api )?token\\b"
					+ "|\\btoken (is |has |was )?(not valid|invalid|expired|missing|required|revoked)\\b",
			Pattern.CASE_INSENSITIVE);

	private final StopMessages messages;

	private final Clock clock;

	AnswerReader(StopMessages messages, Clock clock) {
		this.messages = messages;
		this.clock = clock;
	}

	/**
	 * Reads the reply to a POST.
	 * @param reply what came back
	 * @param request the request, of which nothing must come back in any words
	 * @return what it means
	 */
	ReplyVerdict read(ApiReply reply, PostedRequest request) {
		if (reply instanceof ApiReply.Answer answer) {
			return read(answer, request).after(retryAfter(answer));
		}
		if (reply instanceof ApiReply.NotConnected none) {
			return ReplyVerdict.of(ReplyKind.NOT_APPLIED, 0, none.message());
		}
		if (reply instanceof ApiReply.Insecure insecure) {
			return ReplyVerdict.stop(0, this.messages.insecure(insecure.message()), insecure.maybeSent());
		}
		if (reply instanceof ApiReply.Lost lost) {
			return ReplyVerdict.of(ReplyKind.UNKNOWN, 0, lost.message());
		}
		throw new IllegalStateException("No meaning is known of " + reply.getClass().getSimpleName());
	}

	private @Nullable Duration retryAfter(ApiReply.Answer answer) {
		return RetryAfter.of(answer.headers(), this.clock.instant());
	}

	private ReplyVerdict read(ApiReply.Answer answer, PostedRequest request) {
		AnswerBody body = AnswerBody.of(answer.body(), request);
		int contacts = request.contacts();
		if (answer.status() / 100 != 2) {
			return byStatus(answer.status(), body, contacts);
		}
		if (isType(answer, "text/html")) {
			return ReplyVerdict.stop(answer.status(), this.messages.html(answer.status()), false);
		}
		if (!isType(answer, "application/json") || isEncoded(answer)) {
			return unknown(answer, "an answer that is not application/json");
		}
		return switch (body.says()) {
			case SUCCESS -> ReplyVerdict.of(ReplyKind.ACCEPTED, answer.status(), "");
			case FAILURE -> byStatus(body.failureStatus(), body, contacts);
			case NOTHING -> unknown(answer, "an answer that says neither success nor failure");
			case NO_JSON -> unknown(answer, "an answer that is empty, incomplete or not JSON");
		};
	}

	/** Identity is the name of no encoding. */
	private static boolean isEncoded(ApiReply.Answer answer) {
		return answer.headers()
			.allValues("Content-Encoding")
			.stream()
			.anyMatch((encoding) -> !encoding.strip().equalsIgnoreCase("identity"));
	}

	private static ReplyVerdict unknown(ApiReply.Answer answer, String what) {
		return ReplyVerdict.of(ReplyKind.UNKNOWN, answer.status(), "HTTP " + answer.status() + ", " + what);
	}

	private ReplyVerdict byStatus(int status, AnswerBody body, int contacts) {
		ReplyKind kind = kind(status, body, contacts);
		return (kind == ReplyKind.STOP) ? ReplyVerdict.stop(status, this.messages.status(status, body.message()), false)
				: ReplyVerdict.of(kind, status, message(status, body));
	}

	private static String message(int status, AnswerBody body) {
		String message = body.message();
		return message.isEmpty() ? "HTTP " + status + " without a message" : message;
	}

	private static ReplyKind kind(int status, AnswerBody body, int contacts) {
		return switch (status) {
			case 400 -> TOKEN_WORDS.matcher(body.rawMessage()).find() ? ReplyKind.TOKEN : refused(contacts);
			case 401, 403 -> ReplyKind.TOKEN;
			case 408, 425, 429, 503 -> ReplyKind.NOT_APPLIED;
			case 409, 413, 422 -> refused(contacts);
			case 501 -> ReplyKind.STOP;
			default -> (status >= 300 && status < 500) ? ReplyKind.STOP : ReplyKind.UNKNOWN;
		};
	}

	private static ReplyKind refused(int contacts) {
		return (contacts > 1) ? ReplyKind.SPLIT : ReplyKind.REFUSED;
	}

	private static boolean isType(ApiReply.Answer answer, String type) {
		List<String> types = answer.headers().allValues("Content-Type");
		return types.size() == 1 && types.get(0).split(";", 2)[0].strip().equalsIgnoreCase(type);
	}

}
