package dev.contactsync.cli;

import java.util.List;

import dev.contactsync.launch.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/** Finishes unfinished runs. */
@CommandLine.Command(name = "restart", header = "Finish an unfinished run without starting a new one.")
final class RestartCommand extends RunningCommand {

	@Parameters(paramLabel = "SYNC", arity = "0..1", description = "The sync; all if none is named.")
	private @Nullable String sync;

	RestartCommand(ProgramLauncher launcher, CommandOutput console) {
		super(launcher, console);
	}

	@Override
	List<String> named() {
		return (this.sync != null) ? List.of(this.sync) : List.of();
	}

	@Override
	RunRequest request(String each) {
		return new RunRequest.Restart(each);
	}

}
