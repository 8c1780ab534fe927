package dev.contactsync.decision;

import java.util.List;

import dev.contactsync.ledger.LedgerSnapshot;

/**
 * What a run would do about some contacts.
 *
 * @param unchangedRows how many of them have the row that the API has the profile of, and
 * need no decision
 * @param candidates contacts that the run has found before, so that it looks at them
 * anyway
 * @param contacts all others, each with its decision
 * @param knowledge what the ledger knows of these
 */
public record ContactAssessment(int unchangedRows, List<AssessedContact> candidates, List<AssessedContact> contacts,
		LedgerSnapshot knowledge) {
}
