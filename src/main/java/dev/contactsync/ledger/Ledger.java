package dev.contactsync.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.state.StateTransactions;
import dev.contactsync.work.Candidate;
import dev.contactsync.work.CandidateCause;
import dev.contactsync.work.CandidateTable;
import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The memory of deliveries. Every method that writes is a transaction of its own,
 * whatever is open around it, so that an intent survives whatever comes after it.
 * <p>
 * The life of a request: {@link #open} commits the intent, then the bytes leave, then one
 * of {@link #accepted}, {@link #refused}, {@link #withdrawn} or {@link #doubtful} commits
 * what came of it.
 */
@Component
public class Ledger {

	private final StateTransactions transactions;

	private final LedgerLookup lookup;

	private final DeliveryTable deliveries;

	private final ExcludedContactTable exclusions;

	private final CandidateTable candidates;

	private final RequestTable requests;

	private final ClaimWriter claims;

	Ledger(StateTransactions transactions, LedgerLookup lookup, DeliveryTable deliveries,
			ExcludedContactTable exclusions, CandidateTable candidates, RequestTable requests, ClaimWriter claims) {
		this.transactions = transactions;
		this.lookup = lookup;
		this.deliveries = deliveries;
		this.exclusions = exclusions;
		this.candidates = candidates;
		this.requests = requests;
		this.claims = claims;
	}

	/**
	 * Picks those of a chunk of contacts that have to be looked up. Of the others, the
	 * API has the profile that their row makes, and there is nothing else to remember.
	 * @param sync the sync and its destination
	 * @param run the number of the run whose candidates are told, or 0 for none
	 * @param keys the contacts
	 * @param rowHashes the hashes of their rows, in the same order; null where there is
	 * no row
	 * @return those that are not as they were before, or that are candidates already
	 */
	public ChangedRows changedRows(SyncKey sync, long run, List<String> keys, List<@Nullable Long> rowHashes) {
		return this.transactions.get(() -> this.lookup.changedRows(sync, run, keys, rowHashes));
	}

	/**
	 * Looks up a chunk of contacts, and the recipients that they own.
	 * @param sync the sync and its destination
	 * @param keys the contacts
	 * @return what is known of them
	 */
	public LedgerSnapshot find(SyncKey sync, Collection<String> keys) {
		return this.transactions.get(() -> this.lookup.find(sync, keys));
	}

	/**
	 * Whether anybody has said no for one of some recipients.
	 * @param sync the sync that wants to send, and its destination
	 * @param recipients hashes of phones
	 * @return true if one of them is blocked
	 */
	public boolean isAnyBlocked(SyncKey sync, Collection<UUID> recipients) {
		return this.transactions.get(() -> this.lookup.isAnyBlocked(sync, recipients));
	}

	/**
	 * Looks up the recipients that contacts would have, regardless of owner.
	 * @param sync the sync and its destination
	 * @param known what is known of the contacts
	 * @return what is known of both
	 */
	public LedgerSnapshot find(SyncKey sync, LedgerSnapshot known, Collection<UUID> recipients) {
		return this.transactions.get(() -> this.lookup.find(sync, known, recipients));
	}

	/**
	 * Rows make the profiles that the API has, though they are not those that were sent:
	 * they are to be known again.
	 * @param rowHashes hashes of the rows, by what was said
	 */
	public void rememberRows(Run run, Map<Delivery, Long> rowHashes) {
		this.transactions.run(() -> this.deliveries.rememberRows(run.destination(), rowHashes));
	}

	/**
	 * Writes down what is about to be sent, as far as the recipients are still as they
	 * were seen. A contact that loses its recipient to another is listed as a duplicate
	 * at once.
	 * @param wanted what is to be sent
	 * @param bytes the length of the body
	 * @return the request and those claims that succeeded; empty where none did
	 */
	public Optional<OpenRequest> open(Run run, List<Claim> wanted, int bytes) {
		return this.transactions.once(() -> this.claims.make(run, wanted, bytes), () -> this.claims.made(run, wanted));
	}

	/**
	 * The same bytes are about to be posted once more.
	 * @param open the request
	 * @param posts POSTs so far, with this one
	 */
	public void repeated(OpenRequest open, int posts) {
		this.transactions.run(() -> {
			this.requests.posted(open.request(), posts, open.uncounted());
			this.deliveries.repeated(open.request(), open.claims());
		});
	}

	/**
	 * The API has accepted a request. Recipients that another request has claimed
	 * meanwhile are in doubt.
	 * @param open the request
	 * @param answered how it was answered
	 * @param pass in which part of the run it was sent
	 */
	public void accepted(OpenRequest open, RequestAnswer answered, DeliveryPass pass) {
		this.transactions.once(() -> {
			List<Claim> acknowledged = this.deliveries.acknowledge(open.request(), open.claims());
			List<String> delivered = acknowledged.stream().map(Claim::contactKey).toList();
			this.exclusions.clear(open.request().key(), delivered);
			if (pass.isOfCandidates()) {
				this.candidates.deliver(open.request().key(), open.request().runId(),
						acknowledged.stream().map((claim) -> claim.delivered(open.request())).toList());
			}
			else if (delivered.size() < open.claims().size()) {
				addWaiting(open.request().runId(),
						open.keys().stream().filter((key) -> !delivered.contains(key)).toList());
			}
			this.requests.end(open.request(), RequestOutcome.ACCEPTED, answered.message(), answered.posts(),
					answered.maybeTwice(open));
			return open;
		}, () -> this.requests.hasEnded(open.request(), RequestOutcome.ACCEPTED) ? open : null);
	}

	/**
	 * The API has refused a request of one contact, which is excluded. Its claim is taken
	 * back, unless an earlier POST of the same bytes may have been applied.
	 * @param open the request
	 * @param answered how it was answered, with the API's own words
	 * @param excluded the contact, excluded
	 * @param pass in which part of the run it was sent
	 */
	public void refused(OpenRequest open, RequestAnswer answered, ExcludedContact excluded, DeliveryPass pass) {
		this.transactions.run(() -> {
			notApplied(open, RequestOutcome.REFUSED, answered);
			this.exclusions.exclude(open.request().key(), open.request().runId(), List.of(excluded));
			if (pass.isOfCandidates()) {
				this.candidates.resolve(open.request().runId(), open.keys(), ContactOutcome.REFUSED);
			}
		});
	}

	/**
	 * How many contacts of a run the API has refused so far.
	 * @return the number
	 */
	public long refusals(Run run) {
		return this.transactions.get(() -> this.exclusions.refusedBy(run).size());
	}

	/**
	 * How many contacts a run has sent without a usable answer, or was about to.
	 * @return the number
	 */
	public long inDoubt(Run run) {
		return this.transactions.get(() -> this.deliveries.inDoubt(run));
	}

	/**
	 * What a run has rejected is to be sent again, because the API refuses every contact.
	 */
	public void takeBackRefusals(Run run) {
		this.transactions.run(() -> {
			List<String> keys = this.exclusions.refusedBy(run);
			this.exclusions.clear(run.key(), keys);
			this.candidates.reopen(run.id(), keys);
		});
	}

	/**
	 * The API has not applied a request, which is to be sent in halves or given up. Its
	 * claims are taken back, unless an earlier POST of the same bytes may have been
	 * applied.
	 * @param open the request
	 * @param outcome why its contacts are to be sent again or given up
	 * @param answered how it was answered
	 * @return the claims, to be made again
	 */
	public List<Claim> withdrawn(OpenRequest open, RequestOutcome outcome, RequestAnswer answered) {
		return this.transactions.get(() -> {
			notApplied(open, outcome, answered);
			return answered.mayBeApplied()
					? open.claims().stream().map((claim) -> claim.madeBy(open.request(), answered)).toList()
					: open.claims();
		});
	}

	/** The last POST has not been applied; an earlier one may have been. */
	private void notApplied(OpenRequest open, RequestOutcome outcome, RequestAnswer answered) {
		boolean mayBeApplied = answered.mayBeApplied();
		if (!mayBeApplied) {
			this.claims.takeBack(open);
		}
		this.requests.end(open.request(), outcome, answered.message(), answered.posts(),
				mayBeApplied ? answered.maybeTwice(open) : 0);
	}

	/**
	 * It is not known whether the API has applied a request: its claims stay in doubt.
	 * @param open the request
	 * @param answered how it was answered
	 * @param pass in which part of the run it was sent; contacts of a load become
	 * candidates
	 */
	public void doubtful(OpenRequest open, RequestAnswer answered, DeliveryPass pass) {
		this.transactions.run(() -> {
			this.requests.end(open.request(), RequestOutcome.IN_DOUBT, answered.message(), answered.posts(),
					answered.maybeTwice(open));
			if (!pass.isOfCandidates()) {
				addWaiting(open.request().runId(), open.keys());
			}
		});
	}

	/**
	 * Contacts of a load that could not be sent yet are left to the step that settles.
	 * @param keys the contacts
	 */
	public void waiting(Run run, Collection<String> keys) {
		this.transactions.run(() -> addWaiting(run.id(), keys));
	}

	private void addWaiting(long run, Collection<String> keys) {
		this.candidates.add(run, keys.stream().map((key) -> Candidate.of(key, CandidateCause.WAITING)).toList());
	}

	/**
	 * Contacts are excluded, or need nothing after all.
	 * @param resolution what became of which
	 * @param pass in which part of the run they were looked at
	 */
	public void resolve(Run run, ChunkResolution resolution, DeliveryPass pass) {
		this.transactions.run(() -> {
			if (!resolution.excluded().isEmpty()) {
				this.exclusions.exclude(run.key(), run.id(), resolution.excluded());
			}
			if (!resolution.cleared().isEmpty()) {
				this.exclusions.clear(run.key(), resolution.cleared());
			}
			this.claims.release(run, resolution);
			if (pass.isOfCandidates()) {
				resolution.outcomes().forEach((outcome, keys) -> this.candidates.resolve(run.id(), keys, outcome));
			}
		});
	}

	/**
	 * The changed-at of owners has moved although nothing was sent.
	 * @param run the run, of the owners' sync
	 * @param changedAts the owners' changed-at now, or null, by their deliveries as they
	 * were
	 */
	public void updateRanks(Run run, Map<Delivery, @Nullable Instant> changedAts) {
		this.transactions.run(() -> this.deliveries.updateRanks(run.key(), changedAts));
	}

	/**
	 * Rejections are to be tried again although nothing changed; those that are accepted
	 * only where they are named.
	 * @param sync the sync and its destination
	 * @param reason only those for this reason, or null for all
	 * @param key only this contact, or null for all
	 * @return how many there are
	 */
	public int replay(SyncKey sync, @Nullable ExclusionReason reason, @Nullable String key) {
		return this.transactions.get(() -> this.exclusions.markRejectionsDue(sync, reason, key));
	}

	/**
	 * The operator has seen rejections and lets them be, until the values change that
	 * made them so.
	 * @param sync the sync and its destination
	 * @param keys only these contacts, or none for all
	 * @param reason only those for this reason, or null for any
	 * @return how many there are, and which of the keys is none of them
	 */
	public AcceptedRejections accept(SyncKey sync, List<String> keys, @Nullable ExclusionReason reason) {
		return this.transactions.get(() -> {
			int contacts = this.exclusions.accept(sync, keys, reason);
			Map<String, ExcludedContact> excluded = this.exclusions.byKeys(sync, keys);
			return new AcceptedRejections(contacts,
					keys.stream().filter((key) -> !isRejected(excluded.get(key), reason)).distinct().toList());
		});
	}

	private static boolean isRejected(@Nullable ExcludedContact excluded, @Nullable ExclusionReason reason) {
		return excluded != null && excluded.reason().kind().isRejection()
				&& (reason == null || excluded.reason() == reason);
	}

	/**
	 * What was accepted of what the operator has named.
	 *
	 * @param contacts how many rejections are accepted now
	 * @param unmatched keys that were named, of contacts that are not rejected, or for
	 * another reason
	 */
	public record AcceptedRejections(int contacts, List<String> unmatched) {
	}

}
