package dev.contactsync.work;

import java.util.Set;

import dev.contactsync.contact.ProfileField;

/**
 * A contact for which a run found something to do.
 *
 * @param contactKey the contact
 * @param cause why
 * @param fields which fields changed, as far as that is known
 * @param number its place among the candidates of the run
 */
public record Candidate(String contactKey, CandidateCause cause, Set<ProfileField> fields, long number) {

	/**
	 * A candidate that has no place yet.
	 * @param contactKey the contact
	 * @param cause why
	 * @param fields which fields changed, as far as that is known
	 */
	public static Candidate of(String contactKey, CandidateCause cause, Set<ProfileField> fields) {
		return new Candidate(contactKey, cause, fields, 0);
	}

	/**
	 * A candidate that has no place yet, where nothing is known of its fields.
	 * @param contactKey the contact
	 * @param cause why
	 */
	public static Candidate of(String contactKey, CandidateCause cause) {
		return of(contactKey, cause, Set.of());
	}

}
