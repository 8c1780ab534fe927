package dev.contactsync.cli;

import java.util.List;

import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.launch.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/** Tries rejected contacts again. */
@CommandLine.Command(name = "replay", header = "Try rejected contacts again now.",
		description = "Reads them again from the source and sends those that can be sent now. Exits like run.")
final class ReplayCommand extends RunningCommand {

	@Parameters(paramLabel = "SYNC", description = "The sync.")
	private @Nullable String sync;

	@Option(names = "--reason", paramLabel = "R", converter = OptionValues.ForRejection.class,
			description = "Only those rejected for this reason, such as too-short or CS3106.")
	private @Nullable ExclusionReason reason;

	@Option(names = "--key", paramLabel = "K", description = "Only the contact with this key.")
	private @Nullable String key;

	ReplayCommand(ProgramLauncher launcher, CommandOutput console) {
		super(launcher, console);
	}

	@Override
	List<String> named() {
		return (this.sync != null) ? List.of(this.sync) : List.of();
	}

	@Override
	RunRequest request(String each) {
		return new RunRequest.Replay(each, this.reason, this.key);
	}

}
