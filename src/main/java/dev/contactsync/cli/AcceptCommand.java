package dev.contactsync.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.identity.SyncLog;
import dev.contactsync.ledger.Ledger.AcceptedRejections;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.sync.SyncCatalog;
import dev.contactsync.terminal.DisplayText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

import org.springframework.beans.factory.BeanFactory;

/** Lets rejections be that the operator has seen. */
@CommandLine.Command(name = "accept", header = "Let rejections be that you have seen.",
		description = "They stay listed, but no longer make a run exit with 3, until the values change that made them so.")
final class AcceptCommand extends BaseCommand {

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(paramLabel = "SYNC", description = "The sync.")
	private String sync = "";

	@Option(names = "--key", paramLabel = "K", description = "Only the contact with this key; may be repeated.")
	private List<String> keys = List.of();

	@Option(names = "--reason", paramLabel = "R", converter = OptionValues.ForRejection.class,
			description = "Only those rejected for this reason, such as too-short or CS3106.")
	private @Nullable ExclusionReason reason;

	AcceptCommand(ProgramLauncher launcher, CommandOutput console) {
		super(launcher, console);
	}

	@Override
	void check() {
		if (this.keys.isEmpty() && this.reason == null && this.spec != null) {
			throw new ParameterException(this.spec.commandLine(),
					"Say which rejections: --key, --reason, or both. All at once cannot be accepted.");
		}
	}

	@Override
	int answer(BeanFactory beans) {
		String destination = beans.getBean(SyncCatalog.class).destinationOf(this.sync);
		AcceptedRejections accepted = beans.getBean(Ledger.class)
			.accept(beans.getBean(SyncLog.class).key(this.sync, destination), this.keys, this.reason);
		if (accepted.contacts() == 0) {
			throw new ContactSyncException(ProblemCode.NOTHING_TO_ACCEPT,
					"No rejection of %s matches. %s rejections %s lists them.".formatted(this.sync,
							CommandLineProgram.NAME, this.sync));
		}
		if (isJson()) {
			console().json(List.of(json(accepted)));
		}
		else {
			print(accepted);
		}
		return ExitCode.DONE;
	}

	private Map<String, Object> json(AcceptedRejections accepted) {
		Map<String, Object> element = new LinkedHashMap<>();
		element.put("sync", this.sync);
		element.put("accepted", accepted.contacts());
		element.put("unmatched", accepted.unmatched());
		return element;
	}

	private void print(AcceptedRejections accepted) {
		console().line("%s: %s accepted", this.sync, DisplayText.count(accepted.contacts(), "rejection"));
		if (!accepted.unmatched().isEmpty()) {
			console().line("Not rejected%s: %s", (this.reason != null) ? " for this reason" : "",
					String.join(", ", accepted.unmatched()));
		}
	}

}
