package dev.contactsync.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How long starts took, one way.
 *
 * @param way how it was started
 * @param ours until the first POST, of each run
 * @param empty until the job of the empty program was done; none if it is not started
 * this way
 */
record StartTime(String way, List<Start> ours, List<Start> empty) {

	static double median(List<Start> starts, ToDoubleFunction<Start> number) {
		return Measurement.median(starts.stream().map(number::applyAsDouble).toList());
	}

	/**
	 * One start.
	 *
	 * @param seconds until there was something to be seen
	 * @param cpuSeconds of the whole process, its end included
	 */
	record Start(double seconds, double cpuSeconds) {
	}

}
