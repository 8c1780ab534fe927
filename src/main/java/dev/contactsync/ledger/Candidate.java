package dev.contactsync.ledger;

/**
 * A contact for which a run found something to do.
 *
 * @param contactKey the contact
 * @param cause why: {@code new}, {@code changed}, {@code in-doubt}, {@code returned},
 * {@code cleared}, {@code released}, {@code due}, {@code waiting}, or the kind under
 * which it is excluded
 * @param fields which fields changed, as far as that is known
 * @param number its place among the candidates of the run
 */
public record Candidate(String contactKey, String cause, String fields, long number) {

	/**
	 * A candidate that has no place yet.
	 * @param contactKey the contact
	 * @param cause why
	 * @param fields which fields changed, or an empty text
	 * @return the candidate
	 */
	public static Candidate of(String contactKey, String cause, String fields) {
		return new Candidate(contactKey, cause, fields, 0);
	}

}
