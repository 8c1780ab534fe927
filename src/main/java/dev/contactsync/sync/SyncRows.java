package dev.contactsync.sync;

import dev.contactsync.decision.ContactPreparer;
import dev.contactsync.source.ContactRows;
import org.jspecify.annotations.Nullable;

/**
 * What a sync reads, and what it makes of it.
 *
 * @param source its rows
 * @param preparer from a row to what is decided on
 * @param look what tells who has said no before a first load; null where nobody is asked
 */
public record SyncRows(ContactRows source, ContactPreparer preparer, @Nullable ConsentLook look) {
}
