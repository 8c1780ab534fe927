package dev.contactsync.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.state.ProcessIdentity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Where the right to send for a sync is asked for.
 * <ol>
 * <li>A free lease is taken.</li>
 * <li>One whose holder is provably dead on this host is taken over as soon as it has
 * missed its heartbeats.</li>
 * <li>Else the heartbeat is watched for a few seconds: if it moves, another process is at
 * work.</li>
 * <li>If it does not move, the lease is taken over once its time to live is over.</li>
 * </ol>
 */
@Component
@EnableConfigurationProperties(LeaseProperties.class)
public class LeaseAcquirer {

	private static final Duration WATCH = Duration.ofSeconds(4);

	/**
	 * A process in another container may have this host's name: a dead one is silent,
	 * too.
	 */
	private static final Duration SILENCE = Duration.ofSeconds(3);

	private static final Duration GLANCE = Duration.ofMillis(200);

	private final LeaseLog leases;

	private final Duration ttl;

	LeaseAcquirer(LeaseLog leases, LeaseProperties properties) {
		this.leases = leases;
		this.ttl = properties.leaseTtl();
	}

	/**
	 * Asks for the lease of a sync.
	 * @param pause waits for a time; what it throws ends the asking
	 * @return the lease, held
	 * @throws ContactSyncException if another process holds it
	 */
	public HeldLease acquire(String sync, Consumer<Duration> pause) {
		Lease first = this.leases.read(sync);
		long asked = System.nanoTime();
		Lease seen = first;
		while (true) {
			if (isFree(seen, System.nanoTime() - asked)) {
				long epoch = this.leases.take(seen, ProcessIdentity.self());
				if (epoch > 0) {
					return new HeldLease(sync, epoch, this.ttl, this.leases);
				}
			}
			else if (isAlive(first, seen)) {
				throw new ContactSyncException(ProblemCode.LEASE_HELD,
						"%s is being run by %s since %s.".formatted(sync, seen.holder(), seen.heldSince()));
			}
			pause.accept(GLANCE);
			seen = this.leases.read(sync);
		}
	}

	/**
	 * Whether nobody holds a lease, at a glance: nothing is taken.
	 * @return true if it is free, or its holder was not heard of for its time to live
	 */
	public boolean isFree(String sync) {
		return isFree(this.leases.read(sync), Long.MAX_VALUE);
	}

	private boolean isFree(Lease lease, long waited) {
		ProcessIdentity holder = lease.holder();
		Instant heartbeat = lease.heartbeat();
		if (holder == null || heartbeat == null) {
			return true;
		}
		if (holder.isDead() && heartbeat.plus(SILENCE).isBefore(lease.now())) {
			return true;
		}
		return waited > WATCH.toNanos() && heartbeat.plus(this.ttl).isBefore(lease.now());
	}

	private static boolean isAlive(Lease first, Lease seen) {
		return seen.holder() != null && (first.epoch() != seen.epoch() || first.heartbeat() == null
				|| !first.heartbeat().equals(seen.heartbeat()));
	}

}
