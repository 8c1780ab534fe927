package dev.contactsync.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An exception with what caused it, and what caused that: the one way to walk there. */
public final class CauseChain {

	private CauseChain() {
	}

	/**
	 * All of them.
	 * @return the exception, its cause, and so on; each once, though they be a circle
	 */
	public static List<Throwable> of(Throwable thrown) {
		List<Throwable> causes = new ArrayList<>();
		for (Throwable cause = thrown; cause != null && !causes.contains(cause); cause = cause.getCause()) {
			causes.add(cause);
		}
		return causes;
	}

	/**
	 * Finds one by its type.
	 * @param <T> the type
	 * @return the outermost of that type
	 */
	public static <T> Optional<T> find(Throwable thrown, Class<T> type) {
		return of(thrown).stream().filter(type::isInstance).map(type::cast).findFirst();
	}

}
