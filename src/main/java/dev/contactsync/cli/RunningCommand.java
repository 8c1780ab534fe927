package dev.contactsync.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import dev.contactsync.contact.ProblemCode;
import dev.contactsync.execution.ProgressDisplay;
import dev.contactsync.job.SyncRunner;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult;
import dev.contactsync.state.StateFile;
import dev.contactsync.sync.SyncCatalog;

import org.springframework.beans.factory.BeanFactory;

/**
 * A command that makes runs: of the syncs that are named, else of all, one after the
 * other. One that fails does not keep the next from running.
 */
abstract class RunningCommand extends BaseCommand {

	/** Read by another thread when the process is stopped because a run hangs. */
	private final List<RunResult> made = new CopyOnWriteArrayList<>();

	private volatile List<String> wanted = List.of();

	RunningCommand(ProgramLauncher launcher, CommandOutput console) {
		super(launcher, console);
	}

	/** The syncs that the user named; empty for all. */
	abstract List<String> named();

	/** What is asked of a sync. */
	abstract RunRequest request(String sync);

	@Override
	final int answer(BeanFactory beans) {
		SyncCatalog syncs = beans.getBean(SyncCatalog.class);
		named().forEach(syncs::checkName);
		launcher().stateUrl()
			.filter(StateFile::isInMemory)
			.ifPresent((url) -> console().problem(ProblemCode.STATE_IN_MEMORY,
					"The state (spring.datasource.url) is " + StateFile.IN_MEMORY + "."));
		if (!isJson()) {
			console().statusLine().ifPresent(beans.getBean(ProgressDisplay.class)::use);
		}
		SyncRunner runner = beans.getBean(SyncRunner.class);
		this.wanted = List.copyOf(new LinkedHashSet<>(named().isEmpty() ? syncs.names() : named()));
		for (String sync : this.wanted) {
			this.made.addAll(launcher().isAskedToStop() ? List.of(told(RunResult.stopped(sync))) : run(sync, runner));
		}
		int exitCode = ExitCode.of(exitCodes());
		if (isJson()) {
			console().json(this.made.stream().map(RunJson::of).toList());
		}
		else if (exitCode != ExitCode.DONE) {
			console().line("%nExit %d: %s.", exitCode, ExitCode.meaning(exitCode));
		}
		return exitCode;
	}

	/** The first failure counts, be it that of an earlier run. */
	@Override
	final int exitCode(CommandProblem problem) {
		return ExitCode.of(Stream.concat(exitCodes().stream(), Stream.of(problem.exitCode())).toList());
	}

	private List<Integer> exitCodes() {
		return ExitCode.ofSyncs(this.made);
	}

	private List<RunResult> run(String sync, SyncRunner runner) {
		List<RunResult> results = runner.run(request(sync));
		if (results.isEmpty() && !isJson()) {
			console().line("%s: there is no unfinished run", sync);
		}
		results.forEach(this::told);
		return results;
	}

	private RunResult told(RunResult result) {
		RunText text = new RunText(console());
		text.problem(result);
		if (!isJson()) {
			text.print(result);
		}
		return result;
	}

	/** The runs that were made, and the problem for each sync without one. */
	@Override
	final List<?> failed(CommandProblem problem) {
		List<String> asked = this.wanted.isEmpty() ? named().stream().distinct().toList() : this.wanted;
		if (asked.isEmpty()) {
			return List.of(RunJson.none(null, problem));
		}
		List<Object> elements = new ArrayList<>(this.made.stream().map(RunJson::of).toList());
		asked.stream()
			.filter((sync) -> this.made.stream().noneMatch((result) -> result.sync().equals(sync)))
			.forEach((sync) -> elements.add(RunJson.none(sync, problem)));
		return elements;
	}

}
