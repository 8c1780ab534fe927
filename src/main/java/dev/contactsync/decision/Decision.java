package dev.contactsync.decision;

import java.util.Set;

import dev.contactsync.contact.ProfileField;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.ExcludedContact;
import dev.contactsync.work.CandidateCause;
import dev.contactsync.work.ContactOutcome;
import org.jspecify.annotations.Nullable;

/** What is to be done about a contact. */
public sealed interface Decision {

	/**
	 * The rule that made it.
	 */
	DecisionRule rule();

	/**
	 * Tell the API.
	 *
	 * @param rule the rule that made it
	 * @param cause why
	 * @param fields which fields changed, as far as that is known
	 * @param seen the recipient's row, or null
	 */
	record Send(DecisionRule rule, CandidateCause cause, Set<ProfileField> fields,
			@Nullable Delivery seen) implements Decision {
	}

	/**
	 * The API has exactly this profile.
	 *
	 * @param rule the rule that made it
	 */
	record Unchanged(DecisionRule rule) implements Decision {
	}

	/**
	 * Exclude it, and write down why.
	 *
	 * @param rule the rule that made it
	 * @param excluded the contact and the reason
	 */
	record Exclude(DecisionRule rule, ExcludedContact excluded) implements Decision {
	}

	/**
	 * It is excluded for the same reason as before.
	 *
	 * @param rule the rule that made it
	 * @param outcome what it counts as
	 */
	record StillExcluded(DecisionRule rule, ContactOutcome outcome) implements Decision {
	}

	/**
	 * It may not be sent before what is in doubt for another contact is resolved.
	 *
	 * @param rule the rule that made it
	 */
	record Wait(DecisionRule rule) implements Decision {
	}

}
