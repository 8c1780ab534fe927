package dev.contactsync.sync;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a run up that has failed but does not come to an end, because a call to a
 * database never returns: some versions of H2 spin for ever after a write has failed.
 * What a process has left that ends like this is taken up as after any crash.
 */
final class Watchdog implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Watchdog.class);

	private static final int FRAMES = 6;

	private final ScheduledExecutorService timer = Timers.named("watchdog");

	private final RunContext run;

	private final Duration patience;

	private final Stopping stopping;

	private @Nullable Long failedAt;

	/**
	 * Watches a run.
	 * @param run the run
	 * @param patience how long a run that has failed may take to end
	 * @param stopping ends the process
	 */
	Watchdog(RunContext run, Duration patience, Stopping stopping) {
		this.run = run;
		this.patience = patience;
		this.stopping = stopping;
	}

	void start() {
		this.timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
	}

	private void look() {
		try {
			this.run.goOn();
		}
		catch (RuntimeException ex) {
			this.run.end(ex);
			hasFailed();
		}
	}

	private void hasFailed() {
		long now = System.nanoTime();
		if (this.failedAt == null) {
			this.failedAt = now;
		}
		else if (now - this.failedAt > this.patience.toNanos()) {
			log.error("{} has failed, but did not end within {} s. This process is given up; the next run goes on. "
					+ "Please report where it hangs: {}", this.run, this.patience.toSeconds(), threads());
			this.timer.shutdown();
			this.stopping.giveUp(Objects.requireNonNull(this.run.failure()));
		}
	}

	/** Where the threads of the run are. */
	private static String threads() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((thread) -> thread.getKey() != Thread.currentThread() && isOurs(thread.getValue()))
			.map(Watchdog::where)
			.collect(Collectors.joining("; "));
	}

	private static boolean isOurs(StackTraceElement[] frames) {
		String own = Watchdog.class.getPackageName();
		return Arrays.stream(frames).anyMatch((frame) -> frame.getClassName().startsWith(own));
	}

	private static String where(Map.Entry<Thread, StackTraceElement[]> thread) {
		return thread.getKey().getName() + " in "
				+ Stream.of(thread.getValue())
					.limit(FRAMES)
					.map(StackTraceElement::toString)
					.collect(Collectors.joining(" < "));
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
