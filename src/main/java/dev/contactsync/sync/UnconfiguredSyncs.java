package dev.contactsync.sync;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
	 * Those that have something in doubt at a destination and are run by nobody, be it
	 * with another configuration.
	 * @return their numbers
	 */
	public Set<Long> abandonedAt(String destination) {
		return at(destination).stream()
			.filter((sync) -> sync.inDoubt() > 0 && this.leases.isFree(sync.name()))
			.map(UnconfiguredSync::id)
			.collect(Collectors.toSet());
	}

}
