package dev.contactsync.guard;

import java.util.Map;

import dev.contactsync.contact.ProfileField;

/**
 * What a run has found before it sends anything, as far as a guard looks at it.
 *
 * @param read rows that were read and decided on
 * @param invalid those of them that make no valid profile
 * @param acknowledged contacts that the API has, as far as the run has looked at them
 * @param changed those of them that would be sent again, returned ones included
 * @param fields how many of these differ in which field
 * @param known contacts that are known of the sync
 * @param suppressed contacts that have said no or were never asked
 */
public record AssessmentTotals(long read, long invalid, long acknowledged, long changed, Map<ProfileField, Long> fields,
		KnownContacts known, SuppressedContacts suppressed) {

	/**
	 * Contacts that are known of the sync.
	 *
	 * @param contacts how many
	 * @param missing those of them that a sweep of all rows has not met
	 */
	public record KnownContacts(long contacts, long missing) {
	}

	/**
	 * Contacts that have said no or were never asked.
	 *
	 * @param contacts how many
	 * @param freed those of them that would be sent, have another phone or are gone
	 */
	public record SuppressedContacts(long contacts, long freed) {
	}
}
