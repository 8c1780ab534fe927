package dev.contactsync.ledger;

import java.util.List;

/**
 * What was accepted of what the operator has named.
 *
 * @param contacts how many rejections are accepted now
 * @param unmatched keys that were named, of contacts that are not rejected, or for
 * another reason
 */
public record AcceptedRejections(int contacts, List<String> unmatched) {
}
