package dev.contactsync.launch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import dev.contactsync.execution.StopSignal;

/** The runs that were started for a request, while they are under way and after. */
public final class RunHandle {

	private final RunRequest request;

	private final StopSignal stop;

	private final CompletableFuture<List<RunResult>> results = new CompletableFuture<>();

	/**
	 * A handle for work that has not begun.
	 * @param stop ends the runs of this request, and no others
	 */
	public RunHandle(RunRequest request, StopSignal stop) {
		this.request = request;
		this.stop = stop;
	}

	/**
	 * Begins the work, on a thread of its own.
	 * @param work makes the runs, and gives a result for each
	 */
	public void begin(Supplier<List<RunResult>> work) {
		new Thread(() -> {
			try {
				this.results.complete(work.get());
			}
			catch (Throwable ex) {
				this.results.completeExceptionally(ex);
			}
		}, this.request.sync()).start();
	}

	/** What was asked for. */
	public RunRequest request() {
		return this.request;
	}

	/**
	 * Whether all of its runs have ended.
	 * @return true if {@link #await} returns at once
	 */
	public boolean isDone() {
		return this.results.isDone();
	}

	/** Asks its runs to end, and no others; they can be resumed. */
	public void stop() {
		this.stop.ask();
	}

	/**
	 * Waits until all of its runs have ended.
	 * @return a result for each, in order
	 */
	public List<RunResult> await() {
		try {
			return this.results.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			if (ex.getCause() instanceof Error cause) {
				throw cause;
			}
			throw ex;
		}
	}

}
