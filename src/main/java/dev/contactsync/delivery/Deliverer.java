package dev.contactsync.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.contactsync.block.RecipientBlock;
import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.decision.BlockChange;
import dev.contactsync.decision.ContactDecision;
import dev.contactsync.decision.Decider;
import dev.contactsync.decision.FormerSyncSet;
import dev.contactsync.decision.Decision;
import dev.contactsync.decision.PreparedContact.Ready;
import dev.contactsync.decision.OwnershipRank;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.execution.RunContext;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.ledger.ChunkResolution;
import dev.contactsync.ledger.Claim;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.DeliveryPass;
import dev.contactsync.ledger.DeliveryState;
import dev.contactsync.ledger.ExcludedContact;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.ledger.LedgerSnapshot;
import dev.contactsync.runs.SliceCounts;
import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.SyncKey;

/**
 * Delivers a chunk of contacts: decides on each from what the ledger knows now, writes
 * down those that are excluded, and sends the rest.
 */
public final class Deliverer {

	/** How often a contact whose recipient keeps changing hands is decided on. */
	private static final int TRIES = 3;

	private final RunContext context;

	private final Ledger ledger;

	private final Decider decider;

	private final OwnerCheck owners;

	private final RequestSender sender;

	private final DeliveryPass pass;

	/**
	 * Delivers for a run.
	 * @param context the run
	 * @param ledger what is known of contacts
	 * @param fingerprints the hashes
	 * @param pass in which part of the run
	 */
	public Deliverer(RunContext context, Ledger ledger, Fingerprints fingerprints, DeliveryPass pass) {
		this.context = context;
		this.ledger = ledger;
		FormerSyncSet former = (pass == DeliveryPass.SETTLE) ? context.former().now() : context.former().first();
		this.decider = new Decider(context.run().key(), pass, fingerprints.evidence(ExclusionKind.GONE.code()), former);
		this.owners = new OwnerCheck(context, ledger);
		this.sender = new RequestSender(context, ledger, pass);
		this.pass = pass;
	}

	/**
	 * Delivers contacts.
	 * @param contacts the contacts, each once
	 * @param counts where rows of a load are counted that the API had already
	 */
	public void deliver(List<PreparedContact> contacts, SliceCounts counts) {
		List<PreparedContact> left = knowsNothing() ? once(contacts, LedgerSnapshot.NONE, counts) : contacts;
		for (int tries = 1; tries <= TRIES && !left.isEmpty(); tries++) {
			left = once(left, PreparedContact.knowledge(this.ledger, this.context.run().key(), left), counts);
		}
		leave(left);
	}

	/**
	 * A load begins where nothing is known of its contacts, and meets each once. Another
	 * contact may own a recipient: then the claim does not succeed.
	 */
	private boolean knowsNothing() {
		return this.pass == DeliveryPass.LOAD && this.context.run().resumed() == 0;
	}

	private List<PreparedContact> once(List<PreparedContact> contacts, LedgerSnapshot knowledge, SliceCounts counts) {
		ChunkResolution resolution = new ChunkResolution();
		Map<UUID, OutgoingContact> toSend = new LinkedHashMap<>();
		List<PreparedContact> waiting = new ArrayList<>();
		for (PreparedContact contact : contacts) {
			ContactDecision decision = this.decider.decide(contact, knowledge);
			decision.release()
				.forEach((recipient) -> resolution.release(contact.key(), recipient, decision.releaseReason()));
			blocks(contact.key(), decision.blocks(), resolution);
			if (decision.isCleared()) {
				resolution.clear(contact.key());
			}
			if (decision.decision() instanceof Decision.Send send) {
				compete(OutgoingContact.of(contact, (Ready) contact.content(), send, knowledge.excluded(contact.key())),
						toSend, resolution);
			}
			else if (decision.decision() instanceof Decision.Wait) {
				waiting.add(contact);
			}
			else {
				notSent(contact, decision.decision(), knowledge, resolution, counts);
			}
		}
		this.owners.check(toSend, resolution);
		List<OutgoingContact> allowed = allowed(toSend);
		if (!resolution.isEmpty()) {
			this.context.cancellation().throwIfStopped();
			this.ledger.resolve(this.context.run(), resolution, this.pass);
		}
		leave(waiting);
		return this.sender.send(allowed);
	}

