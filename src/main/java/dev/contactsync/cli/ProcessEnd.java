package dev.contactsync.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.execution.StopSignal;

/**
 * How the process ends when it is asked to stop, as by SIGTERM, while a command is under
 * way: the command is asked to end, and the process halts with its exit code once it has.
 * It halts, too, when a run hangs after it has failed.
 */
final class ProcessEnd {

	/** Longer than a request may take; shorter than most patience with a service. */
	private static final Duration LONGEST = Duration.ofSeconds(40);

	private final boolean withProcess;

	private final CountDownLatch ended = new CountDownLatch(1);

	private volatile int exitCode = Failure.TRY_LATER.exitCode();

	private volatile boolean asked;

	private ProcessEnd(boolean withProcess) {
		this.withProcess = withProcess;
	}

	/** The process ends with the command. */
	static ProcessEnd ofProcess() {
		return new ProcessEnd(true);
	}

	/** The process continues after the command, and others end it. */
	static ProcessEnd ofCommand() {
		return new ProcessEnd(false);
	}

	/**
	 * A command begins.
	 * @param stopping asks its runs to end
	 * @param failing answers with a problem instead of the command, and gives the exit
	 * code
	 */
	void begun(StopSignal stopping, ToIntFunction<Throwable> failing) {
		if (!this.withProcess) {
			return;
		}
		stopping.onGivingUp((reason) -> giveUp(failing, reason));
		try {
			Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stopping), "ending"));
		}
		catch (IllegalStateException ex) {
			throw new ContactSyncException(ProblemCode.STOPPED, "Asked to stop before the command began.", ex);
		}
	}

	/** The command has ended, its answer is written. */
	void ended(int code) {
		this.exitCode = code;
		this.ended.countDown();
	}

	/** Whether the process was asked to stop. */
	boolean isAsked() {
		return this.asked;
	}

	private static void giveUp(ToIntFunction<Throwable> failing, Throwable reason) {
		int code = Failure.INTERNAL.exitCode();
		try {
			code = failing.applyAsInt(reason);
		}
		finally {
			Runtime.getRuntime().halt(code);
		}
	}

	private void end(StopSignal stopping) {
		if (this.ended.getCount() == 0) {
			return;
		}
		this.asked = true;
		stopping.ask();
		try {
			if (!this.ended.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
				this.exitCode = Failure.TRY_LATER.exitCode();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		// Only a halt sets the exit code of a process that a signal ends.
		Runtime.getRuntime().halt(this.exitCode);
	}

}
