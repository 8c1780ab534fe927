package dev.contactsync.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.contactsync.block.BlockTable;
import dev.contactsync.ledger.ChunkResolution.RecipientRelease;
import dev.contactsync.work.CandidateTable;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * How recipients change hands: claims are made with the row of their request, a contact
 * that loses its recipient by that is listed, and what was not applied is taken back.
 * Part of the transaction of the caller.
 */
@Component
class ClaimWriter {

	private final DeliveryTable deliveries;

	private final ExcludedContactTable exclusions;

	private final CandidateTable candidates;

	private final RequestTable requests;

	private final BlockTable blocks;

	ClaimWriter(DeliveryTable deliveries, ExcludedContactTable exclusions, CandidateTable candidates,
			RequestTable requests, BlockTable blocks) {
		this.blocks = blocks;
		this.deliveries = deliveries;
		this.exclusions = exclusions;
		this.candidates = candidates;
		this.requests = requests;
	}

	/** Makes those claims whose recipients are as they were seen; empty where none is. */
	Optional<OpenRequest> make(Run run, List<Claim> claims, int bytes) {
		Request request = this.requests.add(run, claims, bytes);
		int claimed = this.deliveries.claim(request, claims);
		List<Claim> succeeded = (claimed == claims.size()) ? claims : succeeded(request, claims);
		if (succeeded.isEmpty()) {
			this.requests.forget(request);
			return Optional.empty();
		}
		if (succeeded.size() < claims.size()) {
			this.requests.resized(request, succeeded);
		}
		displace(run, succeeded);
		lower(run, succeeded);
		return Optional.of(new OpenRequest(request, succeeded));
	}

	/** The request that holds these claims already, or null where none does. */
	@Nullable Optional<OpenRequest> made(Run run, List<Claim> claims) {
		Map<UUID, Delivery> rows = this.deliveries.byRecipients(run.destination(),
				claims.stream().map(Claim::recipient).toList());
		List<Claim> made = claims.stream().filter((claim) -> claim.isMade(run, rows.get(claim.recipient()))).toList();
		if (made.isEmpty()) {
			return null;
		}
		long request = Objects.requireNonNull(rows.get(made.get(0).recipient())).requestId();
		return Optional.of(new OpenRequest(new Request(request, run.id(), run.key()), made));
	}

	private List<Claim> succeeded(Request request, List<Claim> claims) {
		Set<UUID> claimed = Set.copyOf(this.deliveries.claimed(request, claims));
		return claims.stream().filter((claim) -> claimed.contains(claim.recipient())).toList();
	}

	/** Who was outranked by an owner's former changed-at may be ahead of it now. */
	private void lower(Run run, List<Claim> claims) {
		List<UUID> lowered = claims.stream().filter(Claim::lowers).map(Claim::recipient).toList();
		if (!lowered.isEmpty()) {
			this.exclusions.markDuplicatesDue(run.destination(), lowered);
		}
	}

	private void displace(Run run, List<Claim> claims) {
		Map<SyncKey, List<Delivery>> displaced = claims.stream()
			.filter((claim) -> claim.displaces(run.key()))
			.<Delivery>mapMulti((claim, each) -> {
				if (claim.seen() != null) {
					each.accept(claim.seen());
				}
			})
			.collect(Collectors.groupingBy(Delivery::key));
		displaced.forEach((sync, owners) -> {
			if (sync.isOfSync(run.key()) && !run.isLoad()) {
				// Before they are listed: how they were counted is read off what is known
				// of them.
				lose(run, owners);
			}
			owners.stream().collect(Collectors.groupingBy(Delivery::runId)).forEach((ownersRun, ofRun) -> {
				Map<String, ExcludedContact> excluded = new HashMap<>();
				ofRun.forEach((owner) -> excluded.put(owner.contactKey(),
						ExcludedContact.duplicate(owner.contactKey(), owner.recipient())));
				this.exclusions.keep(sync, ownersRun, List.copyOf(excluded.values()));
			});
		});
	}

	private void lose(Run run, List<Delivery> owners) {
		this.candidates.displace(run, owners.stream().map(Delivery::contactKey).distinct().toList());
		this.candidates.move(run.id(),
				owners.stream()
					.filter((owner) -> owner.acknowledged() != null)
					.map(Delivery::contactKey)
					.distinct()
					.toList());
	}

	/**
	 * Owners release recipients, and contacts block some or no longer do: whoever shares
	 * a phone that is free now may have it.
	 */
	void release(Run run, ChunkResolution resolution) {
		List<UUID> free = new ArrayList<>();
		resolution.release().forEach((reason, owners) -> {
			this.deliveries.release(run.key(), run.id(), owners, reason);
			owners.forEach((owner) -> free.add(owner.recipient()));
			if (reason == ReleaseReason.MOVED) {
				this.candidates.move(run.id(), owners.stream().map(RecipientRelease::contactKey).toList());
			}
		});
		if (!resolution.blocks().isEmpty()) {
			this.blocks.add(run.key(), resolution.blocks());
		}
		if (!resolution.lifted().isEmpty()) {
			this.blocks.lift(run.key(), resolution.lifted());
			resolution.lifted().forEach((block) -> free.add(block.recipient()));
		}
		if (!free.isEmpty()) {
			this.exclusions.markDuplicatesDue(run.destination(), free);
		}
	}

	/** Of a request that the API has not applied. */
	void takeBack(OpenRequest open) {
		this.deliveries.restore(open.request(), open.claims());
		this.exclusions.markDuplicatesDue(open.request().destination(),
				open.claims().stream().map(Claim::recipient).toList());
	}

}
