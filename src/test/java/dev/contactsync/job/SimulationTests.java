package dev.contactsync.job;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import dev.contactsync.ledger.Transition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the decisions through many schedules of crashes and faults; {@code -Dschedules}
 * says how many. One schedule is repeated with its steps by
 * {@code -Dtest=SimulationTests -Dseed=SEED}.
 */
@Tag("schedules")
class SimulationTests {

	private static final int SCHEDULES = Integer.getInteger("schedules", 10_000);

	private static final int ENOUGH_TO_NOTICE = 50_000;

	private static final int ENOUGH_TO_TAKE_EVERY_TRANSITION = 10_000;

	private static final int ENOUGH_TO_CRASH_EVERYWHERE = 100_000;

	/** What has to be crashed before and after, and again while recovering. */
	private static final List<String> EFFECTS = List.of("run", "dirty", "resume", "slices of assess", "chunk of assess",
			"unseen", "slices of deliver", "claim", "accepted", "refused", "in-doubt", "posted again", "exclude", "due",
			"displace", "block", "lift", "chunk of look", "remember rows", "due again", "candidates",
			"chunk of deliver", "slice done", "remembered", "leave pending", "seen again", "done");

	/** As long as a series in full takes on a busy machine. */
	@Test
	@Timeout(value = 15, unit = TimeUnit.MINUTES)
	void promisesHoldWhateverCrashes() {
		List<Long> failing = LongStream.range(0, SCHEDULES)
			.parallel()
			.filter((seed) -> !Simulation.of(seed, null, false).violations().isEmpty())
			.limit(3)
			.boxed()
			.toList();
		assertThat(failing).as(() -> Simulation.of(failing.get(0), null, true).toString()).isEmpty();
		if (SCHEDULES >= ENOUGH_TO_TAKE_EVERY_TRANSITION) {
			assertThat(Transition.untaken(Simulation.TRANSITIONS)).as("allowed, and never taken").isEmpty();
		}
		if (SCHEDULES >= ENOUGH_TO_CRASH_EVERYWHERE) {
			assertCrashedEverywhere();
		}
	}

	private static void assertCrashedEverywhere() {
		for (String effect : EFFECTS) {
			assertThat(Simulation.CRASHES).contains("before " + effect, "after " + effect, "again before " + effect,
					"again after " + effect);
		}
		assertThat(Simulation.CRASHES).contains("before the look", "before the POST", "after the POST",
				"again before the look", "again before the POST", "again after the POST");
	}

	/** Seeds that have shown a defect once, of the program or of the simulation. */
	@ParameterizedTest
	@ValueSource(longs = { 43, 106, 114, 249, 869, 3337, 4740, 6658, 12570, 14385, 26196, 40233, 42250, 97968, 69395,
			92750, 84173 })
	void whatWasFixedStaysFixed(long seed) {
		Schedule schedule = Simulation.of(seed, null, true);
		assertThat(schedule.violations()).as(schedule::toString).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Defence.class)
	@Tag("slow")
	void everyDefenceIsMissed(Defence defence) {
		long seed = LongStream.range(0, ENOUGH_TO_NOTICE)
			.filter((each) -> !Simulation.of(each, defence, false).violations().isEmpty())
			.findFirst()
			.orElseThrow(() -> new AssertionError("nobody misses " + defence));
		assertThat(Simulation.of(seed, null, false).violations()).as("seed %d with every defence", seed).isEmpty();
	}

	@Test
	@EnabledIfSystemProperty(named = "seed", matches = "\\d+")
	void repeatsOneSchedule() {
		Schedule schedule = Simulation.of(Long.parseLong(Objects.requireNonNull(System.getProperty("seed"))), null,
				true);
		System.out.println(schedule);
		assertThat(schedule.violations()).isEmpty();
	}

}
