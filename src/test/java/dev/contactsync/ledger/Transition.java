package dev.contactsync.ledger;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiPredicate;

import dev.contactsync.work.RunState;

/**
 * A change of a delivery, a request or a run from one state to another.
 *
 * @param before the state that it had
 * @param after the state that it has now
 */
public record Transition(Enum<?> before, Enum<?> after) {

	private static final Set<Transition> ALLOWED = allowed();

	private static Set<Transition> allowed() {
		Set<Transition> allowed = new LinkedHashSet<>();
		add(allowed, DeliveryState.values(), DeliveryState::mayBecome);
		add(allowed, RequestOutcome.values(), RequestOutcome::mayBecome);
		add(allowed, RunState.values(), RunState::mayBecome);
		return allowed;
	}

	private static <S extends Enum<S>> void add(Set<Transition> allowed, S[] states, BiPredicate<S, S> mayBecome) {
		for (S before : states) {
			for (S after : states) {
				if (mayBecome.test(before, after)) {
					allowed.add(new Transition(before, after));
				}
			}
		}
	}

	/** Whether the tables of the program have it. */
	public boolean isAllowed() {
		return ALLOWED.contains(this);
	}

	/**
	 * What the tables of the program allow without need.
	 * @param taken the changes that have happened
	 * @return those that are allowed and have not
	 */
	public static Set<Transition> untaken(Collection<Transition> taken) {
		Set<Transition> untaken = new LinkedHashSet<>(ALLOWED);
		untaken.removeAll(taken);
		return untaken;
	}

	@Override
	public String toString() {
		return this.before.getDeclaringClass().getSimpleName() + " " + this.before + " > " + this.after;
	}

}
