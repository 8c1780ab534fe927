package dev.contactsync.job;

import dev.contactsync.execution.StopSignal;
import dev.contactsync.lease.HeldLease;
import dev.contactsync.state.StatePool;
import dev.contactsync.sync.OpenSync;
import dev.contactsync.work.SyncKey;

/**
 * A sync that this process may run: open, with the right to send for it.
 *
 * @param key what the ledger remembers it by
 * @param lease the right to send
 * @param connections the connections to the state that its runs need
 * @param stop asks its runs to end
 * @param ofProcess asks so, too, when the process is asked to stop
 */
record SyncSession(OpenSync sync, SyncKey key, HeldLease lease, StatePool.Demand connections, StopSignal stop,
		StopSignal.Registration ofProcess) implements AutoCloseable {

	@Override
	public void close() {
		this.ofProcess.close();
		try (this.sync; this.connections; this.lease) {
			// Closed in the opposite order: the right to send is given back first.
		}
	}

}
