package dev.contactsync.execution;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every second how far a run is, and shows it as often as the view wants it. */
public final class ProgressMonitor implements AutoCloseable {

	private final RunContext run;

	private final ProgressView view;

	private final Clock clock;

	private final Throughput rates;

	private final ScheduledExecutorService timer = Timers.named("progress");

	private long seconds;

	ProgressMonitor(RunContext run, ProgressView view, Clock clock) {
		this.run = run;
		this.view = view;
		this.clock = clock;
		this.rates = new Throughput(run.toString());
	}

	/** Begins to look and to show. */
	public void start() {
		sample();
		this.timer.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
	}

	private void tick() {
		sample();
		if (++this.seconds % this.view.interval().toSeconds() == 0) {
			this.view.show(this.rates.progress(this.run.sync().destination().api().waiting().orElse(null)));
		}
	}

	private void sample() {
		this.rates.add(this.run.counters().read(this.clock.instant()));
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		try {
			this.timer.awaitTermination(1, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.view.end();
	}

}
