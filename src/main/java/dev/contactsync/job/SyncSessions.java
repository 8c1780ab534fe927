package dev.contactsync.job;

import dev.contactsync.execution.StopSignal;
import dev.contactsync.lease.LeaseAcquirer;
import dev.contactsync.state.StatePool;
import dev.contactsync.sync.OpenSync;
import dev.contactsync.sync.SyncOpener;

import org.springframework.stereotype.Component;

/** Opens syncs and takes the right to send for them. */
@Component
class SyncSessions {

	private final SyncOpener opener;

	private final LeaseAcquirer leases;

	private final StatePool pool;

	SyncSessions(SyncOpener opener, LeaseAcquirer leases, StatePool pool) {
		this.opener = opener;
		this.leases = leases;
		this.pool = pool;
	}

	/**
	 * Opens a sync for runs.
	 * @param name the sync
	 * @param stop asks its runs to end, and ends the wait for another process
	 * @return the session, to be closed
	 * @throws dev.contactsync.contact.ContactSyncException if it cannot be opened, or
	 * another process runs it
	 */
	SyncSession open(String name, StopSignal stop) {
		OpenSync sync = this.opener.open(name);
		StatePool.Demand connections = null;
		try {
			connections = this.pool.demand(sync.destination().settings().inFlight());
			return new SyncSession(sync, this.leases.acquire(name, stop::pause), connections, stop);
		}
		catch (RuntimeException ex) {
			if (connections != null) {
				connections.close();
			}
			sync.close();
			throw ex;
		}
	}

}
