package dev.contactsync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.execution.StopSignal;
import dev.contactsync.guard.GuardLog;
import dev.contactsync.launch.RunHandle;
import dev.contactsync.launch.RunListeners;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunLog;
import dev.contactsync.runs.RunStatus;
import dev.contactsync.sync.OpenSync;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Runs syncs: finishes what was left, then starts a new run. One process at a time works
 * for a sync; another is told so.
 */
@Component
public class SyncRunner {

	private static final Logger log = LoggerFactory.getLogger(SyncRunner.class);

	private final SyncSessions sessions;

	private final RunLog runs;

	private final RunPlanner planner;

	private final RunExecutor executor;

	private final RejectionReplay replays;

	private final GuardLog guard;

	private final RunListeners listeners;

	SyncRunner(SyncSessions sessions, RunLog runs, RunPlanner planner, RunExecutor executor, RejectionReplay replays,
			GuardLog guard, RunListeners listeners) {
		this.sessions = sessions;
		this.runs = runs;
		this.planner = planner;
		this.executor = executor;
		this.replays = replays;
		this.guard = guard;
		this.listeners = listeners;
	}

	/**
	 * Starts what is asked for, on a thread of its own.
	 * @param request what is asked of which sync
	 * @return to wait for its runs, or to stop them
	 */
	public RunHandle start(RunRequest request) {
		StopSignal stop = new StopSignal();
		RunHandle handle = new RunHandle(request, stop);
		handle.begin(() -> answer(request, stop));
		return handle;
	}

	/**
	 * Does what is asked for.
	 * @param request what is asked of which sync
	 * @return a result for each run, in order: that of the unfinished run, and, if that
	 * is done now, of the new one; none where {@link RunRequest.Restart} found nothing to
	 * finish
	 */
	public List<RunResult> run(RunRequest request) {
		return start(request).await();
	}

	private List<RunResult> answer(RunRequest request, StopSignal stop) {
		List<RunResult> results = new ArrayList<>();
		Consumer<RunResult> ended = (result) -> {
			results.add(result);
			this.listeners.ended(result);
		};
		SyncSession session;
		try {
			session = this.sessions.open(request.sync(), stop);
		}
		catch (ContactSyncException ex) {
			ended.accept(
					stop.isAsked() ? RunResult.stopped(request.sync()) : RunCompletion.notBegun(request.sync(), ex));
			return results;
		}
		try (session) {
			answer(request, session, ended);
		}
		catch (ContactSyncException ex) {
			ended.accept(RunCompletion.none(request.sync(), ex));
		}
		return results;
	}

	private void answer(RunRequest request, SyncSession session, Consumer<RunResult> ended) {
		if (request instanceof RunRequest.Update update) {
			update(update, session, ended);
		}
		else if (request instanceof RunRequest.Restart) {
			restart(session, ended);
		}
		else if (request instanceof RunRequest.Replay replay) {
			replay(replay, session, ended);
		}
		else {
			throw new IllegalStateException("Unknown request " + request);
		}
	}

	private void update(RunRequest.Update request, SyncSession session, Consumer<RunResult> ended) {
		Optional<RunResult> finished = finish(session, request.approve());
		finished.ifPresent(ended);
		if (isNothingLeft(finished)) {
			boolean isApprovalLeft = request.approve() && finished.isEmpty();
			Run planned = this.planner.plan(session.sync(), session.key(), request.full(), request.limit());
			ended.accept(begin(planned, session, isApprovalLeft));
		}
	}

	private void restart(SyncSession session, Consumer<RunResult> ended) {
		finish(session, false).or(() -> this.guard.held(session.sync().name()).map(RunCompletion::held))
			.ifPresent(ended);
	}

	private void replay(RunRequest.Replay request, SyncSession session, Consumer<RunResult> ended) {
		String key = (request.key() != null) ? this.replays.rejected(session.key(), request.key()) : null;
		Optional<RunResult> finished = finish(session, false);
		finished.ifPresent(ended);
		if (isNothingLeft(finished)) {
			this.replays.replay(session.key(), request.reason(), key);
			ended.accept(begin(this.planner.replay(session.sync(), session.key()), session, false));
		}
	}

	private static boolean isNothingLeft(Optional<RunResult> finished) {
		return finished.isEmpty() || finished.get().outcome() == RunOutcome.DONE;
	}

	/** Finishes the unfinished run, if there is one. */
	private Optional<RunResult> finish(SyncSession session, boolean approve) {
		Optional<Run> unfinished = this.runs.unfinished(session.sync().name())
			.filter((run) -> !closeOutdated(run, session.sync()));
		if (approve) {
			unfinished.ifPresent((run) -> approve(run, session));
		}
		return unfinished.map((run) -> this.executor.execute(resume(run), session));
	}

	/**
	 * An approval is for what the last start has ended with: the API's wait, or a hold.
	 */
	private void approve(Run unfinished, SyncSession session) {
		if (this.guard.isWaiting(unfinished)) {
			session.sync().destination().endWait();
		}
		else {
			this.guard.approve(unfinished);
		}
	}

	/** A run is only finished with the configuration that it was started with. */
	private boolean closeOutdated(Run run, OpenSync sync) {
		if (run.configuration().equals(sync.configuration()) && run.destination().equals(sync.destination().name())) {
			return false;
		}
		RunStatus closed = new RunStatus(RunState.CLOSED, ProblemCode.RUN_CLOSED,
				"Closed: the configuration has changed since it began.");
		this.runs.end(run, closed, this.runs.totals(run));
		log.info("{}: run {} was started with another configuration and is closed; everything is assessed again",
				sync.name(), run.id());
		return true;
	}

	private Run resume(Run run) {
		return this.runs.resume(run)
			.orElseThrow(() -> new ContactSyncException(ProblemCode.RUN_FINISHED_ELSEWHERE,
					"Run %d of %s has meanwhile been finished by another process.".formatted(run.id(), run.sync())));
	}

	private RunResult begin(Run planned, SyncSession session, boolean approve) {
		Run run = this.runs.begin(planned);
		if (approve) {
			if (this.guard.shown(run).isEmpty()) {
				log.info("{}: there is nothing to approve: no run with this configuration is held", run.sync());
			}
			this.guard.approve(run);
		}
		if (!run.isReplay()) {
			this.runs.closeHeld(run);
		}
		return this.executor.execute(run, session);
	}

}
