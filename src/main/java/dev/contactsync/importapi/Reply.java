package dev.contactsync.importapi;

import java.net.http.HttpHeaders;

/** What came back from one HTTP request, before anybody asks what it means. */
sealed interface Reply {

	/**
	 * A complete answer.
	 *
	 * @param status its HTTP status
	 * @param headers its headers
	 * @param body its body as it came
	 */
	record Answer(int status, HttpHeaders headers, byte[] body) implements Reply {

		@Override
		public String toString() {
			return "answer " + this.status;
		}

	}

	/**
	 * No connection, so that nothing of the request has left.
	 *
	 * @param words what happened
	 */
	record NotConnected(String words) implements Reply {
	}

	/**
	 * No complete answer, although the request may have arrived.
	 *
	 * @param words what happened
	 */
	record Lost(String words) implements Reply {
	}

	/**
	 * The other side is not who it should be, or speaks no TLS that we do.
	 *
	 * @param words what happened
	 * @param maybeSent whether the request may have left
	 */
	record Insecure(String words, boolean maybeSent) implements Reply {
	}

}
