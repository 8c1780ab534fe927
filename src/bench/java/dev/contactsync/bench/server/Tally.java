package dev.contactsync.bench.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts the POSTs since the counters were last set to zero. */
final class Tally {

	private long requests;

	private long contacts;

	private long bytes;

	private int open;

	private int mostOpen;

	private long first;

	/** When each was answered, in microseconds since 1970. */
	private final List<Long> answered = new ArrayList<>();

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
		this.answered.add(micros());
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
				+ answered(1) + " " + answered(3) + " " + answered(4);
	}

	/** When so many quarters of the requests were answered. */
	private long answered(int quarters) {
		int index = this.answered.size() * quarters / 4 - 1;
		return (index >= 0) ? this.answered.get(index) : 0;
	}

}
