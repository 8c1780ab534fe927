package dev.contactsync.importapi;

import java.net.http.HttpHeaders;

/** What came back from one HTTP request, before anybody asks what it means. */
sealed interface ApiReply {

	/**
	 * A complete answer.
	 *
	 * @param status its HTTP status
	 * @param headers its headers
	 * @param body its body as it came
	 */
	record Answer(int status, HttpHeaders headers, byte[] body) implements ApiReply {

		@Override
		public String toString() {
			return "answer " + this.status;
		}

	}

	/**
	 * No connection, so that nothing of the request has left.
	 *
	 * @param message what happened
	 */
	record NotConnected(String message) implements ApiReply {
	}

	/**
	 * No complete answer, although the request may have arrived.
	 *
	 * @param message what happened
	 */
	record Lost(String message) implements ApiReply {
	}

	/**
	 * The other side is not who it should be, or speaks no TLS that we do.
	 *
	 * @param message what happened
	 * @param maybeSent whether the request may have left
	 */
	record Insecure(String message, boolean maybeSent) implements ApiReply {
	}

}
