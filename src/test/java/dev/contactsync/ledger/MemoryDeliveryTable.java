package dev.contactsync.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.contactsync.fingerprint.ProfileVersion;
import dev.contactsync.ledger.ChunkResolution.RecipientRelease;
import dev.contactsync.ledger.Memory.Spot;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/** The deliveries in memory. */
class MemoryDeliveryTable implements DeliveryTable {

	private final Memory memory;

	MemoryDeliveryTable(Memory memory) {
		this.memory = memory;
	}

	@Override
	public Map<UUID, Delivery> byRecipients(String destination, Collection<UUID> recipients) {
		Map<UUID, Delivery> found = new HashMap<>();
		for (UUID recipient : recipients) {
			Delivery row = this.memory.deliveries.get(new Spot(destination, recipient));
			if (row != null) {
				found.put(recipient, row);
			}
		}
		return found;
	}

	@Override
	public List<Delivery> ownedBy(SyncKey sync, Collection<String> keys) {
		List<Delivery> owned = new ArrayList<>();
		for (Delivery row : this.memory.deliveries.all()) {
			if (!row.isReleased() && row.key().equals(sync) && keys.contains(row.contactKey())) {
				owned.add(row);
			}
		}
		return owned;
	}

	@Override
	public long inDoubt(Run run) {
		long inDoubt = 0;
		for (Delivery row : this.memory.deliveries.all()) {
			inDoubt += (row.runId() == run.id() && row.key().equals(run.key()) && row.inDoubt() && !row.isReleased())
					? 1 : 0;
		}
		return inDoubt;
	}

	@Override
	public int claim(Request request, Collection<Claim> claims) {
		this.memory.note("claim");
		Set<UUID> recipients = new HashSet<>();
		int claimed = 0;
		for (Claim claim : claims) {
			if (!recipients.add(claim.recipient())) {
				throw new IllegalArgumentException("a recipient is claimed twice at once");
			}
			Delivery row = row(request, claim);
			if (!isBlocked(request, claim) && (row == null || isAsSeen(row, claim.seen()))) {
				put(request,
						new Delivery(claim.recipient(),
								new DeliveryOwner(request.key(), claim.contactKey(), claim.changedAt()), true, null,
								(row != null) ? row.acknowledged() : null, claim.version(), new DeliveryOrigin(
										request.id(), request.runId(), claim.novelty(request), claim.repeatsDoubt())));
				this.memory.claimed(request.key(), claim);
				claimed++;
			}
		}
		return claimed;
	}

	private boolean isBlocked(Request request, Claim claim) {
		return !new MemoryBlockTable(this.memory).byRecipients(request.destination(), List.of(claim.recipient()))
			.isEmpty();
	}

	private static boolean isAsSeen(Delivery row, @Nullable Delivery seen) {
		return seen != null && row.requestId() == seen.requestId() && row.inDoubt() == seen.inDoubt()
				&& row.releaseReason() == seen.releaseReason();
	}

	@Override
	public List<UUID> claimed(Request request, Collection<Claim> claims) {
		return claims.stream().filter((claim) -> isOf(request, claim)).map(Claim::recipient).toList();
	}

	private boolean isOf(Request request, Claim claim) {
		Delivery row = row(request, claim);
		return row != null && row.requestId() == request.id();
	}

	@Override
	public void repeated(Request request, Collection<Claim> claims) {
		for (Claim claim : claims) {
			Delivery row = row(request, claim);
			if (row != null && row.requestId() == request.id()) {
				put(request,
						new Delivery(row.recipient(), row.owner(), row.inDoubt(), row.releaseReason(),
								row.acknowledged(), row.claimed(),
								new DeliveryOrigin(row.requestId(), row.runId(), row.origin().novelty(), true)));
			}
		}
	}

