package dev.contactsync.sync;

import java.util.List;
import java.util.stream.Collectors;

import dev.contactsync.decision.FormerSyncSet;
import dev.contactsync.identity.SyncLog;
import dev.contactsync.identity.UnconfiguredSync;
import dev.contactsync.lease.LeaseAcquirer;

import org.springframework.stereotype.Component;

/**
 * The syncs that the state knows and the configuration does not: under a name that was
 * changed, or removed. They still own the phones of what they delivered.
 */
@Component
public class UnconfiguredSyncs {

	private final SyncCatalog syncs;

	private final SyncLog log;

	private final LeaseAcquirer leases;

	UnconfiguredSyncs(SyncCatalog syncs, SyncLog log, LeaseAcquirer leases) {
		this.syncs = syncs;
		this.log = log;
		this.leases = leases;
	}

	/**
	 * Those that own phones.
	 * @return one for each sync and destination, by name
	 */
	public List<UnconfiguredSync> all() {
		return this.log.unconfigured(this.syncs.configured());
	}

	/**
	 * Those that own phones at a destination.
	 * @return the syncs, by name
	 */
	public List<UnconfiguredSync> at(String destination) {
		return all().stream().filter((sync) -> sync.destination().equals(destination)).toList();
	}

	/**
	 * Those that own phones at a destination, for decisions on these phones.
	 * @return their numbers
	 */
	public FormerSyncSet formerAt(String destination) {
		List<UnconfiguredSync> former = at(destination);
		return new FormerSyncSet(former.stream().map(UnconfiguredSync::id).collect(Collectors.toSet()),
				former.stream()
					.filter((sync) -> sync.inDoubt() > 0 && this.leases.isFree(sync.name()))
					.map(UnconfiguredSync::id)
					.collect(Collectors.toSet()));
	}

}
