package dev.contactsync.job;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.contactsync.testing.Packaging;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many kills. They come in rounds of a few, each with a company of its own that begins
 * with the first load, and a seed from which everything of the round follows but the
 * order of threads. Seeds count up, so that the first round of a series that begins with
 * the seed of any round is that round: {@code -Dkills.seed=SEED -Dkills=4}.
 */
final class KillSeries {

	private static final int KILLS_A_ROUND = 4;

	private static final List<String> SETTINGS = List.of(
			"--contact-sync.destinations.botpenguin.request-size=" + KillRound.REQUEST,
			"--contact-sync.syncs.customers.chunk-size=" + KillRound.CHUNK,
			"--contact-sync.syncs.customers.changed-at=updated_at",
			"--contact-sync.syncs.customers.mapping.consent=opted_in",
			"--contact-sync.syncs.customers.mapping.tags[0]=crm",
			"--contact-sync.syncs.customers.mapping.attributes.city={city}");

	/** As many rounds have every point once. */
	private static final int ROUNDS_A_CYCLE = KillPoint.values().length / KILLS_A_ROUND;

	/** So many that each point is met. */
	private static final int ENOUGH_ROUNDS = 15;

	private static final long FIRST = first();

	private final Map<KillPoint, Integer> points = new EnumMap<>(KillPoint.class);

	private final Set<Long> seeds = new TreeSet<>();

	private int missed;

	private int most;

	private int bound;

	private static long first() {
		String given = System.getProperty("kills.seed", "");
		return given.isBlank() ? (long) ROUNDS_A_CYCLE * new Random().nextInt(1_000_000) : Long.parseLong(given);
	}

	/** A seed for each round. */
	static List<Long> seeds() {
		int rounds = (Integer.getInteger("kills", ROUNDS_A_CYCLE * KILLS_A_ROUND) + KILLS_A_ROUND - 1) / KILLS_A_ROUND;
		return LongStream.range(FIRST, FIRST + rounds).boxed().toList();
	}

	/**
	 * Of three rounds one is on H2, always the same, so that a seed is enough to repeat
	 * it.
	 */
	private static StateKind state(long seed) {
		return (Math.floorMod(seed, ROUNDS_A_CYCLE) == ROUNDS_A_CYCLE - 1) ? StateKind.H2 : StateKind.POSTGRESQL;
	}

	/** The points of a round: with those of the same cycle, all there are. */
	static List<KillPoint> points(long seed) {
		List<KillPoint> points = Arrays.asList(KillPoint.values());
		Collections.shuffle(points, new Random(Math.floorDiv(seed, ROUNDS_A_CYCLE)));
		int from = Math.floorMod(seed, ROUNDS_A_CYCLE) * KILLS_A_ROUND;
		return points.subList(from, from + KILLS_A_ROUND);
	}

	/** Does a round; several threads may do one each. */
	void round(long seed, Installations installations, Packaging packaging) {
		KillRound.Habits habits = KillRound.Habits.of(seed);
		try (Installation installation = installations.add(packaging, state(seed), settings(habits))) {
			KillRound round = new KillRound(installation, habits, new Random(seed));
			for (KillPoint point : points(seed)) {
				try {
					note(round.kill(point));
				}
				catch (AssertionError | RuntimeException ex) {
					throw new AssertionError("A kill at %s went wrong; repeat it with -Dkills.seed=%d -Dkills=%d: %s"
						.formatted(round, seed, KILLS_A_ROUND, ex.getMessage()), ex);
				}
			}
		}
		synchronized (this) {
			this.seeds.add(seed);
		}
	}

	private static String[] settings(KillRound.Habits habits) {
		return Stream.concat(SETTINGS.stream(), habits.settings().stream()).toArray(String[]::new);
	}

	private synchronized void note(KillRound.Result result) {
		this.missed += result.hits().isEmpty() ? 1 : 0;
		result.hits().forEach((point) -> this.points.merge(point, 1, Integer::sum));
		if (result.repeats() >= this.most) {
			this.most = result.repeats();
			this.bound = result.bound();
		}
	}

	private int kills() {
		return this.points.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** The program was there to be killed, and in a long series at every point. */
	synchronized void assertKilled() {
		assertThat(kills()).as(toString()).isGreaterThanOrEqualTo(this.seeds.size() * KILLS_A_ROUND / 2);
		if (this.seeds.size() >= ENOUGH_ROUNDS) {
			assertThat(this.points).as(toString()).containsOnlyKeys(KillPoint.values());
		}
	}

	@Override
	public synchronized String toString() {
		Map<StateKind, Long> rounds = this.seeds.stream()
			.collect(Collectors.groupingBy(KillSeries::state, TreeMap::new, Collectors.counting()));
		return "%d kills, %d processes ended before; rounds %s; points %s; seeds %s; at most %d repeats where %d were allowed"
			.formatted(kills(), this.missed, rounds, this.points, this.seeds, this.most, this.bound);
	}

}
