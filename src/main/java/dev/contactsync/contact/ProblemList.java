package dev.contactsync.contact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that all of it can be said at once. */
public final class ProblemList {

	private final List<ContactSyncException> problems = new ArrayList<>();

	/**
	 * Adds a problem, unless it was told before.
	 * @param code the problem, one that ends runs or commands
	 * @param message what is wrong, and what to do
	 */
	public void add(ProblemCode code, String message) {
		if (this.problems.stream().noneMatch((known) -> message.equals(known.getMessage()))) {
			this.problems.add(new ContactSyncException(code, message));
		}
	}

	/**
	 * Adds problems.
	 * @param more what another list has collected
	 */
	public void addAll(Collection<ContactSyncException> more) {
		this.problems.addAll(more);
	}

	/**
	 * Does a step whose problems do not keep the next from being done.
	 * @param <T> what it gives
	 * @return its result; empty where it has none, or failed
	 */
	public <T> Optional<T> get(Supplier<@Nullable T> step) {
		try {
			return Optional.ofNullable(step.get());
		}
		catch (ContactSyncException ex) {
			addAll(ex.all());
			return Optional.empty();
		}
	}

	/**
	 * What was collected.
	 * @return the problems in the order in which they were found
	 */
	public List<ContactSyncException> all() {
		return List.copyOf(this.problems);
	}

	/**
	 * Ends what collects.
	 * @throws ContactSyncException if there is a problem: the first, which knows the
	 * others
	 */
	public void throwIfAny() {
		if (!this.problems.isEmpty()) {
			throw ContactSyncException.of(this.problems);
		}
	}

}
