package dev.contactsync.state;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * A process that holds a lease.
 *
 * @param host the name of its machine
 * @param pid its number there
 * @param started when it started, which tells it from a later process of the same number;
 * null where the machine does not say
 */
public record ProcessIdentity(String host, long pid, @Nullable Instant started) {

	/**
	 * This process.
	 * @return its host, number and start
	 */
	public static ProcessIdentity self() {
		ProcessHandle self = ProcessHandle.current();
		return new ProcessIdentity(hostName(), self.pid(), startOf(self));
	}

	/**
	 * Whether the process is provably no more: it ran on this host, and here there is no
	 * process of that number and start.
	 * @return false where it lives, or where that cannot be told from here
	 */
	public boolean isDead() {
		if (!this.host.equals(hostName())) {
			return false;
		}
		return ProcessHandle.of(this.pid)
			.map((process) -> this.started != null && !this.started.equals(startOf(process)))
			.orElse(true);
	}

	private static @Nullable Instant startOf(ProcessHandle process) {
		return process.info().startInstant().map((start) -> start.truncatedTo(ChronoUnit.MILLIS)).orElse(null);
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

	@Override
	public String toString() {
		return "process " + this.pid + " on " + this.host;
	}

}
