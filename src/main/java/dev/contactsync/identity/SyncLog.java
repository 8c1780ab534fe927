package dev.contactsync.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.state.StateTransactions;
import dev.contactsync.work.SyncKey;
import dev.contactsync.work.SyncTable;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The memory of syncs, whether or not they are configured. Every method is a transaction
 * of its own.
 */
@Component
public class SyncLog {

	private final StateTransactions transactions;

	private final SyncTable syncs;

	private final SyncEntryQuery entries;

	private final RunClosingTable closing;

	private final SyncMergeTable merging;

	private final SyncReleaseTable releasing;

	SyncLog(StateTransactions transactions, SyncTable syncs, SyncEntryQuery entries, RunClosingTable closing,
			SyncMergeTable merging, SyncReleaseTable releasing) {
		this.transactions = transactions;
		this.syncs = syncs;
		this.entries = entries;
		this.closing = closing;
		this.merging = merging;
		this.releasing = releasing;
	}

	/**
	 * What the ledger remembers a sync by that is to be run.
	 * @param name the sync, whose lease is held
	 * @param destination where it sends to
	 * @return its key
	 * @throws ContactSyncException if another sync has taken over what it delivered
	 */
	public SyncKey key(String name, String destination) {
		return this.transactions.get(() -> {
			long number = this.syncs.number(name);
			this.entries.byName(name).filter(SyncEntry::isRenamed).ifPresent((entry) -> {
				throw new ContactSyncException(ProblemCode.SYNC_RENAMED,
						entry.renaming() + " and cannot be run: run that one, and give a new sync a different name.");
			});
			this.releasing.runsAgain(number);
			return new SyncKey(number, name, destination);
		});
	}

	/**
	 * Looks a sync up.
	 * @param name its name, or one that it had
	 * @return what is known of it; empty where it was never run
	 */
	public Optional<SyncEntry> find(String name) {
		return this.transactions.get(() -> this.entries.byName(name));
	}

	/**
	 * What syncs that are not configured still own.
	 * @param configured the names of those that are
	 * @return one for each sync and destination, by name
	 */
	public List<UnconfiguredSync> unconfigured(Collection<String> configured) {
		return this.transactions.get(() -> unconfiguredEntries(configured).stream()
			.filter((entry) -> !entry.isReleased())
			.flatMap((entry) -> this.entries.owned(entry).stream())
			.toList());
	}

	/**
	 * The names of syncs that are not configured, and not renamed.
	 * @param configured the names of those that are
	 * @return the names
	 */
	public List<String> unconfiguredNames(Collection<String> configured) {
		return this.transactions.get(() -> unconfiguredEntries(configured).stream().map(SyncEntry::name).toList());
	}

	private List<SyncEntry> unconfiguredEntries(Collection<String> configured) {
		return this.entries.all()
			.stream()
			.filter((entry) -> !entry.isRenamed() && !configured.contains(entry.name()))
			.toList();
	}

	/**
	 * Where a sync has sent to last.
	 * @param sync its number
	 * @return the destination; empty where it never began a run
	 */
	public Optional<String> lastDestination(long sync) {
		return this.transactions.get(() -> this.entries.lastDestination(sync));
	}

	/**
	 * Some of the contacts for which a sync owns recipients.
	 * @param sync its number
	 * @param most how many at most
	 * @return keys, any of them
	 */
	public List<String> someKeys(long sync, String destination, int most) {
		return this.transactions.get(() -> this.entries.someKeys(sync, destination, most));
	}

	/**
	 * A sync takes over what another has delivered. What is unfinished or held of both is
	 * closed, and the next run checks every row. May be repeated.
	 * @param old the other
	 * @param name the sync, whose lease is held, as is that of the other
	 * @return what is known of the other name now
	 */
	public SyncEntry rename(String old, String name) {
		return this.transactions.get(() -> {
			SyncEntry former = this.entries.byName(old).orElseThrow();
			if (!former.isRenamed()) {
				takeOver(former, name, this.entries.byName(name).orElse(null));
			}
			return this.entries.byName(old).orElseThrow();
		});
	}

	private void takeOver(SyncEntry former, String name, @Nullable SyncEntry present) {
		String message = "Closed: %s was renamed to %s.".formatted(former.name(), name);
		this.closing.closeOfSyncs((present != null) ? List.of(former.id(), present.id()) : List.of(former.id()),
				message);
		if (present != null && this.merging.isKnown(present.id())) {
			this.merging.moveContacts(former.id(), present.id());
			this.merging.moveHistory(former.id(), present.id());
			this.merging.bury(former.id(), present.id());
			this.merging.forgetWatermarks(present.id());
			return;
		}
		if (present != null) {
			this.merging.moveHistory(present.id(), former.id());
			this.merging.remove(present.id());
		}
		this.merging.name(former, name);
		this.merging.forgetWatermarks(former.id());
	}

	/**
	 * What is unfinished or held of a sync is closed, since its phones are released.
	 * @param sync the sync, whose lease is held
	 */
	public void closeRuns(SyncEntry sync) {
		this.transactions.run(() -> this.closing.closeOfSyncs(List.of(sync.id()),
				"Closed: the phones of %s were released.".formatted(sync.name())));
	}

	/**
	 * Releases some phones of a sync; duplicates of their owners are due.
	 * @param sync the sync, whose lease is held
	 * @param from only contacts with this key or a greater one
	 * @param most of how many contacts at least, as far as there are as many
	 * @return what was released, or null where nothing is left
	 */
	public @Nullable ReleasedChunk release(SyncEntry sync, String from, int most) {
		return this.transactions.get(() -> {
			String last = this.releasing.lastOfChunk(sync.id(), from, most);
			return (last != null) ? new ReleasedChunk(last, this.releasing.release(sync.id(), from, last)) : null;
		});
	}

	/**
	 * Forgets why contacts of a sync were not sent, once its phones are released.
	 * @param sync the sync, whose lease is held
	 * @param withOptOuts whether those are forgotten, too, who have opted out or not in
	 * @return how many of these are kept
	 */
	public long forgetExcluded(SyncEntry sync, boolean withOptOuts) {
		return this.transactions.get(() -> {
			if (withOptOuts) {
				this.releasing.forgetOptOuts(sync.id());
			}
			return this.releasing.end(sync.id());
		});
	}

	/**
	 * Phones that were released.
	 *
	 * @param last the greatest key of their contacts
	 * @param phones how many
	 */
	public record ReleasedChunk(String last, int phones) {
	}

}
