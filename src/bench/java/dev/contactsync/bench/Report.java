package dev.contactsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import dev.contactsync.bench.StartTime.Start;
import org.jspecify.annotations.Nullable;

/**
 * Tells the medians as tables, on the screen and in a file, and every single measurement
 * in another, so that one sees how far they lie apart.
 */
final class Report {

	/** Requests under way where the API takes its time. */
	static final int IN_FLIGHT = 8;

	/** The time that it takes. */
	static final long LATENCY_MILLIS = 200;

	/** What could be sent then at most. */
	private static final double IDEAL = IN_FLIGHT * 100 * 1000.0 / LATENCY_MILLIS;

	private final Options options;

	private final String archive;

	private final String database;

	Report(Options options, String archive, String database) {
		this.options = options;
		this.archive = archive;
		this.database = database;
	}

	void write(List<Measurement> measurements, List<StartTime> starts) throws IOException {
		Map<String, List<Measurement>> groups = measurements.stream()
			.collect(Collectors.groupingBy(Report::key, LinkedHashMap::new, Collectors.toList()));
		List<String> parts = new ArrayList<>(List.of(setting()));
		if (!groups.isEmpty()) {
			parts.add(syncs(groups).toString());
		}
		if (measurements.stream().anyMatch((each) -> each.scenario() == Scenario.LATENCY)) {
			parts.add(latency(groups).toString());
		}
		if (!starts.isEmpty()) {
			parts.add(starts(starts).toString());
		}
		String report = String.join("\n", parts);
		System.out.println("\n" + report);
		Path target = this.options.target();
		Files.writeString(target.resolve("result.md"), report);
		if (!groups.isEmpty()) {
			Files.writeString(target.resolve("runs.csv"), runs(measurements));
			Files.writeString(target.resolve("curve.svg"), new Curve(groups.values()).toSvg());
		}
	}

	private static String key(Measurement each) {
		return key(each, each.who());
	}

	private static String key(Measurement each, String who) {
		return each.scenario() + " " + each.rows() + " " + who;
	}

	private String setting() throws IOException {
		return "%d runs, -Xmx%s %s, %s, %d processors; all with an archive of classes (%s); %s%n".formatted(
				this.options.runs(), this.options.heap(), String.join(" ", this.options.jvm()),
				this.options.java().getFileName(), Runtime.getRuntime().availableProcessors(), this.archive,
				this.database);
	}

	private static Table syncs(Map<String, List<Measurement>> groups) {
		Table table = new Table("scenario", "rows", "who", "s", "rows/s", "ratio", "CPU s", "ratio", "peak MB",
				"requests", "contacts each", "commits", "PostgreSQL CPU s", "ratio");
		groups.values().forEach((group) -> {
			Measurement first = group.get(0);
			List<Measurement> floor = Objects.requireNonNull(groups.get(key(first, "floor")));
			double seconds = median(group, (each) -> each.usage().seconds());
			double requests = median(group, (each) -> each.counters().requests());
			double contacts = median(group, (each) -> each.counters().contacts());
			table.add(first.scenario().toString(), text(first.rows(), 0), first.who(), text(seconds, 2),
					text(first.rows() / seconds, 0), ratio(group, floor, (each) -> each.usage().seconds()),
					text(median(group, (each) -> each.usage().cpuSeconds()), 2),
					ratio(group, floor, (each) -> each.usage().cpuSeconds()),
					text(median(group, (each) -> each.usage().peakMegabytes()), 0), text(requests, 0),
					(requests > 0) ? text(contacts / requests, 1) : "",
					text(median(group, (each) -> each.database().commits()), 0),
					text(median(group, (each) -> each.database().cpuSeconds()), 2),
					ratio(group, floor, (each) -> each.database().cpuSeconds()));
		});
		return table;
	}

	private static Table latency(Map<String, List<Measurement>> groups) {
		Table table = new Table("200 ms an answer, 8 in flight", "contacts/s", "of " + text(IDEAL, 0),
				"in the middle half", "of " + text(IDEAL, 0), "most in flight");
		groups.values().stream().filter((group) -> group.get(0).scenario() == Scenario.LATENCY).forEach((group) -> {
			double pace = median(group, (each) -> each.counters().pace());
			double middle = median(group, (each) -> each.counters().paceOfMiddle());
			table.add(group.get(0).who(), text(pace, 0), percent(pace / IDEAL), text(middle, 0),
					percent(middle / IDEAL), text(median(group, (each) -> each.counters().mostOpen()), 0));
		});
		return table;
	}

	private static String percent(double part) {
		return text(100 * part, 1) + " %";
	}

	private static Table starts(List<StartTime> starts) {
		Table table = new Table("start", "ours, s to the first POST", "an empty program, s to its end", "ratio",
				"ours, CPU s in all", "empty", "ratio");
		starts.forEach((each) -> {
			List<String> cells = new ArrayList<>(List.of(each.way()));
			cells.addAll(compared(each, Start::seconds));
			cells.addAll(compared(each, Start::cpuSeconds));
			table.add(cells.toArray(String[]::new));
		});
		return table;
	}

	private static List<String> compared(StartTime each, ToDoubleFunction<Start> number) {
		double ours = StartTime.median(each.ours(), number);
		if (each.empty().isEmpty()) {
			return List.of(text(ours, 2), "", "");
		}
		double empty = StartTime.median(each.empty(), number);
		return List.of(text(ours, 2), text(empty, 2), text(ours / empty, 2));
	}

	private static String runs(List<Measurement> measurements) {
		StringBuilder lines = new StringBuilder(
				"scenario,rows,who,seconds,cpu_seconds,peak_mb,requests,contacts,commits,postgresql_cpu_seconds,"
						+ "pace,middle_pace\n");
		measurements.forEach(
				(each) -> lines.append(String.format(Locale.ROOT, "%s,%d,%s,%.3f,%.2f,%d,%d,%d,%d,%.2f,%.0f,%.0f%n",
						each.scenario().name().toLowerCase(Locale.ROOT), each.rows(), each.who(),
						each.usage().seconds(), each.usage().cpuSeconds(), each.usage().peakMegabytes(),
						each.counters().requests(), each.counters().contacts(), each.database().commits(),
						each.database().cpuSeconds(), each.counters().pace(), each.counters().paceOfMiddle())));
		return lines.toString();
	}

	private static String ratio(List<Measurement> group, @Nullable List<Measurement> floor,
			ToDoubleFunction<Measurement> number) {
		double base = (floor != null) ? median(floor, number) : 0;
		return (base > 0) ? text(median(group, number) / base, 2) : "";
	}

	private static double median(List<Measurement> group, ToDoubleFunction<Measurement> number) {
		return Measurement.median(group, number);
	}

	private static String text(double number, int decimals) {
		return String.format(Locale.ROOT, "%,." + decimals + "f", number);
	}

}
