package dev.contactsync.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Many kills. They come in rounds of a few, each with a company of its own that begins
 * with the first load, and a seed from which everything of the round follows but the
 * order of threads. Seeds count up, so that the first round of a series that begins with
 * the seed of any round is that round: {@code -Dkills.seed=SEED -Dkills=4}.
 */
final class KillSeries {

	static final int KILLS_A_ROUND = 4;

	/** As many rounds have every point once. */
	private static final int ROUNDS_A_CYCLE = KillPoint.values().length / KILLS_A_ROUND;

	private static final long FIRST = first();

	private final Map<String, Integer> points = new TreeMap<>();

	private final List<Long> seeds = new ArrayList<>();

	private int kills;

	private int missed;

	private int most;

	private int bound;

	private static long first() {
		String given = System.getProperty("kills.seed", "");
		return given.isBlank() ? (long) ROUNDS_A_CYCLE * new Random().nextInt(1_000_000) : Long.parseLong(given);
	}

	/**
	 * The seeds of one database's rounds: of three rounds one is on H2, always the same,
	 * so that a seed is enough to repeat it.
	 */
	static List<Long> seeds(boolean onH2) {
		int rounds = (Integer.getInteger("kills", ROUNDS_A_CYCLE * KILLS_A_ROUND) + KILLS_A_ROUND - 1) / KILLS_A_ROUND;
		List<Long> seeds = new ArrayList<>();
		for (long seed = FIRST; seed < FIRST + rounds; seed++) {
			if ((seed % ROUNDS_A_CYCLE == ROUNDS_A_CYCLE - 1) == onH2) {
				seeds.add(seed);
			}
		}
		return seeds;
	}

	/** The points of a round: with those of the same cycle, all there are. */
	static List<KillPoint> points(long seed) {
		List<KillPoint> points = Arrays.asList(KillPoint.values());
		Collections.shuffle(points, new Random(Math.floorDiv(seed, ROUNDS_A_CYCLE)));
		int from = Math.floorMod(seed, ROUNDS_A_CYCLE) * KILLS_A_ROUND;
		return points.subList(from, from + KILLS_A_ROUND);
	}

	/** Does a round. */
	void round(long seed, Function<List<String>, Installation> installations) {
		this.seeds.add(seed);
		KillRound.Habits habits = KillRound.Habits.of(seed);
		try (Installation installation = installations.apply(habits.settings())) {
			KillRound round = new KillRound(installation, habits, new Random(seed));
			for (KillPoint point : points(seed)) {
				try {
					note(point, round.kill(point));
				}
				catch (AssertionError | RuntimeException ex) {
					throw new AssertionError("A kill at %s went wrong; repeat it with -Dkills.seed=%d -Dkills=%d: %s"
						.formatted(round, seed, KILLS_A_ROUND, ex.getMessage()), ex);
				}
			}
		}
	}

	private void note(KillPoint point, KillRound.Result result) {
		this.kills += result.kills();
		this.missed += (result.kills() == 0) ? 1 : 0;
		this.points.merge(point.name(), result.kills(), Integer::sum);
		if (result.repeats() >= this.most) {
			this.most = result.repeats();
			this.bound = result.bound();
		}
	}

	@Override
	public String toString() {
		return "%d kills, %d processes ended before; points %s; seeds %s; at most %d repeats where %d were allowed"
			.formatted(this.kills, this.missed, this.points, this.seeds, this.most, this.bound);
	}

}