	@Override
	public List<Claim> acknowledge(Request request, List<Claim> claims) {
		this.memory.note("acknowledge");
		List<Claim> ours = new ArrayList<>();
		for (Claim claim : claims) {
			Delivery row = row(request, claim);
			if (row != null && row.requestId() == request.id()) {
				put(request,
						new Delivery(row.recipient(), new DeliveryOwner(row.key(), row.contactKey(), row.changedAt()),
								false, row.releaseReason(), row.inDoubt() ? row.claimed() : row.acknowledged(), null,
								row.origin()));
				ours.add(claim);
			}
			else if (row != null) {
				put(request,
						new Delivery(row.recipient(), new DeliveryOwner(row.key(), row.contactKey(), row.changedAt()),
								true, row.releaseReason(), row.acknowledged(), row.claimed(), new DeliveryOrigin(
										request.id(), row.runId(), row.origin().novelty(), row.origin().isRepeated())));
			}
		}
		return ours;
	}

	@Override
	public void restore(Request request, Collection<Claim> claims) {
		this.memory.note("restore");
		for (Claim claim : claims) {
			Delivery row = row(request, claim);
			Delivery seen = claim.seen();
			if (row == null || row.requestId() != request.id()) {
				continue;
			}
			if (seen == null) {
				this.memory.deliveries.remove(new Spot(request.destination(), claim.recipient()));
			}
			else {
				put(request,
						new Delivery(row.recipient(),
								new DeliveryOwner(seen.key(), seen.contactKey(), seen.changedAt()), seen.inDoubt(),
								seen.releaseReason(), row.acknowledged(), seen.claimed(), seen.origin()));
			}
		}
	}

	@Override
	public void release(SyncKey sync, long run, Collection<RecipientRelease> owners, ReleaseReason releaseReason) {
		this.memory.note("released");
		if (releaseReason == ReleaseReason.SUPPRESSED) {
			owners.forEach((owner) -> this.memory.suppressed(owner.recipient()));
		}
		for (RecipientRelease owner : owners) {
			Spot spot = new Spot(sync.destination(), owner.recipient());
			Delivery row = this.memory.deliveries.get(spot);
			if (row != null && row.isOf(sync, owner.contactKey())) {
				this.memory.deliveries.put(spot,
						new Delivery(row.recipient(), new DeliveryOwner(row.key(), row.contactKey(), row.changedAt()),
								row.inDoubt(), releaseReason, row.acknowledged(), row.claimed(),
								(row.runId() == run) ? row.origin() : new DeliveryOrigin(row.requestId(), run)));
			}
		}
	}

	@Override
	public void rememberRows(String destination, Map<Delivery, Long> rowHashes) {
		this.memory.note("remember rows");
		rowHashes.forEach((seen, rowHash) -> {
			Spot spot = new Spot(destination, seen.recipient());
			Delivery row = this.memory.deliveries.get(spot);
			if (row != null && row.requestId() == seen.requestId() && !row.inDoubt() && row.acknowledged() != null) {
				ProfileVersion same = new ProfileVersion(row.acknowledged().fingerprint(),
						row.acknowledged().fieldHashes(), rowHash);
				this.memory.deliveries.put(spot,
						new Delivery(row.recipient(), new DeliveryOwner(row.key(), row.contactKey(), row.changedAt()),
								false, row.releaseReason(), same, row.claimed(), row.origin()));
			}
		});
	}

	@Override
	public void updateRanks(SyncKey sync, Map<Delivery, @Nullable Instant> changedAts) {
		this.memory.note("rank again");
		changedAts.forEach((owner, changedAt) -> {
			Spot spot = new Spot(sync.destination(), owner.recipient());
			Delivery row = this.memory.deliveries.get(spot);
			if (row != null && row.isOf(sync, owner.contactKey())) {
				this.memory.deliveries.put(spot,
						new Delivery(row.recipient(), new DeliveryOwner(row.key(), row.contactKey(), changedAt),
								row.inDoubt(), row.releaseReason(), row.acknowledged(), row.claimed(), row.origin()));
			}
		});
	}

	private @Nullable Delivery row(Request request, Claim claim) {
		return this.memory.deliveries.get(new Spot(request.destination(), claim.recipient()));
	}

	private void put(Request request, Delivery row) {
		this.memory.deliveries.put(new Spot(request.destination(), row.recipient()), row);
	}

}
