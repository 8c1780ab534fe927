package dev.contactsync.execution;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Threads that do something later, and keep no process from ending. */
public final class Timers {

	private Timers() {
	}

	/** A timer whose one thread has a name. */
	public static ScheduledExecutorService named(String name) {
		return Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, name);
			thread.setDaemon(true);
			return thread;
		});
	}

}
