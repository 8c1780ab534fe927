package dev.contactsync.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.contactsync.check.NearestName;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.CountText;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.identity.SyncEntry;
import dev.contactsync.identity.SyncLog.ReleasedChunk;
import dev.contactsync.identity.SyncLog;
import dev.contactsync.lease.HeldLease;
import dev.contactsync.lease.LeaseAcquirer;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What becomes of syncs that are not configured any more: another takes over what they
 * delivered, or their phones are released.
 */
@Component
public class FormerSyncs {

	private static final int SAMPLE = 1000;

	private static final int CHUNK = 5000;

	private final SyncCatalog syncs;

	private final SyncOpener opener;

	private final LeaseAcquirer leases;

	private final SyncLog log;

	FormerSyncs(SyncCatalog syncs, SyncOpener opener, LeaseAcquirer leases, SyncLog log) {
		this.syncs = syncs;
		this.opener = opener;
		this.leases = leases;
		this.log = log;
	}

	/**
	 * A sync takes over what another has delivered under the name that it had. May be
	 * repeated.
	 * @param old the former name, which is not configured
	 * @param name the sync
	 * @param pause waits for a time; what it throws ends the asking for leases
	 * @return what is known of the former name, with the time at which it was renamed
	 * @throws ContactSyncException if either is not what it should be, the source does
	 * not have the contacts of the other, or another process works for one of them
	 */
	public SyncEntry rename(String old, String name, Consumer<Duration> pause) {
		this.syncs.checkName(name);
		SyncEntry former = former(old);
		if (former.isRenamed()) {
			return renamedBefore(former, name);
		}
		String destination = this.syncs.destinationOf(name);
		checkDestination(former, name, destination);
		try (OpenSync sync = this.opener.open(name)) {
			checkSource(former, sync);
			return renamedBefore(underLeases(old, name, pause), name);
		}
	}

	private SyncEntry underLeases(String old, String name, Consumer<Duration> pause) {
		List<String> inOrder = List.of(old, name).stream().sorted().toList();
		try (HeldLease first = this.leases.acquire(inOrder.get(0), pause);
				HeldLease second = this.leases.acquire(inOrder.get(1), pause)) {
			first.requireHeld();
			second.requireHeld();
			return this.log.rename(old, name);
		}
	}

	private SyncEntry former(String old) {
		if (this.syncs.configured().contains(old)) {
			throw usage(ProblemCode.FORMER_NAME_CONFIGURED, "%s is configured. Take it out of the configuration first.",
					old);
		}
		return this.log.find(old).orElseThrow(() -> unknown(old));
	}

	private ContactSyncException unknown(String old) {
		List<String> known = this.log.unconfiguredNames(this.syncs.configured());
		List<String> near = NearestName.of(old, known);
		return usage(ProblemCode.FORMER_NAME_UNKNOWN, "No sync %s was ever run; %s", old,
				near.isEmpty()
						? known.isEmpty() ? "every sync that has run is configured."
								: "those that are not configured are: " + String.join(", ", known) + "."
						: "did you mean " + String.join(" or ", near) + "?");
	}

	private static SyncEntry renamedBefore(SyncEntry former, String name) {
		if (!name.equals(former.renamedTo())) {
			throw usage(ProblemCode.FORMER_NAME_TAKEN_OVER, "%s.", former.renaming());
		}
		return former;
	}

	private void checkDestination(SyncEntry former, String name, String destination) {
		Optional<String> before = this.log.lastDestination(former.id());
		if (before.isPresent() && !before.get().equals(destination)) {
			throw usage(ProblemCode.FORMER_SYNC_DIFFERS,
					"%s has sent to %s, but %s sends to %s: what was delivered to one cannot be taken over for the "
							+ "other.",
					former.name(), before.get(), name, destination);
		}
	}

	private void checkSource(SyncEntry former, OpenSync sync) {
		List<String> keys = this.log.someKeys(former.id(), sync.destination().name(), SAMPLE);
		int there = sync.source().byKeys(keys).size();
		if (there * 2 < keys.size()) {
			throw usage(ProblemCode.FORMER_SYNC_DIFFERS,
					"Of %,d contacts that %s delivered, the source of %s has %,d: it is another table, or its keys "
							+ "are different. If %s was removed, use release %s.",
					keys.size(), former.name(), sync.name(), there, former.name(), former.name());
		}
	}

	/**
	 * Releases the phones of a sync, so that other syncs may send to them. May be
	 * repeated.
	 * @param old the sync, which is not configured
	 * @param withOptOuts whether it is forgotten, too, who has opted out
	 * @param pause waits for a time; what it throws ends the asking for the lease
	 * @return what was done
	 * @throws ContactSyncException if it is not what it should be, or another process
	 * works for it
	 */
	public ReleasedSync release(String old, boolean withOptOuts, Consumer<Duration> pause) {
		SyncEntry former = former(old);
		if (former.isRenamed()) {
			throw usage(ProblemCode.FORMER_NAME_TAKEN_OVER, "%s, which owns its phones.", former.renaming());
		}
		try (HeldLease lease = this.leases.acquire(old, pause)) {
			this.log.closeRuns(former);
			long phones = 0;
			String from = "";
			for (ReleasedChunk chunk = next(former, from, lease); chunk != null; chunk = next(former, from, lease)) {
				phones += chunk.phones();
				from = chunk.last();
			}
			return new ReleasedSync(phones, this.log.forgetExcluded(former, withOptOuts));
		}
	}

	private @Nullable ReleasedChunk next(SyncEntry former, String from, HeldLease lease) {
		lease.requireHeld();
		return this.log.release(former, from, CHUNK);
	}

	private static ContactSyncException usage(ProblemCode code, String format, @Nullable Object... values) {
		return new ContactSyncException(code, CountText.format(format, values));
	}

	/**
	 * What was released.
	 *
	 * @param phones how many phones
	 * @param optOuts how many contacts are still remembered as opted out
	 */
	public record ReleasedSync(long phones, long optOuts) {
	}

}
