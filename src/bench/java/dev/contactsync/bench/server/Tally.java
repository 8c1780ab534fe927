package dev.contactsync.bench.server;

import java.time.Duration;
import java.time.Instant;

/** Counts the POSTs since the counters were last set to zero. */
final class Tally {

	private long requests;

	private long contacts;

	private long bytes;

	private int open;

	private int mostOpen;

	private long first;

	private long last;

	synchronized void arrived() {
		if (this.requests++ == 0) {
			this.first = micros();
		}
		this.open++;
		this.mostOpen = Math.max(this.mostOpen, this.open);
	}

	synchronized void took(int contacts, int bytes) {
		this.contacts += contacts;
		this.bytes += bytes;
		this.open--;
		this.last = micros();
	}

	/** The time that other processes of this machine know, too. */
	private static long micros() {
		Duration sinceEpoch = Duration.between(Instant.EPOCH, Instant.now());
		return sinceEpoch.toNanos() / 1000;
	}

	/** The counts, in the order in which {@code Counters} reads them. */
	@Override
	public synchronized String toString() {
		return this.requests + " " + this.contacts + " " + this.bytes + " " + this.mostOpen + " " + this.first + " "
				+ this.last;
	}

}
