package dev.contactsync.delivery;

import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.decision.Decision;
import dev.contactsync.decision.PreparedContact.Ready;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.fingerprint.ProfileVersion;
import dev.contactsync.ledger.Claim;
import dev.contactsync.ledger.ExcludedContact;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said about whom.
 *
 * @param ready its profile
 * @param claim the intent
 * @param refusedBefore whether the API has refused exactly this profile before
 */
record OutgoingContact(PreparedContact contact, Ready ready, Claim claim, boolean refusedBefore) {

	static OutgoingContact of(PreparedContact contact, Ready ready, Decision.Send send,
			@Nullable ExcludedContact before) {
		// An address that is left out is counted each time, so such a row is mapped
		// each time.
		ProfileVersion version = new ProfileVersion(ready.fingerprint(), ready.fieldHashes(),
				ready.emailOmitted() ? null : contact.rowHash());
		return new OutgoingContact(contact, ready,
				new Claim(ready.recipient(), contact.key(), contact.changedAt(), version, send.seen()),
				before != null && before.reason() == ExclusionReason.REFUSED_BY_API
						&& before.evidence().equals(ready.fingerprint()));
	}

	OutgoingContact with(Claim other) {
		return new OutgoingContact(this.contact, this.ready, other, this.refusedBefore);
	}

}
