package dev.contactsync.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What to measure, from system properties that begin with {@code bench.}.
 *
 * @param rows sizes of the table
 * @param runs how often each scenario is measured
 * @param only the scenarios
 * @param latencyRows the size of the table where the API takes its time
 * @param heap the most heap of both competitors, as for {@code -Xmx}
 * @param jvm further options of the JVM for both
 * @param java the home of the JDK that runs both
 * @param jar the packaged program
 * @param target where everything is written
 */
record Options(List<Integer> rows, int runs, Set<String> only, int latencyRows, String heap, List<String> jvm,
		Path java, Path jar, Path target) {

	static Options fromSystemProperties() {
		return new Options(list("rows", "100000,1000000").stream().map(Integer::valueOf).toList(),
				Integer.parseInt(text("runs", "3")), Set.copyOf(list("only", "load,unchanged,changed,latency,start")),
				Integer.parseInt(text("latency-rows", "200000")), text("heap", "256m"), list("jvm", "-XX:+UseSerialGC"),
				Path.of(text("java", System.getProperty("java.home"))),
				Path.of(text("jar", "target/contact-sync.jar")).toAbsolutePath(),
				Path.of(text("target", "target/bench")).toAbsolutePath());
	}

	/** A property left empty, as Maven passes it on, is one that is not set. */
	private static String text(String name, String otherwise) {
		String text = System.getProperty("bench." + name, "");
		return text.isBlank() ? otherwise : text.strip();
	}

	private static List<String> list(String name, String otherwise) {
		return Arrays.stream(text(name, otherwise).split("[, ]+")).filter((each) -> !each.isEmpty()).toList();
	}

	/**
	 * The options of every JVM that is measured.
	 * @param more those of this one
	 */
	List<String> jvmWith(List<String> more) {
		List<String> all = new ArrayList<>(this.jvm);
		all.add("-Xmx" + this.heap);
		all.addAll(more);
		return all;
	}

	boolean wants(String scenario) {
		return this.only.contains(scenario);
	}

}
