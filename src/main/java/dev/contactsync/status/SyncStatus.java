package dev.contactsync.status;

import java.time.Instant;
import java.util.Map;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.state.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * How a sync stands.
 *
 * @param runs the runs that say how it stands
 * @param inDoubt contacts that were sent without a usable answer
 * @param excluded contacts that are not sent, by kind, every kind included
 * @param accepted how many of them are rejections that the operator has accepted
 * @param watermark the source's clock before the first page of the last run that the next
 * one builds on, or null
 * @param holder the process that holds the lease, or null where none does, or where it is
 * provably no more
 */
public record SyncStatus(String sync, LatestRuns runs, InDoubt inDoubt, Map<ExclusionKind, Long> excluded,
		long accepted, @Nullable Instant watermark, @Nullable ProcessIdentity holder) {
}
