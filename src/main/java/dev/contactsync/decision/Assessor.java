package dev.contactsync.decision;

import java.util.ArrayList;
import java.util.List;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.ledger.ChangedRows;
import dev.contactsync.ledger.DeliveryPass;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.ledger.LedgerSnapshot;
import dev.contactsync.work.SyncKey;

/**
 * Assesses contacts: what is to be done about each, as the ledger stands now. Changes
 * nothing, and needs neither a job nor a run.
 */
public final class Assessor {

	private final SyncKey sync;

	private final Ledger ledger;

	private final Decider decider;

	/**
	 * Assesses for a sync.
	 * @param sync the sync and its destination
	 * @param ledger what is known of contacts
	 * @param fingerprints the hashes
	 * @param former the syncs that are not configured any more
	 */
	public Assessor(SyncKey sync, Ledger ledger, Fingerprints fingerprints, FormerSyncSet former) {
		this.sync = sync;
		this.ledger = ledger;
		this.decider = new Decider(sync, DeliveryPass.DELIVER, fingerprints.evidence(ExclusionKind.GONE.code()),
				former);
	}

	/**
	 * Assesses contacts.
	 * @param run the number of the run that assesses, or 0 where there is none
	 * @param contacts the contacts, each once
	 * @return what is to be done
	 */
	public ContactAssessment assess(long run, List<PreparedContact> contacts) {
		ChangedRows rows = this.ledger.changedRows(this.sync, run, PreparedContact.keys(contacts),
				contacts.stream().map(PreparedContact::rowHash).toList());
		List<PreparedContact> changed = contacts.stream()
			.filter((contact) -> rows.contacts().contains(contact.key()))
			.toList();
		LedgerSnapshot knowledge = changed.isEmpty() ? LedgerSnapshot.NONE
				: PreparedContact.knowledge(this.ledger, this.sync, changed);
		List<AssessedContact> candidates = new ArrayList<>();
		List<AssessedContact> others = new ArrayList<>();
		for (PreparedContact contact : changed) {
			boolean isCandidate = rows.candidates().contains(contact.key());
			(isCandidate ? candidates : others).add(assessed(contact, knowledge));
		}
		return new ContactAssessment(contacts.size() - changed.size(), candidates, others, knowledge);
	}

	private AssessedContact assessed(PreparedContact contact, LedgerSnapshot knowledge) {
		return new AssessedContact(contact, this.decider.decide(contact, knowledge), knowledge.knows(contact.key()),
				!contact.isAsBefore(knowledge));
	}

}
