package dev.contactsync.contact;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of the project for what concerns a whole run or command. Its message
 * names the offender and what to do, and holds no personal data and no secret.
 */
public final class ContactSyncException extends RuntimeException {

	private final Failure failure;

	/**
	 * A failure that has its cause here.
	 * @param failure the reason, which knows the exit code
	 * @param message what is wrong, and what to do
	 */
	public ContactSyncException(Failure failure, String message) {
		this(failure, message, null);
	}

	/**
	 * A failure that was caused by another.
	 * @param failure the reason, which knows the exit code
	 * @param message what is wrong, and what to do
	 * @param cause the cause
	 */
	public ContactSyncException(Failure failure, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.failure = failure;
	}

	/**
	 * The reason.
	 * @return the reason, which knows the exit code
	 */
	public Failure failure() {
		return this.failure;
	}

}
