package dev.contactsync.work;

/**
 * A contact for which a run found something to do.
 *
 * @param contactKey the contact
 * @param cause why
 * @param fields which fields changed, as far as that is known
 * @param number its place among the candidates of the run
 */
public record Candidate(String contactKey, CandidateCause cause, String fields, long number) {

	/**
	 * A candidate that has no place yet.
	 * @param contactKey the contact
	 * @param cause why
	 * @param fields which fields changed, or an empty text
	 * @return the candidate
	 */
	public static Candidate of(String contactKey, CandidateCause cause, String fields) {
		return new Candidate(contactKey, cause, fields, 0);
	}

}
