package dev.contactsync.cli;

import java.util.List;

import dev.contactsync.launch.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/** Brings syncs up to date. */
@CommandLine.Command(name = "run", header = "Bring syncs up to date.",
		description = "Finishes the unfinished run of a sync, if there is one, then starts a new one.")
final class RunCommand extends RunningCommand {

	@Parameters(paramLabel = "SYNC", description = "The syncs to run; all, one after the other, if none is named.")
	private List<String> syncs = List.of();

	@Option(names = "--full", description = "Check every row; unchanged contacts are still not sent.")
	private boolean full;

	@Option(names = "--limit", paramLabel = "N", converter = OptionValues.OfCount.class,
			description = "Send at most N contacts; the rest are left for the next run.")
	private @Nullable Integer limit;

	@Option(names = "--approve", description = "Continue what was held or refused; covers what was shown, once.")
	private boolean approve;

	RunCommand(ProgramLauncher launcher, CommandOutput console) {
		super(launcher, console);
	}

	@Override
	List<String> named() {
		return this.syncs;
	}

	@Override
	RunRequest request(String sync) {
		return new RunRequest.Update(sync, this.full, this.limit, this.approve);
	}

}
