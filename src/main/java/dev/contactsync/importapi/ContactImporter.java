package dev.contactsync.importapi;

import java.util.Optional;

/** Takes contacts for one run: a session with an account of the import API. */
public interface ContactImporter {

	/**
	 * Sends one request and blocks until there is an outcome; every wait ends at once
	 * after {@link #stop}.
	 * @param body the body, made by {@link ProfileEncoding#body}
	 * @param contacts how many contacts the body has
	 * @param beforePost called before every POST
	 * @return what became of it
	 */
	SendResult send(byte[] body, int contacts, BeforePost beforePost);

	/**
	 * Sends contacts once more that have had no usable answer while others had: like
	 * {@link #send}, but the first answer that is not usable ends it.
	 * @param body the body, made by {@link ProfileEncoding#body}
	 * @param contacts how many contacts the body has
	 * @param beforePost called before every POST
	 * @return what became of it
	 */
	SendResult sendAgain(byte[] body, int contacts, BeforePost beforePost);

	/**
	 * Begins a run: looks whether the account can be reached and takes the token.
	 * @return why the run cannot begin, or empty if it can
	 */
	Optional<SendOutcome.Stop> preflight();

	/**
	 * Whether all senders wait, and why.
	 * @return the wait, or empty if none is in force
	 */
	Optional<ApiWait> waiting();

	/**
	 * Ends every wait of this run, now and in future: its senders return a stop with
	 * {@link dev.contactsync.contact.Failure#TRY_LATER}.
	 */
	void stop();

}
