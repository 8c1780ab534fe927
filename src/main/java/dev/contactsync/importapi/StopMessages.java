package dev.contactsync.importapi;

import java.time.Duration;
import java.time.Instant;

import dev.contactsync.contact.ProblemCode;
import dev.contactsync.importapi.SendOutcome.Stop;
import java.time.temporal.ChronoUnit;

/**
 * What a user reads when a run waits or cannot continue: what is wrong with which
 * destination, and which setting to look at.
 */
final class StopMessages {

	private final String name;

	StopMessages(String name) {
		this.name = name;
	}

	String setting(String key) {
		return "contact-sync.destinations." + this.name + "." + key;
	}

	Stop status(int status, String message) {
		return new Stop(code(status),
				"The import API " + this.name + " answered " + status + ": " + advice(status) + said(message));
	}

	private static ProblemCode code(int status) {
		if (status / 100 == 3) {
			return ProblemCode.API_REDIRECTS;
		}
		return switch (status) {
			case 402 -> ProblemCode.API_WANTS_PAYMENT;
			case 407 -> ProblemCode.API_BEHIND_PROXY;
			default -> ProblemCode.API_UNEXPECTED_STATUS;
		};
	}

	private String advice(int status) {
		if (status / 100 == 3) {
			return "a redirect, which is not followed. Set " + setting("base-url") + " to the address it leads to.";
		}
		return switch (status) {
			case 402 -> "the account's plan does not allow this call. Check the account, then start again.";
			case 407 -> "a proxy on the way asks for a login. Configure it to let calls through to "
					+ setting("base-url") + ".";
			default -> "this is not how the import call answers. Check " + setting("base-url") + " and "
					+ setting("path") + ".";
		};
	}

	Stop html(int status) {
		return new Stop(ProblemCode.API_WEB_PAGE,
				"The import API " + this.name + " answered " + status
						+ " with a web page instead of JSON: a web site, a login page or a proxy answers there. Check "
						+ setting("base-url") + " and " + setting("path") + ".");
	}

	Stop insecure(String message) {
		return new Stop(ProblemCode.API_INSECURE,
				"No secure connection to the import API " + this.name + " (" + message + "). Check the host in "
						+ setting("base-url") + " and this machine's clock; for a private certificate authority set "
						+ setting("ssl-bundle") + ".");
	}

	Stop token(String message) {
		return new Stop(ProblemCode.TOKEN_REFUSED,
				"The import API " + this.name + " does not accept the token. Put the account's current token into "
						+ setting("token") + " or the file of " + setting("token-file")
						+ ", and check that base-url is the right host for the account." + said(message));
	}

	Stop unavailable(Duration patience, String last) {
		return new Stop(ProblemCode.API_UNAVAILABLE,
				"The import API " + this.name + " gave no usable answer for " + message(patience) + " ("
						+ setting("patience") + "); the last one was: " + last + ". Start again later.");
	}

	private static String message(Duration time) {
		return (time.toSeconds() % 60 == 0) ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
	}

	Stop wait(Instant until) {
		return new Stop(ProblemCode.API_ASKS_TO_WAIT,
				"The import API " + this.name + " asks to wait: nothing is sent until " + until
						+ ". Start again after that.");
	}

	String waiting(String why, Instant until) {
		return "The import API " + this.name + " is not accepting contacts (" + why + "): nothing is sent until "
				+ until.truncatedTo(ChronoUnit.SECONDS) + ".";
	}

	Stop asked() {
		return new Stop(ProblemCode.STOPPED, "Asked to stop. The next run resumes from here.");
	}

	private static String said(String message) {
		return message.isEmpty() ? "" : " It said: " + message;
	}

}
