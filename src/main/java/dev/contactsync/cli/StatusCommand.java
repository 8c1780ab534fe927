package dev.contactsync.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.identity.UnconfiguredSync;
import dev.contactsync.runs.RunReport;
import dev.contactsync.status.StatusLog;
import dev.contactsync.status.SyncStatus;
import dev.contactsync.sync.SyncCatalog;
import dev.contactsync.sync.UnconfiguredSyncs;
import dev.contactsync.terminal.DisplayText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

import org.springframework.beans.factory.BeanFactory;

/** Shows the state of each sync. */
@CommandLine.Command(name = "status", header = "Show the state of each sync.")
final class StatusCommand extends BaseCommand {

	private static final String NEVER = "never";

	@Parameters(paramLabel = "SYNC", arity = "0..1", description = "The sync; all if none is named.")
	private @Nullable String sync;

	StatusCommand(ProgramLauncher launcher, CommandOutput console) {
		super(launcher, console);
	}

	@Override
	int answer(BeanFactory beans) {
		StatusLog status = beans.getBean(StatusLog.class);
		SyncCatalog syncs = beans.getBean(SyncCatalog.class);
		List<SyncStatus> all = syncs.oneOrAll(this.sync)
			.stream()
			.map((each) -> status.status(each, syncs.destinationOf(each)))
			.toList();
		List<UnconfiguredSync> others = beans.getBean(UnconfiguredSyncs.class).all();
		Instant now = beans.getBean(Clock.class).instant();
		if (isJson()) {
			console().json(all.stream().map((each) -> {
				Map<String, @Nullable Object> element = json(each, now);
				element.put("unconfigured", unconfigured(others, syncs.destinationOf(each.sync())));
				return element;
			}).toList());
		}
		else {
			all.forEach((each) -> print(each, now));
			others.forEach((each) -> console().line("%n%s. %s", each.meaning(), each.action()));
		}
		return ExitCode.DONE;
	}

	private static Map<String, @Nullable Object> json(SyncStatus status, Instant now) {
		Map<String, @Nullable Object> element = new LinkedHashMap<>();
		element.put("sync", status.sync());
		element.put("state", state(status));
		element.put("lastRun", number(status.runs().lastDone()));
		element.put("unfinishedRun", number(status.runs().unfinished()));
		element.put("inDoubt", status.inDoubt().contacts());
		element.put("excluded", exclusion(status));
		element.put("watermark", status.watermark());
		Duration age = age(status, now);
		element.put("freshness", (age != null) ? age.toSeconds() : null);
		element.put("holder", (status.holder() != null) ? status.holder().toString() : null);
		element.put("inDoubtRequests", status.inDoubt().requests());
		element.put("accepted", status.accepted());
		return element;
	}

	/** The syncs that keep others from sending there. */
	private static List<Map<String, Object>> unconfigured(List<UnconfiguredSync> others, String destination) {
		return others.stream().filter((sync) -> sync.destination().equals(destination)).map((sync) -> {
			Map<String, Object> element = new LinkedHashMap<>();
			element.put("sync", sync.name());
			element.put("phones", sync.phones());
			element.put("inDoubt", sync.inDoubt());
			return element;
		}).toList();
	}

	private static String state(SyncStatus status) {
		if (status.runs().held() != null) {
			return status.runs().held().state().code();
		}
		return (status.runs().newest() != null) ? status.runs().newest().state().code() : NEVER;
	}

	private static @Nullable Long number(@Nullable RunReport report) {
		return (report != null) ? report.run() : null;
	}

	private static Map<String, Long> exclusion(SyncStatus status) {
		return status.excluded()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().code(), Map.Entry::getValue, (a, b) -> a,
					LinkedHashMap::new));
	}

	/** How old what the API knows is at most. */
	private static @Nullable Duration age(SyncStatus status, Instant now) {
		Instant watermark = status.watermark();
		if (watermark == null) {
			return null;
		}
		return watermark.isBefore(now) ? Duration.between(watermark, now) : Duration.ZERO;
	}

	private void print(SyncStatus status, Instant now) {
		console().line("%s: %s", status.sync(), state(status));
		Duration age = age(status, now);
		line("last run", (status.runs().lastDone() != null) ? message(status.runs().lastDone()) : "none completed yet");
		line("up to date", (age != null) ? DisplayText.about(age) + " ago" : "not yet");
		if (status.runs().unfinished() != null) {
			line("unfinished", message(status.runs().unfinished()));
		}
		if (status.runs().held() != null) {
			line("held", message(status.runs().held()));
		}
		line("in doubt", status.inDoubt().toString());
		line("excluded", excludedText(status.excluded())
				+ ((status.accepted() > 0) ? "; accepted: " + DisplayText.number(status.accepted()) : ""));
		line("lease", (status.holder() != null) ? "held by " + status.holder() : "free");
	}

	private void line(String what, String message) {
		console().line("  %-10s  %s", what, message);
	}

	private static String message(RunReport report) {
		Instant at = (report.ended() != null) ? report.ended() : report.started();
		return "run %d, %s %s%s".formatted(report.run(), (report.ended() != null) ? "ended" : "started",
				DisplayText.moment(at), (report.message() != null) ? ": " + DisplayText.message(report.status()) : "");
	}

	private static String excludedText(Map<ExclusionKind, Long> exclusion) {
		String message = exclusion.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > 0)
			.map((entry) -> DisplayText.number(entry.getValue()) + " " + entry.getKey().code())
			.collect(Collectors.joining(", "));
		return message.isEmpty() ? "none" : message;
	}

}
