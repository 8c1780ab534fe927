package dev.contactsync.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.contactsync.contact.Kind;
import dev.contactsync.contact.Reason;
import dev.contactsync.ledger.Rejections;
import dev.contactsync.sync.Syncs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.beans.factory.BeanFactory;

/** Shows who was kept back, and why. */
@CommandLine.Command(name = "rejections", header = "Show which contacts were not sent, and why.",
		description = "Shows those that are invalid or were refused by the API, unless a kind or a reason is named.")
final class RejectionsCommand extends Command {

	@Parameters(paramLabel = "SYNC", description = "The sync.")
	private String sync = "";

	@Option(names = "--kind", paramLabel = "K", converter = Words.OfKind.class,
			description = "Only this kind: invalid, refused, suppressed, duplicate, moved or gone.")
	private @Nullable Kind kind;

	@Option(names = "--reason", paramLabel = "R", converter = Words.OfReason.class,
			description = "Only this reason, such as too-short.")
	private @Nullable Reason reason;

	RejectionsCommand(Launcher launcher, Console console) {
		super(launcher, console);
	}

	@Override
	int answer(BeanFactory beans) {
		beans.getBean(Syncs.class).checkName(this.sync);
		Rejections rejections = beans.getBean(Rejections.class);
		if (isJson()) {
			try (JsonArray array = console().jsonArray()) {
				rejections.read(this.sync, kinds(), this.reason, array::add);
			}
		}
		else {
			print(rejections);
		}
		return Exit.DONE;
	}

	private List<Kind> kinds() {
		if (this.kind != null) {
			return List.of(this.kind);
		}
		return (this.reason != null) ? List.of(this.reason.kind())
				: Stream.of(Kind.values()).filter(Kind::isRejection).toList();
	}

	private void print(Rejections rejections) {
		Map<String, Long> byReason = new TreeMap<>();
		try (Table table = console().table("KEY", "KIND", "REASON", "FIELD", "DETAIL")) {
			rejections.read(this.sync, kinds(), this.reason, (rejection) -> {
				byReason.merge(rejection.reason(), 1L, Long::sum);
				table.row(rejection.key(), rejection.kind(), rejection.reason(), text(rejection.field()),
						text(rejection.detail()));
			});
		}
		if (byReason.isEmpty()) {
			console().line("No contact of %s is kept back in this way.", this.sync);
			return;
		}
		console().line("");
		byReason.forEach((each, contacts) -> console().line("%,7d  %s", contacts, each));
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
