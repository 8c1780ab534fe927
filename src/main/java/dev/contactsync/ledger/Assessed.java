package dev.contactsync.ledger;

import java.util.Map;

/**
 * What a run has found before it sends anything, as far as a guard looks at it.
 *
 * @param read rows that were read and decided on
 * @param invalid those of them that make no valid profile
 * @param acknowledged contacts that the API has, as far as is known
 * @param changed those of them that would be sent again
 * @param fields how many of these differ in which field
 */
public record Assessed(long read, long invalid, long acknowledged, long changed, Map<String, Long> fields) {
}
