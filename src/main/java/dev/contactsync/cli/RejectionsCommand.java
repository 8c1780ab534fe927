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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
		element.put("attempts", rejection.attempts());
		element.put("firstSeen", rejection.firstSeen());
		element.put("lastSeen", rejection.lastSeen());
		return element;
	}

	private List<ExclusionKind> kinds() {
		if (this.kind != null) {
			return List.of(this.kind);
		}
		return (this.reason != null) ? List.of(this.reason.kind())
				: Stream.of(ExclusionKind.values()).filter(ExclusionKind::isRejection).toList();
	}

	private void print(StatusLog status, String destination) {
		Map<ExclusionReason, Long> byReason = new TreeMap<>();
		try (TextTable table = console().table("KEY", "KIND", "REASON", "FIELD", "DETAIL")) {
			status.excluded(this.sync, destination, kinds(), this.reason, (rejection) -> {
				byReason.merge(rejection.reason(), 1L, Long::sum);
				table.row(rejection.key(), rejection.reason().kind().code(), rejection.reason().code(),
						text(rejection.field()), text(rejection.detail()));
			});
		}
		if (byReason.isEmpty()) {
			console().line("No excluded contact of %s matches.", this.sync);
			return;
		}
		console().line("");
		byReason
			.forEach((each, contacts) -> console().line("%,7d  %s: %s", contacts, each.problem().code(), each.code()));
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
