package dev.contactsync.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import dev.contactsync.execution.StopSignal;
import dev.contactsync.sync.FormerDestinations;
import dev.contactsync.sync.FormerSyncs;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.beans.factory.BeanFactory;

/** Lets a sync take over what it delivered under another name. */
@CommandLine.Command(name = "rename", header = "Let a sync take over what it delivered under its former name.",
		description = "Change the name in the configuration first. Then the next run checks every row, and sends only "
				+ "what has changed or is in doubt. May be repeated.")
final class RenameCommand extends BaseCommand {

	@Parameters(paramLabel = "OLD", index = "0", description = "The former name, which is no longer configured.")
	private String old = "";

	@Parameters(paramLabel = "NEW", index = "1", description = "The name as it is configured now.")
	private String name = "";

	@Option(names = "--destination", description = "The names are those of a destination.")
	private boolean isDestination;

	RenameCommand(ProgramLauncher launcher, CommandOutput console) {
		super(launcher, console);
	}

	@Override
	int answer(BeanFactory beans) {
		Consumer<Duration> pause = beans.getBean(StopSignal.class)::pause;
		Instant renamed = this.isDestination
				? beans.getBean(FormerDestinations.class).rename(this.old, this.name, pause).renamed()
				: Objects.requireNonNull(
						beans.getBean(FormerSyncs.class).rename(this.old, this.name, pause).renamed());
		if (isJson()) {
			Map<String, String> element = new LinkedHashMap<>();
			element.put("old", this.old);
			element.put("new", this.name);
			element.put("renamed", renamed.toString());
			console().json(List.of(element));
		}
		else {
			console().line("%s was renamed to %s at %s. What was delivered is kept.", this.old, this.name, renamed);
		}
		return ExitCode.DONE;
	}

}
