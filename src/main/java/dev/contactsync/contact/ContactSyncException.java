package dev.contactsync.contact;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of the project for what concerns a whole run or command. Its message
 * names the offender and what to do, and holds no personal data and no secret.
 */
public final class ContactSyncException extends RuntimeException {

	private final ProblemCode code;

	private final Failure failure;

	/**
	 * A failure that has its cause here.
	 * @param code the problem, one that ends runs or commands
	 * @param message what is wrong, and what to do
	 */
	public ContactSyncException(ProblemCode code, String message) {
		this(code, message, null);
	}

	/**
	 * A failure that was caused by another.
	 * @param code the problem, one that ends runs or commands
	 * @param message what is wrong, and what to do
	 */
	public ContactSyncException(ProblemCode code, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.code = code;
		this.failure = code.failure().orElseThrow();
	}

	/**
	 * Several problems as one: it says what the first says, and has all of them with it.
	 */
	static ContactSyncException of(List<ContactSyncException> problems) {
		ContactSyncException first = problems.get(0);
		if (problems.size() == 1) {
			return first;
		}
		ContactSyncException all = new ContactSyncException(first.code, String.valueOf(first.getMessage()), first);
		problems.forEach(all::addSuppressed);
		return all;
	}

	/**
	 * The problems that it tells of.
	 * @return itself or, where several were found at once, each of them
	 */
	public List<ContactSyncException> all() {
		List<ContactSyncException> several = Stream.of(getSuppressed())
			.filter(ContactSyncException.class::isInstance)
			.map(ContactSyncException.class::cast)
			.toList();
		return several.isEmpty() ? List.of(this) : several;
	}

	/** The problem. */
	public ProblemCode code() {
		return this.code;
	}

	/**
	 * What the problem does to a run or command.
	 * @return the reason, which knows the exit code
	 */
	public Failure failure() {
		return this.failure;
	}

}
