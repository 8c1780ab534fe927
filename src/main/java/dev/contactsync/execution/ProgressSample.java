package dev.contactsync.execution;

import java.time.Instant;

import dev.contactsync.runs.RunStage;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is at a moment.
 *
 * @param at the moment
 * @param step its step, or null before the first
 * @param fraction which part of the step is done, or {@link #UNKNOWN}
 * @param rows how many rows or candidates this process has settled
 * @param requests how many requests it has posted
 */
record ProgressSample(Instant at, @Nullable RunStage step, double fraction, long rows, long requests) {

	static final double UNKNOWN = -1;

}
