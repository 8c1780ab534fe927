package dev.contactsync.lease;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.CountText;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.state.FullDisk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to send for a sync, as long as it is held: says at every heartbeat that this
 * process lives, and knows by a clock that is never set whether that was long ago, for
 * instance because the process was stopped in between.
 */
public final class HeldLease implements RightToSend, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(HeldLease.class);

	private static final long LONGEST_BEAT_MILLIS = 1000;

	private final String sync;

	private final long epoch;

	private final Duration ttl;

	private final LeaseLog leases;

	private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(HeldLease::thread);

	private final long since = System.nanoTime();

	private volatile long lastBeat = this.since;

	private volatile boolean isLost;

	private volatile @Nullable ContactSyncException fullDisk;

	HeldLease(String sync, long epoch, Duration ttl, LeaseLog leases) {
		this.sync = sync;
		this.epoch = epoch;
		this.ttl = ttl;
		this.leases = leases;
		long millis = Math.max(1, Math.min(LONGEST_BEAT_MILLIS, ttl.toMillis() / 4));
		this.heart.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
	}

	/** It keeps no process from ending. */
	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "lease");
		thread.setDaemon(true);
		return thread;
	}

	private void beat() {
		long now = System.nanoTime();
		try {
			if (this.leases.beat(this.sync, this.epoch)) {
				this.lastBeat = now;
				this.fullDisk = null;
			}
			else {
				this.isLost = true;
			}
		}
		catch (RuntimeException ex) {
			this.fullDisk = FullDisk.in(ex).orElse(null);
			log.debug("The heartbeat of {} failed", this.sync, ex);
		}
	}

	@Override
	public void requireHeld() {
		if (this.isLost || System.nanoTime() - this.lastBeat > this.ttl.toNanos()) {
			ContactSyncException fullDisk = this.fullDisk;
			if (fullDisk != null) {
				throw fullDisk;
			}
			throw new ContactSyncException(ProblemCode.LEASE_LOST,
					CountText.format("The lease of %s was lost: this process could not renew it "
							+ "for %d s, and another may have taken over.", this.sync, this.ttl.toSeconds()));
		}
	}

	/** How long it is kept by a process that is not heard of. */
	public Duration ttl() {
		return this.ttl;
	}

	/** How long it has been held. */
	public Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.since);
	}

	/** On a full disk the state is left alone, and the lease ends by itself. */
	@Override
	public void close() {
		this.heart.shutdownNow();
		if (this.fullDisk != null) {
			return;
		}
		try {
			this.leases.free(this.sync, this.epoch);
		}
		catch (RuntimeException ex) {
			log.debug("The lease of {} could not be released; it will expire", this.sync, ex);
		}
	}

}
