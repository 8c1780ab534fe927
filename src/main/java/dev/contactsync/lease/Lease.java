package dev.contactsync.lease;

import java.time.Instant;

import dev.contactsync.state.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Who may send for a sync, as the state database has it.
 *
 * @param epoch how often it has changed hands; a holder holds one epoch
 * @param holder who holds it, or null if it is free
 * @param heldSince since when, by the database's clock, or null
 * @param heartbeat when the holder was last heard of, by the database's clock, or null
 * @param now the database's clock
 */
public record Lease(String sync, long epoch, @Nullable ProcessIdentity holder, @Nullable Instant heldSince,
		@Nullable Instant heartbeat, Instant now) {
}
