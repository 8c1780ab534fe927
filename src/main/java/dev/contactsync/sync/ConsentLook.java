package dev.contactsync.sync;

import dev.contactsync.decision.ConsentPreparer;
import dev.contactsync.source.ContactRows;

/**
 * What a sync with consent looks at before its first load sends anything.
 *
 * @param rows its rows, with the columns of consent and phone only
 * @param preparer from a row to whether its contact has said no
 */
public record ConsentLook(ContactRows rows, ConsentPreparer preparer) {
}
