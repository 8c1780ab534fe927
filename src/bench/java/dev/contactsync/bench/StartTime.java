package dev.contactsync.bench;

import java.util.List;

/**
 * How long starts took, one way.
 *
 * @param way how it was started
 * @param ours seconds until the first POST, of each run
 * @param empty seconds until the job of the empty program was done; none if it is not
 * started this way
 */
record StartTime(String way, List<Double> ours, List<Double> empty) {
}
