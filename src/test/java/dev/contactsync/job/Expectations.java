package dev.contactsync.job;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.decision.OwnershipRank;
import dev.contactsync.decision.PreparedContact.Excluded;
import dev.contactsync.decision.PreparedContact.Ready;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.ExcludedContact;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/** What has to be so after nights without a fault. */
final class Expectations {

	private final Simulation simulation;

	private final Map<UUID, Delivery> deliveries = new HashMap<>();

	Expectations(Simulation simulation) {
		this.simulation = simulation;
	}

	/**
	 * Looks whether everything is as promised.
	 * @param isSwept whether the nights were enough for what only a sweep can find
	 */
	void check(boolean isSwept) {
		this.deliveries.clear();
		this.deliveries.putAll(this.simulation.ledger().deliveries());
		Map<String, List<Contact>> byPhone = new TreeMap<>();
		this.simulation.syncs().forEach((sync) -> check(sync, isSwept, byPhone));
		byPhone.forEach(this::check);
		SimulatedAccount account = this.simulation.account();
		if (account.repeats() > account.mostRepeats()) {
			violated("%d repeats, where %d may be".formatted(account.repeats(), account.mostRepeats()));
		}
		long reported = this.simulation.ledger().maybeTwice();
		if (account.contactsRepeated() > reported) {
			violated("%d contacts repeated, and %d are reported".formatted(account.contactsRepeated(), reported));
		}
	}

	private void check(SyncKey sync, boolean isSwept, Map<String, List<Contact>> byPhone) {
		Map<String, ExcludedContact> excluded = this.simulation.ledger().exclusion(sync);
		for (Person person : this.simulation.table(sync).people()) {
			PreparedContact prepared = this.simulation.preparer().prepare(person.row());
			Contact contact = new Contact(sync, prepared, person, excluded.get(person.key()));
			String recipient = person.recipient();
			if (recipient == null) {
				if (isSwept) {
					listed(contact, ((Excluded) prepared.content()).why().kind());
				}
			}
			else if (isSwept || !this.simulation.world().isHidden(recipient)) {
				byPhone.computeIfAbsent(recipient, (phone) -> new ArrayList<>()).add(contact);
			}
		}
	}

	private void check(String phone, List<Contact> contacts) {
		if (this.simulation.world().mayBeBlockedByHistory(phone)) {
			return;
		}
		boolean isListed = this.simulation.world().listed().contains(phone);
		if (isListed || contacts.stream().anyMatch((contact) -> contact.person.hasOptedOut())) {
			blocked(phone, contacts);
			return;
		}
		Contact owner = contacts.stream().filter(this::mayOwn).min(Comparator.comparing(this::rank)).orElse(null);
		for (Contact contact : contacts) {
			if (contact.prepared.content() instanceof Excluded) {
				listed(contact, ExclusionKind.SUPPRESSED);
			}
			else if (contact.person.isRefused()) {
				listed(contact, ExclusionKind.REFUSED, ExclusionKind.DUPLICATE);
			}
			else if (contact.equals(owner)) {
				delivered(contact, phone);
			}
			else {
				listed(contact, ExclusionKind.DUPLICATE);
			}
		}
	}

	/** Somebody with the phone has said no, or the list has it: nobody has it. */
	private void blocked(String phone, List<Contact> contacts) {
		Delivery row = this.deliveries.get(Simulation.FINGERPRINTS.recipient(phone));
		if (row != null && !row.isReleased()) {
			violated(row.contactKey() + " still has a phone that is blocked");
		}
		boolean isListed = this.simulation.world().listed().contains(phone);
		for (Contact contact : contacts) {
			boolean hasOptedIn = contact.person.hasOptedIn();
			ExclusionKind kind = (isListed || !hasOptedIn) ? ExclusionKind.SUPPRESSED : ExclusionKind.DUPLICATE;
			if (hasOptedIn) {
				// Where somebody has said no before the list has the phone, or the API
				// has.
				listed(contact, kind, ExclusionKind.DUPLICATE,
						contact.person.isRefused() ? ExclusionKind.REFUSED : ExclusionKind.DUPLICATE);
			}
			else {
				listed(contact, kind);
			}
		}
	}

	/** An owner is known by the newest changed-at that it was sent with. */
	private OwnershipRank rank(Contact contact) {
		OwnershipRank rank = new OwnershipRank(contact.prepared.changedAt(), contact.sync.sync(), contact.key());
		Delivery row = ownRow(contact);
		return (row != null && OwnershipRank.of(row).isAhead(rank)) ? OwnershipRank.of(row) : rank;
	}

	/** A contact that is refused keeps a phone, but does not get one. */
	private boolean mayOwn(Contact contact) {
		return contact.prepared.content() instanceof Ready && (!contact.person.isRefused() || ownRow(contact) != null);
	}

	private @Nullable Delivery ownRow(Contact contact) {
		UUID recipient = contact.prepared.recipient();
		Delivery row = (recipient != null) ? this.deliveries.get(recipient) : null;
		return (row != null && !row.isReleased() && row.isOf(contact.sync, contact.key())) ? row : null;
	}

	private void delivered(Contact contact, String phone) {
		Ready ready = (Ready) contact.prepared.content();
		if (!new String(ready.json(), StandardCharsets.UTF_8).equals(this.simulation.account().knows(phone))) {
			violated(contact + " is not what the API knows of its phone");
		}
		Delivery row = this.deliveries.get(ready.recipient());
		if (row == null || !row.isOf(contact.sync, contact.key()) || !row.says(ready.fingerprint())) {
			violated(contact + " is not delivered: " + row);
		}
		if (contact.excluded != null) {
			violated(contact + " is delivered and listed, " + contact.reason());
		}
	}

	private void listed(Contact contact, ExclusionKind... kinds) {
		ExclusionReason reason = contact.reason();
		if (reason == null || !List.of(kinds).contains(reason.kind())) {
			violated(contact + " is not listed as " + List.of(kinds) + ", but " + reason);
		}
	}

	private void violated(String what) {
		this.simulation.schedule().violated(what);
	}

	/**
	 * A contact of a sync.
	 *
	 * @param sync the sync
	 * @param prepared what its row makes
	 * @param person its row
	 * @param excluded why it is not sent, or null
	 */
	private record Contact(SyncKey sync, PreparedContact prepared, Person person, @Nullable ExcludedContact excluded) {

		String key() {
			return this.prepared.key();
		}

		@Nullable ExclusionReason reason() {
			return (this.excluded != null) ? this.excluded.reason() : null;
		}

		@Override
		public String toString() {
			return this.sync.sync() + " " + this.key();
		}

	}

}
