package dev.contactsync.execution;

import java.time.Instant;

/**
 * How far a run is at a moment.
 *
 * @param at the moment
 * @param step its step
 * @param fraction which part of the step is done, or {@link #UNKNOWN}
 * @param rows how many rows or candidates this process has settled
 * @param requests how many requests it has posted
 */
record ProgressSample(Instant at, String step, double fraction, long rows, long requests) {

	static final double UNKNOWN = -1;

}
