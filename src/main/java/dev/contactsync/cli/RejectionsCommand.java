package dev.contactsync.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.status.ExcludedContactEntry;
import dev.contactsync.status.StatusLog;
import dev.contactsync.sync.SyncCatalog;
import dev.contactsync.terminal.JsonArray;
import dev.contactsync.terminal.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

import org.springframework.beans.factory.BeanFactory;

/** Shows who was excluded, and why. */
@CommandLine.Command(name = "rejections", header = "Show which contacts were not sent, and why.",
		description = "Shows those that are invalid or were refused by the API, unless a kind or a reason is named.")
final class RejectionsCommand extends BaseCommand {

	@Parameters(paramLabel = "SYNC", description = "The sync.")
	private String sync = "";

	@Option(names = "--kind", paramLabel = "K", converter = OptionValues.OfKind.class,
			description = "Only this kind: invalid, refused, suppressed, duplicate, moved or gone.")
	private @Nullable ExclusionKind kind;

	@Option(names = "--reason", paramLabel = "R", converter = OptionValues.OfReason.class,
			description = "Only this reason, such as too-short or CS3106.")
	private @Nullable ExclusionReason reason;

	RejectionsCommand(ProgramLauncher launcher, CommandOutput console) {
		super(launcher, console);
	}

	@Override
	int answer(BeanFactory beans) {
		String destination = beans.getBean(SyncCatalog.class).destinationOf(this.sync);
		StatusLog status = beans.getBean(StatusLog.class);
		if (isJson()) {
			try (JsonArray array = console().jsonArray()) {
				status.excluded(this.sync, destination, kinds(), this.reason,
						(rejection) -> array.add(json(rejection)));
			}
		}
		else {
			print(status, destination);
		}
		return ExitCode.DONE;
	}

	private static Map<String, @Nullable Object> json(ExcludedContactEntry rejection) {
		Map<String, @Nullable Object> element = new LinkedHashMap<>();
		element.put("key", rejection.key());
		element.put("kind", rejection.reason().kind().code());
		element.put("reason", rejection.reason().code());
		element.put("code", rejection.reason().problem().code());
		element.put("field", rejection.field());
		element.put("detail", rejection.detail());
		element.put("attempts", rejection.history().attempts());
		element.put("firstSeen", rejection.history().firstSeen());
		element.put("lastSeen", rejection.history().lastSeen());
		element.put("accepted", rejection.history().isAccepted());
		return element;
	}

	private List<ExclusionKind> kinds() {
		if (this.kind != null) {
			return List.of(this.kind);
		}
		return (this.reason != null) ? List.of(this.reason.kind())
				: Stream.of(ExclusionKind.values()).filter(ExclusionKind::isRejection).toList();
	}

	/** Those that are accepted come last, under a line of their own. */
	private void print(StatusLog status, String destination) {
		Map<ExclusionReason, Long> open = new TreeMap<>();
		Map<ExclusionReason, Long> accepted = new TreeMap<>();
		try (TextTable table = table(); TextTable below = table()) {
			status.excluded(this.sync, destination, kinds(), this.reason, (rejection) -> {
				boolean isAccepted = rejection.history().isAccepted();
				if (isAccepted && accepted.isEmpty()) {
					table.end();
					console().line((open.isEmpty() ? "" : "%n") + "Accepted (not counted until their rows change):");
				}
				(isAccepted ? accepted : open).merge(rejection.reason(), 1L, Long::sum);
				row(isAccepted ? below : table, rejection);
			});
		}
		if (open.isEmpty() && accepted.isEmpty()) {
			console().line("No excluded contact of %s matches.", this.sync);
			return;
		}
		console().line("");
		sums(open, "");
		sums(accepted, ", accepted");
	}

	private TextTable table() {
		return console().table("KEY", "KIND", "REASON", "FIELD", "DETAIL");
	}

	private static void row(TextTable table, ExcludedContactEntry rejection) {
		table.row(rejection.key(), rejection.reason().kind().code(), rejection.reason().code(), text(rejection.field()),
				text(rejection.detail()));
	}

	private void sums(Map<ExclusionReason, Long> byReason, String remark) {
		byReason.forEach((each, contacts) -> console().line("%,7d  %s: %s%s", contacts, each.problem().code(),
				each.code(), remark));
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
