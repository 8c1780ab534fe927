package dev.contactsync.contact;

/**
 * What a mapping makes of a row: a profile to send, or the reason why the contact is
 * excluded. Bad data is never an exception.
 */
public sealed interface MappingResult permits MappingResult.Sendable, Exclusion {

	/**
	 * A contact that may be sent.
	 *
	 * @param profile what the API would be told
	 * @param emailOmitted whether the row has an invalid e-mail address, which was
	 * therefore omitted
	 * @param byDefaultRegion whether neither the number nor the row says which country
	 * the phone is of, so that the default region of the mapping has decided
	 */
	record Sendable(Profile profile, boolean emailOmitted, boolean byDefaultRegion) implements MappingResult {
	}

}
