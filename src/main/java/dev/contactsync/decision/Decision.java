package dev.contactsync.decision;

import dev.contactsync.ledger.CandidateCause;
import dev.contactsync.ledger.ContactOutcome;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.ExcludedContact;
import org.jspecify.annotations.Nullable;

/** What is to be done about a contact. */
public sealed interface Decision {

	/**
	 * Tell the API.
	 *
	 * @param cause why
	 * @param fields which fields changed, as far as that is known
	 * @param seen the recipient's row, or null
	 */
	record Send(CandidateCause cause, String fields, @Nullable Delivery seen) implements Decision {
	}

	/** The API has exactly this profile. */
	record Unchanged() implements Decision {
	}

	/**
	 * Keep it back, and write down why.
	 *
	 * @param excluded the contact and the reason
	 */
	record Exclude(ExcludedContact excluded) implements Decision {
	}

	/**
	 * It is excluded for the same reason as before.
	 *
	 * @param outcome what it counts as
	 */
	record StillExcluded(ContactOutcome outcome) implements Decision {
	}

	/** It may not be sent before something that is in doubt for another is settled. */
	record Wait() implements Decision {
	}

}
