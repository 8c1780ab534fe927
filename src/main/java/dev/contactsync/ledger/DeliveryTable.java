package dev.contactsync.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.contactsync.ledger.ChunkResolution.RecipientRelease;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/**
 * What the API was last told about each recipient, and by whom. All work on a whole
 * request or chunk, in the transaction of the caller.
 */
interface DeliveryTable {

	Map<UUID, Delivery> byRecipients(String destination, Collection<UUID> recipients);

	List<Delivery> ownedBy(SyncKey sync, Collection<String> keys);

	/** How many recipients a run has in doubt. */
	long inDoubt(Run run);

	/**
	 * Claims what is still as it was seen and not blocked; returns the number of claims
	 * that succeeded.
	 */
	int claim(Request request, Collection<Claim> claims);

	/** The recipients that a request holds, of those that it was to claim. */
	List<UUID> claimed(Request request, Collection<Claim> claims);

	/** The bytes of a request leave once more, so that its recipients are counted. */
	void repeated(Request request, Collection<Claim> claims);

	/**
	 * What was claimed is what the API has. A recipient that another request has claimed
	 * meanwhile is in doubt, and stays so when that request is answered: it is not known
	 * which of the two the API heard last.
	 * @return the claims that were still those of the request
	 */
	List<Claim> acknowledge(Request request, List<Claim> claims);

	/** Takes claims back whose request the API has provably not applied. */
	void restore(Request request, Collection<Claim> claims);

	void release(SyncKey sync, long run, Collection<RecipientRelease> owners, ReleaseReason reason);

	/** As long as nothing else was said since. */
	void rememberRows(String destination, Map<Delivery, Long> rowHashes);

	void updateRanks(SyncKey sync, Map<Delivery, @Nullable Instant> changedAts);

}
