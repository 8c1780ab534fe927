package dev.contactsync.sync;

import java.util.List;
import java.util.UUID;

import dev.contactsync.contact.Kind;
import dev.contactsync.contact.KeptBack;
import dev.contactsync.contact.Reason;
import dev.contactsync.ledger.ContactOutcome;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.FieldPrints;
import dev.contactsync.ledger.Kept;
import dev.contactsync.ledger.Knowledge;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.sync.Decision.Keep;
import dev.contactsync.sync.Decision.Known;
import dev.contactsync.sync.Decision.Send;
import dev.contactsync.sync.Decision.Unchanged;
import dev.contactsync.sync.Decision.Wait;
import dev.contactsync.sync.Prepared.Back;
import dev.contactsync.sync.Prepared.Ready;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is to be done about a contact, from what it is now and what the ledger
 * knows. Pure: the same contact and the same knowledge give the same verdict.
 * <ol>
 * <li>A contact whose row is the one that the API has the profile of is unchanged.</li>
 * <li>A contact without a row has gone; one that makes no profile is kept back. Both let
 * go of their recipients, but for suppressed ones, who keep theirs.</li>
 * <li>A contact whose profile was refused is not sent again until it changes.</li>
 * <li>A contact lets go of a recipient that is not its phone any more, and has changed,
 * though nobody is known under its new phone.</li>
 * <li>A recipient belongs to the contact of the highest {@link Rank}.</li>
 * <li>The owner is sent unless the API has exactly its profile.</li>
 * </ol>
 */
final class Decider {

	private static final String MOVED = "moved";

	private static final Verdict AS_BEFORE = new Verdict(new Unchanged(), List.of(), null, false);

	private final String sync;

	private final boolean settling;

	private final UUID absence;

	/**
	 * Decides for a sync.
	 * @param sync the sync
	 * @param settling whether nothing else of this sync is under way, so that what is in
	 * doubt for one contact may be overwritten by another
	 * @param absence the evidence of contacts that have gone
	 */
	Decider(String sync, boolean settling, UUID absence) {
		this.sync = sync;
		this.settling = settling;
		this.absence = absence;
	}

	Verdict decide(Prepared contact, Knowledge knowledge) {
		if (contact.isAsBefore(knowledge)) {
			return AS_BEFORE;
		}
		Kept kept = knowledge.kept(contact.key());
		List<Delivery> owned = knowledge.ownedBy(contact.key());
		if (contact.content() instanceof Ready ready) {
			return ready(contact, ready, knowledge.recipient(ready.recipient()), kept, owned);
		}
		if (contact.content() instanceof Back back) {
			return back(contact.key(), back, kept, owned);
		}
		return gone(contact.key(), kept, owned);
	}

	private Verdict gone(String key, @Nullable Kept kept, List<Delivery> owned) {
		Kept now = new Kept(key, Reason.NOT_IN_SOURCE, null, null, this.absence, null, false);
		return new Verdict(keep(now, kept), recipients(owned), "gone", false);
	}

	private Verdict back(String key, Back back, @Nullable Kept kept, List<Delivery> owned) {
		KeptBack why = back.why();
		Kept now = new Kept(key, why.reason(), why.field(), why.detail(), back.evidence(), back.recipient(), false);
		Decision decision = keep(now, kept);
		if (why.kind() != Kind.SUPPRESSED) {
			return new Verdict(decision, recipients(owned), why.kind().code(), false);
		}
		List<Delivery> left = (back.recipient() != null) ? others(owned, back.recipient()) : List.of();
		return new Verdict(decision, recipients(left), MOVED, false);
	}

	private static Decision keep(Kept now, @Nullable Kept before) {
		boolean isKnown = before != null && before.isKnown(now.reason(), now.evidence());
		return isKnown ? new Known(ContactOutcome.of(now.reason().kind())) : new Keep(now);
	}

	private Verdict ready(Prepared contact, Ready ready, @Nullable Delivery row, @Nullable Kept kept,
			List<Delivery> owned) {
		List<Delivery> others = others(owned, ready.recipient());
		List<UUID> left = recipients(others);
		if (kept != null && kept.isKnown(Reason.REFUSED_BY_API, ready.fingerprint())) {
			return new Verdict(new Known(ContactOutcome.REFUSED), left, MOVED, false);
		}
		Decision decision = send(contact, ready, row, kept);
		if (decision instanceof Send send && send.cause().equals("new") && !others.isEmpty()) {
			decision = new Send("changed", withPhone(others.get(0), ready), send.seen());
		}
		boolean isCleared = kept != null && decision instanceof Unchanged;
		return new Verdict(decision, left, MOVED, isCleared);
	}

	private static String withPhone(Delivery before, Ready ready) {
		String others = FieldPrints.changed(before.acknowledged(), ready.fieldPrints());
		return others.isEmpty() ? "phone" : "phone," + others;
	}

	private Decision send(Prepared contact, Ready ready, @Nullable Delivery row, @Nullable Kept kept) {
		if (row == null) {
			return new Send("new", "", null);
		}
		if (row.isOf(this.sync, contact.key())) {
			return own(ready, row);
		}
		if (row.leftAs() != null && !row.inDoubt()) {
			return new Send("new", "", row);
		}
		Rank rank = new Rank(contact.changedAt(), this.sync, contact.key());
		if (row.leftAs() == null && Rank.of(row).isAhead(rank)) {
			return keep(Kept.duplicate(contact.key(), ready.recipient()), kept);
		}
		boolean isNobodys = row.leftAs() != null || row.sync().equals(this.sync);
		boolean isSettled = !row.inDoubt() || (this.settling && isNobodys);
		return isSettled ? new Send("new", "", row) : new Wait();
	}

	private static Decision own(Ready ready, Delivery row) {
		if (row.says(ready.fingerprint())) {
			return new Unchanged();
		}
		String fields = FieldPrints.changed(row.acknowledged(), ready.fieldPrints());
		if (row.inDoubt()) {
			return new Send("in-doubt", fields, row);
		}
		if (row.leftAs() != null) {
			return new Send("returned", fields, row);
		}
		return new Send((row.acknowledged() != null) ? "changed" : "new", fields, row);
	}

	private static List<Delivery> others(List<Delivery> owned, UUID recipient) {
		return owned.stream().filter((delivery) -> !delivery.recipient().equals(recipient)).toList();
	}

	private static List<UUID> recipients(List<Delivery> owned) {
		return owned.stream().map(Delivery::recipient).toList();
	}

}
