package dev.contactsync.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.CountText;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.identity.SyncLog;
import dev.contactsync.ledger.Ledger.AcceptedRejections;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.status.RejectedKeys;
import dev.contactsync.status.StatusLog;
import dev.contactsync.sync.SyncCatalog;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

import org.springframework.beans.factory.BeanFactory;

/** Lets rejections be that the operator has seen. */
@CommandLine.Command(name = "accept", header = "Accept rejections that you have reviewed.",
		description = "They stay listed, but no run exits with 3 because of them until their values change.")
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
		SyncKey key = beans.getBean(SyncLog.class).key(this.sync, destination);
		RejectedKeys rejected = this.keys.isEmpty() ? new RejectedKeys(List.of())
				: beans.getBean(StatusLog.class).rejected(key);
		List<String> kept = this.keys.stream().map((each) -> rejected.find(each).orElse(each)).toList();
		AcceptedRejections accepted = beans.getBean(Ledger.class).accept(key, kept, this.reason);
		if (accepted.contacts() == 0) {
			throw new ContactSyncException(ProblemCode.NOTHING_TO_ACCEPT,
					"No rejection of %s matches%s %s rejections %s lists them.".formatted(this.sync,
							near(accepted, rejected), CommandLineProgram.NAME, this.sync));
		}
		if (isJson()) {
			console().json(List.of(json(accepted)));
		}
		else {
			print(accepted);
		}
		return ExitCode.DONE;
	}

	private static String near(AcceptedRejections accepted, RejectedKeys rejected) {
		return accepted.unmatched()
			.stream()
			.filter((key) -> rejected.find(key).isEmpty())
			.flatMap((key) -> rejected.near(key).stream())
			.findFirst()
			.orElse(".");
	}

	private Map<String, Object> json(AcceptedRejections accepted) {
		Map<String, Object> element = new LinkedHashMap<>();
		element.put("sync", this.sync);
		element.put("accepted", accepted.contacts());
		element.put("unmatched", accepted.unmatched());
		return element;
	}

	private void print(AcceptedRejections accepted) {
		console().line("%s: %s accepted", this.sync, CountText.of(accepted.contacts(), "rejection"));
		if (!accepted.unmatched().isEmpty()) {
			console().line("Not rejected%s: %s", (this.reason != null) ? " for this reason" : "",
					String.join(", ", accepted.unmatched()));
		}
	}

}
