package dev.contactsync.runs;

import java.time.Instant;
import java.util.Map;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.ledger.InDoubt;
import dev.contactsync.state.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * How a sync stands.
 *
 * @param sync the sync
 * @param newest its newest run, or null where there is none yet
 * @param lastDone its newest run that is done, or null
 * @param unfinished its newest run that can be taken up again, or null
 * @param held its run that waits for approval, or null
 * @param inDoubt contacts that were sent without a usable answer
 * @param excluded contacts that are not sent, by kind, every kind included
 * @param watermark the source's clock before the first page of the last run that the next
 * one builds on, or null
 * @param holder the process that holds the lease, or null where none does, or where it is
 * provably no more
 */
public record SyncStatus(String sync, @Nullable RunReport newest, @Nullable RunReport lastDone,
		@Nullable RunReport unfinished, @Nullable RunReport held, InDoubt inDoubt, Map<ExclusionKind, Long> exclusion,
		@Nullable Instant watermark, @Nullable ProcessIdentity holder) {
}
