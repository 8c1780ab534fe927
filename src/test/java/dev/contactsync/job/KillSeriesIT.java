package dev.contactsync.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.contactsync.testing.Packaging;
import dev.contactsync.testing.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The program is killed at any point, again and again. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class KillSeriesIT {

	/** Rounds have nothing in common, and wait much. */
	private static final int ROUNDS_AT_ONCE = 3;

	@TempDir
	private Path folder;

	/** As long as many kills take; each process has a time limit of its own. */
	@Test
	@Timeout(value = 6, unit = TimeUnit.HOURS)
	void losesNothingAndRepeatsNoMoreThanWasUnderWay() throws Exception {
		KillSeries series = new KillSeries();
		long begun = System.nanoTime();
		ExecutorService workers = Executors.newFixedThreadPool(ROUNDS_AT_ONCE);
		try (Installations installations = new Installations(this.folder)) {
			Packaging unpacked = unpacked(installations);
			List<Future<?>> rounds = new ArrayList<>();
			for (long seed : KillSeries.seeds()) {
				rounds.add(workers.submit(() -> series.round(seed, installations, unpacked)));
			}
			end(rounds, workers);
		}
		series.assertKilled();
		System.out.printf("%s; %d s%n", series, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
	}

	/** A round that fails ends the others, too. */
	private static void end(List<Future<?>> rounds, ExecutorService workers) throws Exception {
		try {
			for (Future<?> round : rounds) {
				round.get();
			}
		}
		finally {
			workers.shutdownNow();
			workers.awaitTermination(5, TimeUnit.MINUTES);
		}
	}

	/** Made as the README says, by a run of the program. */
	private Packaging unpacked(Installations installations) {
		Packaging unpacked = Packaging.unpacked(this.folder);
		Installation installation = installations.add(unpacked, StateKind.POSTGRESQL);
		KilledRunContract.insert(installation, 10);
		Program program = installation.start("run");
		assertThat(program.exitCode()).as(program.log()).isZero();
		return unpacked.archived();
	}

}
