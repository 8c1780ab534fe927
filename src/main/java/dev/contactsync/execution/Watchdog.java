package dev.contactsync.execution;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a run up that has failed but does not come to an end, because a call to a
 * database never returns: some versions of H2 spin for ever after a write has failed.
 * What a process leaves that ends like this is resumed as after any crash.
 */
public final class Watchdog implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Watchdog.class);

	private static final int FRAMES = 4;

	private final ScheduledExecutorService timer = Timers.named("watchdog");

	private final String run;

	private final Cancellation cancellation;

	private final Duration patience;

	private final Consumer<RuntimeException> lastResort;

	/** In how many looks the run had failed; there is one a second. */
	private int failedTicks;

	private boolean isClosed;

	/**
	 * Watches a run.
	 * @param patience how long a run that has failed may take to end
	 * @param lastResort is given why the run should have ended; mostly ends the process
	 */
	public Watchdog(RunContext run, Duration patience, Consumer<RuntimeException> lastResort) {
		this.run = run.toString();
		this.cancellation = run.cancellation();
		this.patience = patience;
		this.lastResort = lastResort;
	}

	/** Begins to watch. */
	public void start() {
		this.timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
	}

	private synchronized void tick() {
		try {
			this.cancellation.throwIfStopped();
		}
		catch (RuntimeException ex) {
			this.cancellation.cancel(ex);
			if (!this.isClosed && !this.cancellation.isClosing() && ++this.failedTicks > this.patience.toSeconds()) {
				this.isClosed = true;
				giveUp();
			}
		}
	}

	private void giveUp() {
		try {
			log.error("{} has failed, but did not end within {} s. This process is stopped; the next run resumes. "
					+ "Please report where it hangs: {}", this.run, this.patience.toSeconds(), threads());
		}
		finally {
			this.lastResort.accept(Objects.requireNonNull(this.cancellation.failure()));
		}
	}

	/** Where the threads of the run are. */
	private static String threads() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((thread) -> thread.getKey() != Thread.currentThread())
			.filter((thread) -> Stream.of(thread.getValue()).anyMatch(Watchdog::isOurs))
			.map(Watchdog::where)
			.collect(Collectors.joining("; "));
	}

	/** The last few calls, and who of ours has made them. */
	private static String where(Map.Entry<Thread, StackTraceElement[]> thread) {
		Stream<StackTraceElement> last = Stream.of(thread.getValue()).limit(FRAMES);
		Stream<StackTraceElement> ours = Stream.of(thread.getValue()).skip(FRAMES).filter(Watchdog::isOurs).limit(1);
		return Stream.concat(last, ours)
			.map(StackTraceElement::toString)
			.collect(Collectors.joining(" < ", thread.getKey().getName() + " in ", ""));
	}

	private static boolean isOurs(StackTraceElement frame) {
		return frame.getClassName().startsWith("dev.contactsync.");
	}

	/** A run that ends at the last moment no longer stops the process. */
	@Override
	public synchronized void close() {
		this.isClosed = true;
		this.timer.shutdownNow();
	}

}
