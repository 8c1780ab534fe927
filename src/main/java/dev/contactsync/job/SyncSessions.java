package dev.contactsync.job;

import dev.contactsync.execution.StopSignal;
import dev.contactsync.identity.SyncLog;
import dev.contactsync.lease.HeldLease;
import dev.contactsync.lease.LeaseAcquirer;
import dev.contactsync.state.StatePool;
import dev.contactsync.sync.OpenSync;
import dev.contactsync.sync.SyncOpener;
import dev.contactsync.work.SyncKey;

import org.springframework.stereotype.Component;

/** Opens syncs and takes the right to send for them. */
@Component
class SyncSessions {

	private final SyncOpener opener;

	private final LeaseAcquirer leases;

	private final SyncLog syncs;

	private final StatePool pool;

	private final StopSignal process;

	SyncSessions(SyncOpener opener, LeaseAcquirer leases, SyncLog syncs, StatePool pool, StopSignal process) {
		this.opener = opener;
		this.leases = leases;
		this.syncs = syncs;
		this.pool = pool;
		this.process = process;
	}

	/**
	 * Opens a sync for runs.
	 * @param name the sync
	 * @param stop asks its runs to end, and ends the wait for another process; is asked,
	 * too, when the process is
	 * @return the session, to be closed
	 * @throws dev.contactsync.contact.ContactSyncException if it cannot be opened, or
	 * another process runs it
	 */
	SyncSession open(String name, StopSignal stop) {
		OpenSync sync = this.opener.open(name);
		StopSignal.Registration ofProcess = this.process.register((reason) -> stop.ask());
		StatePool.Demand connections = null;
		try {
			connections = this.pool.demand(sync.destination().settings().inFlight());
			HeldLease lease = this.leases.acquire(name, stop::pause);
			return session(sync, lease, connections, stop, ofProcess);
		}
		catch (RuntimeException ex) {
			ofProcess.close();
			if (connections != null) {
				connections.close();
			}
			sync.close();
			throw ex;
		}
	}

	/** Under the lease: before, its name may be given to what another sync delivered. */
	private SyncSession session(OpenSync sync, HeldLease lease, StatePool.Demand connections, StopSignal stop,
			StopSignal.Registration ofProcess) {
		try {
			SyncKey key = this.syncs.key(sync.name(), sync.destination().name());
			return new SyncSession(sync, key, lease, connections, stop, ofProcess);
		}
		catch (RuntimeException ex) {
			lease.close();
			throw ex;
		}
	}

}
