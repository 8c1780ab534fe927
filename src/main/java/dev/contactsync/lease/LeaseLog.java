package dev.contactsync.lease;

import dev.contactsync.state.ProcessIdentity;
import dev.contactsync.state.StateTransactions;

import org.springframework.stereotype.Component;

/** Who holds the leases. */
@Component
public class LeaseLog {

	private final StateTransactions transactions;

	private final LeaseTable leases;

	LeaseLog(StateTransactions transactions, LeaseTable leases) {
		this.transactions = transactions;
		this.leases = leases;
	}

	/**
	 * Looks who holds a lease.
	 * @return the lease as it is now
	 */
	public Lease read(String sync) {
		return this.transactions.get(() -> {
			this.leases.make(sync);
			return this.leases.read(sync);
		});
	}

	/**
	 * Takes a lease that is free, or that its holder has lost, if it is still as it was
	 * seen.
	 * @param seen the lease as it was seen
	 * @param holder who takes it
	 * @return the epoch that the taker holds now, or -1 where another was faster
	 */
	public long take(Lease seen, ProcessIdentity holder) {
		long next = seen.epoch() + 1;
		return this.transactions.once(() -> this.leases.take(seen, holder) ? next : -1, () -> {
			Lease now = this.leases.read(seen.sync());
			return (now.epoch() == next && holder.equals(now.holder())) ? next : null;
		});
	}

	/**
	 * Says that the holder lives. It is not repeated: the next heartbeat says it again.
	 * @param epoch the epoch that it holds
	 * @return false if another has taken over
	 */
	public boolean beat(String sync, long epoch) {
		return this.leases.beat(sync, epoch);
	}

	/**
	 * Gives a lease back, unless another has taken it over. It is not repeated: a lease
	 * ends by itself.
	 * @param epoch the epoch that is given back
	 */
	public void free(String sync, long epoch) {
		this.leases.free(sync, epoch);
	}

}
