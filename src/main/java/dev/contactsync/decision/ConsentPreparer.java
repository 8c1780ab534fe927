package dev.contactsync.decision;

import java.time.Instant;

import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.decision.PreparedContact.Content;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.mapping.Mapping;

/**
 * Looks at a row only for whether its contact has said no, and to which phone that
 * applies. All that it needs of the row are the columns of consent and phone.
 */
public final class ConsentPreparer {

	private final Mapping mapping;

	private final Fingerprints fingerprints;

	/**
	 * Looks at the rows of a sync.
	 * @param mapping from a row to a profile, of which consent and phone are used
	 * @param fingerprints the hashes of phones
	 */
	public ConsentPreparer(Mapping mapping, Fingerprints fingerprints) {
		this.mapping = mapping;
		this.fingerprints = fingerprints;
	}

	/**
	 * Prepares a row.
	 * @return the contact, which can be asked whether it has opted out, and for nothing
	 * else
	 */
	public PreparedContact prepare(SourceContact row) {
		return new PreparedContact(row.key(), row.changedAt(), null, Instant.EPOCH, () -> content(row));
	}

	private Content content(SourceContact row) {
		Exclusion no = this.mapping.optedOut(row);
		return (no != null) ? PreparedContact.excluded(no, true, this.fingerprints) : new PreparedContact.NotOptedOut();
	}

}
