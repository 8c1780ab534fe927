package dev.contactsync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Everything that a simulation leaves to chance, repeatable by its seed, and what
 * happened.
 */
final class Schedule {

	private final long seed;

	private static final int RARITY_IN_TROUBLE = 4;

	private static final int LONGEST_QUIET = 200;

	private final SplittableRandom random;

	private final boolean isTraced;

	private final List<String> steps = new ArrayList<>();

	private final List<String> violations = new ArrayList<>();

	private final int rarity;

	private int faultsLeft;

	private boolean isTrouble;

	private int quiet;

	Schedule(long seed, boolean isTraced) {
		this.seed = seed;
		this.random = new SplittableRandom(seed);
		this.isTraced = isTraced;
		this.rarity = 3 + this.random.nextInt(60);
		this.faultsLeft = this.random.nextInt(8);
		this.quiet = isOneIn(2) ? this.random.nextInt(LONGEST_QUIET) : 0;
	}

	int below(int bound) {
		return this.random.nextInt(bound);
	}

	/** One of some; nothing is left to chance where there is only one. */
	<T> T oneOf(List<T> some) {
		return some.get((some.size() > 1) ? below(some.size()) : 0);
	}

	boolean isOneIn(int chances) {
		return this.random.nextInt(chances) == 0;
	}

	/**
	 * Whether a fault happens here; more of them in some schedules than in others, and
	 * they like to follow each other. In every other schedule all goes well at first, so
	 * that later runs have their faults, too.
	 */
	boolean isFault() {
		if (this.quiet > 0) {
			this.quiet--;
			return false;
		}
		this.isTrouble = this.faultsLeft > 0 && isOneIn(this.isTrouble ? RARITY_IN_TROUBLE : this.rarity);
		if (this.isTrouble) {
			this.faultsLeft--;
		}
		return this.isTrouble;
	}

	/** From now on everything works. */
	void calm() {
		this.faultsLeft = 0;
	}

	void step(Supplier<String> what) {
		if (this.isTraced) {
			this.steps.add(what.get());
		}
	}

	void violated(String what) {
		this.violations.add(what);
		step(() -> "VIOLATED: " + what);
	}

	List<String> violations() {
		return this.violations;
	}

	@Override
	public String toString() {
		return "seed " + this.seed + ": " + this.violations + "\n" + String.join("\n", this.steps);
	}

}
