package dev.contactsync.importapi;

/** What has to be done immediately before the bytes of a request leave. */
@FunctionalInterface
public interface BeforePost {

	/**
	 * Called immediately before every POST of a sending, repeated ones included. Where a
	 * wait begins for all senders during this call, it is called again after the wait
	 * with the same number. Whatever it throws ends the sending and is passed on.
	 * @param attempt the number of the POST in its sending, beginning with 1
	 * @return false if the request is not to be sent any more, which ends the sending
	 */
	boolean before(int attempt);

}
