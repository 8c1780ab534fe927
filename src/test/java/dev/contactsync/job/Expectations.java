package dev.contactsync.job;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.decision.ContactPreparer;
import dev.contactsync.decision.OwnershipRank;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.decision.PreparedContact.Excluded;
import dev.contactsync.decision.PreparedContact.Ready;
import dev.contactsync.job.World.Person;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.ExcludedContact;
import org.jspecify.annotations.Nullable;

/** What has to be so after nights without a fault. */
final class Expectations {

	private final Simulation simulation;

	private final Map<UUID, Delivery> deliveries = new HashMap<>();

	private final Map<String, ExcludedContact> excluded = new HashMap<>();

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
		this.excluded.clear();
		this.excluded.putAll(this.simulation.ledger().exclusion(Simulation.KEY));
		ContactPreparer preparer = this.simulation.preparer();
		Map<String, Map<PreparedContact, Person>> byPhone = new TreeMap<>();
		for (Person person : this.simulation.world().people()) {
			PreparedContact contact = preparer.prepare(person.row());
			String recipient = person.recipient();
			if (recipient == null) {
				if (isSwept) {
					listed(contact, ((Excluded) contact.content()).why().kind());
				}
			}
			else if (isSwept || !this.simulation.world().isHidden(recipient)) {
				byPhone.computeIfAbsent(recipient, (phone) -> new HashMap<>()).put(contact, person);
			}
		}
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

	private void check(String phone, Map<PreparedContact, Person> contacts) {
		if (this.simulation.world().mayBeBlockedByHistory(phone)) {
			return;
		}
		boolean isListed = this.simulation.world().listed().contains(phone);
		if (isListed || contacts.values().stream().anyMatch(Person::hasOptedOut)) {
			blocked(phone, contacts);
			return;
		}
		PreparedContact owner = contacts.entrySet()
			.stream()
			.filter((each) -> mayOwn(each.getKey(), each.getValue()))
			.map(Map.Entry::getKey)
			.min(Comparator.comparing(this::rank))
			.orElse(null);
		contacts.forEach((contact, person) -> {
			if (contact.content() instanceof Excluded) {
				listed(contact, ExclusionKind.SUPPRESSED);
			}
			else if (person.isRefused()) {
				listed(contact, ExclusionKind.REFUSED, ExclusionKind.DUPLICATE);
			}
			else if (contact.equals(owner)) {
				delivered(contact, phone);
			}
			else {
				listed(contact, ExclusionKind.DUPLICATE);
			}
		});
	}

	/** Somebody with the phone has said no, or the list has it: nobody has it. */
	private void blocked(String phone, Map<PreparedContact, Person> contacts) {
		Delivery row = this.deliveries.get(Simulation.FINGERPRINTS.recipient(phone));
		if (row != null && !row.isReleased()) {
			violated(row.contactKey() + " still has a phone that is blocked");
		}
		contacts.forEach((contact, person) -> {
			boolean isListed = this.simulation.world().listed().contains(phone);
			ExclusionKind kind = (isListed || !person.hasOptedIn()) ? ExclusionKind.SUPPRESSED
					: ExclusionKind.DUPLICATE;
			if (person.hasOptedIn()) {
				// Where somebody has said no before the list has the phone, or the API
				// has.
				listed(contact, kind, ExclusionKind.DUPLICATE,
						person.isRefused() ? ExclusionKind.REFUSED : ExclusionKind.DUPLICATE);
			}
			else {
				listed(contact, kind);
			}
		});
	}

	/** An owner is known by the newest changed-at that it was sent with. */
	private OwnershipRank rank(PreparedContact contact) {
		OwnershipRank rank = new OwnershipRank(contact.changedAt(), Simulation.KEY.sync(), contact.key());
		Delivery row = ownRow(contact);
		return (row != null && OwnershipRank.of(row).isAhead(rank)) ? OwnershipRank.of(row) : rank;
	}

	/** A contact that is refused keeps a phone, but does not get one. */
	private boolean mayOwn(PreparedContact contact, Person person) {
		return contact.content() instanceof Ready && (!person.isRefused() || ownRow(contact) != null);
	}

	private @Nullable Delivery ownRow(PreparedContact contact) {
		UUID recipient = contact.recipient();
		Delivery row = (recipient != null) ? this.deliveries.get(recipient) : null;
		return (row != null && !row.isReleased() && row.isOf(Simulation.KEY, contact.key())) ? row : null;
	}

	private void delivered(PreparedContact contact, String phone) {
		Ready ready = (Ready) contact.content();
		if (!new String(ready.json(), StandardCharsets.UTF_8).equals(this.simulation.account().knows(phone))) {
			violated(contact + " is not what the API knows of its phone");
		}
		Delivery row = this.deliveries.get(ready.recipient());
		if (row == null || !row.isOf(Simulation.KEY, contact.key()) || !row.says(ready.fingerprint())) {
			violated(contact + " is not delivered: " + row);
		}
		if (this.excluded.containsKey(contact.key())) {
			violated(contact + " is delivered and listed, " + reason(contact));
		}
	}

	private void listed(PreparedContact contact, ExclusionKind... kinds) {
		ExclusionReason reason = reason(contact);
		if (reason == null || !List.of(kinds).contains(reason.kind())) {
			violated(contact + " is not listed as " + List.of(kinds) + ", but " + reason);
		}
	}

	private @Nullable ExclusionReason reason(PreparedContact contact) {
		ExcludedContact why = this.excluded.get(contact.key());
		return (why != null) ? why.reason() : null;
	}

	private void violated(String what) {
		this.simulation.schedule().violated(what);
	}

}
