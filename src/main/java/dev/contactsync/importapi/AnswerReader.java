package dev.contactsync.importapi;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import dev.contactsync.importapi.Verdict.Kind;
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
	 * @param contacts how many contacts the request had
	 * @param token the token it was sent with, which must not come back in any words
	 * @return what it means
	 */
	Verdict read(Reply reply, int contacts, String token) {
		if (reply instanceof Reply.Answer answer) {
			return read(answer, contacts, token).after(retryAfter(answer));
		}
		if (reply instanceof Reply.NotConnected none) {
			return Verdict.of(Kind.NOT_APPLIED, 0, none.words());
		}
		if (reply instanceof Reply.Insecure insecure) {
			return new Verdict(Kind.STOP, 0, this.messages.insecure(insecure.words()), null, insecure.maybeSent());
		}
		return Verdict.of(Kind.UNKNOWN, 0, ((Reply.Lost) reply).words());
	}

	private @Nullable Duration retryAfter(Reply.Answer answer) {
		return RetryAfter.of(answer.headers(), this.clock.instant());
	}

	private Verdict read(Reply.Answer answer, int contacts, String token) {
		AnswerBody body = AnswerBody.of(answer.body(), token);
		if (answer.status() / 100 != 2) {
			return byStatus(answer.status(), body, contacts);
		}
		if (isType(answer, "text/html")) {
			return Verdict.of(Kind.STOP, answer.status(), this.messages.html(answer.status()));
		}
		if (!isType(answer, "application/json") || answer.headers().firstValue("Content-Encoding").isPresent()) {
			return unknown(answer, "an answer that is not application/json");
		}
		return switch (body.says()) {
			case SUCCESS -> Verdict.of(Kind.ACCEPTED, answer.status(), body.words());
			case FAILURE -> byStatus(body.failureStatus(), body, contacts);
			case NOTHING -> unknown(answer, "an answer without a verdict");
			case NO_JSON -> unknown(answer, "an answer that is empty, cut or no JSON");
		};
	}

	private static Verdict unknown(Reply.Answer answer, String what) {
		return Verdict.of(Kind.UNKNOWN, answer.status(), "HTTP " + answer.status() + ", " + what);
	}

	private Verdict byStatus(int status, AnswerBody body, int contacts) {
		Kind kind = kind(status, body, contacts);
		return Verdict.of(kind, status,
				(kind == Kind.STOP) ? this.messages.status(status, body.words()) : words(status, body));
	}

	private static String words(int status, AnswerBody body) {
		return body.words().isEmpty() ? "HTTP " + status + " without words" : body.words();
	}

	private static Kind kind(int status, AnswerBody body, int contacts) {
		return switch (status) {
			case 400 -> TOKEN_WORDS.matcher(body.message()).find() ? Kind.TOKEN : refused(contacts);
			case 401, 403 -> Kind.TOKEN;
			case 408, 425, 429, 503 -> Kind.NOT_APPLIED;
			case 409, 413, 422 -> refused(contacts);
			case 501 -> Kind.STOP;
			default -> (status >= 300 && status < 500) ? Kind.STOP : Kind.UNKNOWN;
		};
	}

	private static Kind refused(int contacts) {
		return (contacts > 1) ? Kind.SPLIT : Kind.REFUSED;
	}

	private static boolean isType(Reply.Answer answer, String type) {
		List<String> types = answer.headers().allValues("Content-Type");
		return types.size() == 1 && types.get(0).split(";", 2)[0].strip().equalsIgnoreCase(type);
	}

}
