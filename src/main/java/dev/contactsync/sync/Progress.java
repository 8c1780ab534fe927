package dev.contactsync.sync;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells after a second, and then every ten, how far a run is, and what it waits for. */
final class Progress implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Progress.class);

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private final RunContext run;

	private final ScheduledExecutorService timer = Timers.named("progress");

	Progress(RunContext run) {
		this.run = run;
	}

	void start() {
		this.timer.scheduleAtFixedRate(this::tell, 1, INTERVAL.toSeconds(), TimeUnit.SECONDS);
	}

	private void tell() {
		String waiting = this.run.sync()
			.api()
			.waiting()
			.map((wait) -> ", waiting until " + wait.until() + ": " + wait.why())
			.orElse("");
		log.info("{}: {} rows looked at, {} contacts delivered{}", this.run, "%,d".formatted(this.run.rows()),
				"%,d".formatted(this.run.accepted()), waiting);
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
