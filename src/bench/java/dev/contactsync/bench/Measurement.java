package dev.contactsync.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.contactsync.bench.CountingApi.Counters;
import dev.contactsync.bench.JavaProcess.Usage;
import dev.contactsync.bench.Postgres.Use;

/**
 * What one sync took.
 *
 * @param scenario what had to be done
 * @param rows of the table
 * @param who did it
 * @param usage of the process
 * @param counters of the import server
 * @param database what PostgreSQL did for it
 */
record Measurement(Scenario scenario, int rows, String who, Usage usage, Counters counters, Use database) {

	/** The median of one number over several measurements of the same. */
	static double median(List<Measurement> measurements, ToDoubleFunction<Measurement> number) {
		return median(measurements.stream().map(number::applyAsDouble).toList());
	}

	static double median(List<Double> numbers) {
		List<Double> sorted = numbers.stream().sorted().toList();
		int half = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
	}

}
