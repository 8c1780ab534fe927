package dev.contactsync.status;

import dev.contactsync.runs.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * The runs that say how a sync stands.
 *
 * @param newest the newest, or null where there is none yet
 * @param lastDone the newest that is done, or null
 * @param unfinished the newest that can be resumed, or null
 * @param held the one that awaits approval, or null
 */
public record LatestRuns(@Nullable RunReport newest, @Nullable RunReport lastDone, @Nullable RunReport unfinished,
		@Nullable RunReport held) {
}
