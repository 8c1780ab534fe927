package dev.contactsync.decision;

/**
 * A contact whose row is not as it was before, and what a run would do about it.
 *
 * @param decision what is to be done
 * @param isKnown whether the ledger knows the contact at all
 * @param isMapped whether its row had to be mapped to decide
 */
public record AssessedContact(PreparedContact contact, ContactDecision decision, boolean isKnown, boolean isMapped) {

	/**
	 * Whether its row had to be mapped, and has an invalid e-mail address.
	 * @return true if the address is omitted
	 */
	public boolean isEmailOmitted() {
		return this.isMapped && this.contact.emailOmitted();
	}

}
