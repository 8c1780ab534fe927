package dev.contactsync.work;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** States of runs, as conditions of statements list them. */
public final class RunStateList {

	/** Of runs that are to be resumed before their sync can have another one. */
	public static final String UNFINISHED = of(RunState::isUnfinished);

	/** Of runs that can be closed. */
	public static final String CLOSABLE = of((state) -> state.mayBecome(RunState.CLOSED));

	private RunStateList() {
	}

	private static String of(Predicate<RunState> condition) {
		return Stream.of(RunState.values())
			.filter(condition)
			.map((state) -> "'" + state.code() + "'")
			.collect(Collectors.joining(", "));
	}

}
