package dev.contactsync.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.execution.StopSignal;
import dev.contactsync.sync.FormerSyncs.ReleasedSync;
import dev.contactsync.sync.FormerSyncs;
import dev.contactsync.terminal.DisplayText;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

import org.springframework.beans.factory.BeanFactory;

/** Gives the phones of a sync free that was removed from the configuration. */
@CommandLine.Command(name = "release", header = "Give the phones of a removed sync free.",
		description = "Contacts of other syncs with these phones are sent by their next runs. What the API has of the "
				+ "removed sync stays there. May be repeated.")
final class ReleaseCommand extends BaseCommand {

	@Parameters(paramLabel = "OLD", description = "The sync, which is no longer configured.")
	private String old = "";

	@Option(names = "--with-opt-outs",
			description = "Also forget who has not opted in, so that other syncs may send to them.")
	private boolean withOptOuts;

	ReleaseCommand(ProgramLauncher launcher, CommandOutput console) {
		super(launcher, console);
	}

	@Override
	int answer(BeanFactory beans) {
		ReleasedSync released = beans.getBean(FormerSyncs.class)
			.release(this.old, this.withOptOuts, beans.getBean(StopSignal.class)::pause);
		if (isJson()) {
			Map<String, Object> element = new LinkedHashMap<>();
			element.put("sync", this.old);
			element.put("phones", released.phones());
			element.put("optOuts", released.optOuts());
			console().json(List.of(element));
		}
		else {
			console().line("%s: %s given free, %s kept.", this.old, DisplayText.count(released.phones(), "phone"),
					DisplayText.count(released.optOuts(), "opt-out"));
		}
		return ExitCode.DONE;
	}

}
