package dev.contactsync.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.contactsync.block.RecipientBlock;
import dev.contactsync.decision.OwnershipRank;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.execution.RunContext;
import dev.contactsync.ledger.ChunkResolution;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.ExcludedContact;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/**
 * Before a contact takes a recipient from another of the same sync, the owner is read
 * again: it may have been changed since it was sent, without a change of what is sent, or
 * have opted out, which blocks the phone for the other, too.
 */
final class OwnerCheck {

	private final RunContext context;

	private final Ledger ledger;

	OwnerCheck(RunContext context, Ledger ledger) {
		this.context = context;
		this.ledger = ledger;
	}

	/**
	 * Takes those out whose owner stays ahead of them or blocks the phone.
	 * @param toSend the contacts, by their recipients
	 * @param resolution where those are listed that are taken out
	 */
	void check(Map<UUID, OutgoingContact> toSend, ChunkResolution resolution) {
		SyncKey sync = this.context.run().key();
		Map<String, List<OutgoingContact>> displacing = toSend.values()
			.stream()
			.filter((each) -> each.claim().displaces(sync) && owner(each).key().isOfSync(sync))
			.collect(Collectors.groupingBy((each) -> owner(each).contactKey()));
		if (displacing.isEmpty()) {
			return;
		}
		Map<Delivery, @Nullable Instant> changedAts = new HashMap<>();
		for (PreparedContact owner : this.context.sync().read(List.copyOf(displacing.keySet()))) {
			for (OutgoingContact contact : Objects.requireNonNull(displacing.get(owner.key()))) {
				UUID recipient = contact.claim().recipient();
				boolean isAhead = recipient.equals(owner.recipient())
						&& OwnershipRank.of(owner, sync).isAhead(OwnershipRank.of(contact.contact(), sync));
				if (isAhead) {
					changedAts.put(owner(contact), owner.changedAt());
				}
				boolean isBlocked = owner.hasOptedOut(recipient);
				if (isBlocked) {
					resolution.block(new RecipientBlock(recipient, sync.id(), owner.key()));
				}
				if (isAhead || isBlocked) {
					toSend.remove(recipient);
					resolution.conclude(ExcludedContact.duplicate(contact.contact().key(), recipient));
				}
			}
		}
		if (!changedAts.isEmpty()) {
			this.ledger.updateRanks(this.context.run(), changedAts);
		}
	}

	private static Delivery owner(OutgoingContact contact) {
		return Objects.requireNonNull(contact.claim().seen());
	}

}