	private void blocks(String key, BlockChange change, ChunkResolution resolution) {
		long sync = this.context.run().key().id();
		if (change.add() != null) {
			resolution.block(new RecipientBlock(change.add(), sync, key));
		}
		change.lift().forEach((recipient) -> resolution.lift(new RecipientBlock(recipient, sync, key)));
	}

	private void notSent(PreparedContact contact, Decision decision, LedgerSnapshot knowledge,
			ChunkResolution resolution, SliceCounts counts) {
		if (decision instanceof Decision.Exclude exclude) {
			resolution.conclude(exclude.excluded());
		}
		else if (decision instanceof Decision.StillExcluded known) {
			resolution.outcome(contact.key(), known.outcome());
		}
		else if (decision instanceof Decision.Unchanged) {
			unchanged(contact, knowledge, resolution, counts);
		}
		else {
			throw new IllegalStateException("Nothing is known to do after " + decision.getClass().getSimpleName());
		}
	}

	/**
	 * Contacts that cannot be sent now are left to the step that settles; and those that
	 * it cannot send either, to the next run.
	 */
	private void leave(List<PreparedContact> contacts) {
		if (contacts.isEmpty()) {
			return;
		}
		if (this.pass == DeliveryPass.SETTLE) {
			ChunkResolution later = new ChunkResolution();
			contacts.forEach((contact) -> later
				.exclude(ExcludedContact.duplicate(contact.key(), Objects.requireNonNull(contact.recipient()), true)));
			this.ledger.resolve(this.context.run(), later, this.pass);
		}
		else if (this.pass == DeliveryPass.LOAD) {
			this.ledger.waiting(this.context.run(), PreparedContact.keys(contacts));
		}
	}

	/**
	 * Two contacts of one chunk may share a phone: only the one of higher rank is sent.
	 */
	private void compete(OutgoingContact contact, Map<UUID, OutgoingContact> toSend, ChunkResolution resolution) {
		UUID recipient = contact.claim().recipient();
		OutgoingContact rival = toSend.get(recipient);
		if (rival == null) {
			toSend.put(recipient, contact);
			return;
		}
		SyncKey sync = this.context.run().key();
		boolean isAhead = OwnershipRank.of(contact.contact(), sync).isAhead(OwnershipRank.of(rival.contact(), sync));
		toSend.put(recipient, isAhead ? contact : rival);
		resolution.conclude(ExcludedContact.duplicate((isAhead ? rival : contact).contact().key(), recipient));
	}

	/**
	 * A row that this run has sent before its chunk was interrupted counts as delivered.
	 */
	private void unchanged(PreparedContact contact, LedgerSnapshot knowledge, ChunkResolution resolution,
			SliceCounts counts) {
		resolution.outcome(contact.key(), ContactOutcome.UNCHANGED);
		boolean isOfThisRun = knowledge.ownedBy(contact.key())
			.stream()
			.anyMatch((delivery) -> delivery.runId() == this.context.run().id());
		if (this.pass == DeliveryPass.LOAD && !isOfThisRun) {
			counts.processed(ContactOutcome.UNCHANGED);
		}
	}

	/**
	 * As many as a limit allows; the others have no outcome, and so stay to be sent.
	 * Those that this run has sent already were allowed then.
	 */
	private List<OutgoingContact> allowed(Map<UUID, OutgoingContact> toSend) {
		List<OutgoingContact> allowed = new ArrayList<>();
		List<OutgoingContact> others = new ArrayList<>();
		toSend.values().forEach((each) -> (isSentByThisRun(each.claim()) ? allowed : others).add(each));
		allowed.addAll(others.subList(0, this.context.limits().maySend(others.size())));
		return allowed;
	}

	private boolean isSentByThisRun(Claim claim) {
		Delivery seen = claim.seen();
		return seen != null && seen.state() == DeliveryState.IN_DOUBT && seen.runId() == this.context.run().id()
				&& seen.isOf(this.context.run().key(), claim.contactKey());
	}

}
