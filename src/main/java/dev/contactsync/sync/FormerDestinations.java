package dev.contactsync.sync;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

import dev.contactsync.check.NearestName;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.CountText;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.identity.DestinationLog;
import dev.contactsync.identity.DestinationRenaming;
import dev.contactsync.lease.HeldLease;
import dev.contactsync.lease.LeaseAcquirer;

import org.springframework.stereotype.Component;

/** What becomes of destinations that have another name in the configuration now. */
@Component
public class FormerDestinations {

	private final SyncCatalog syncs;

	private final LeaseAcquirer leases;

	private final DestinationLog log;

	FormerDestinations(SyncCatalog syncs, LeaseAcquirer leases, DestinationLog log) {
		this.syncs = syncs;
		this.leases = leases;
		this.log = log;
	}

	/**
	 * A destination gets its new name wherever something is remembered of it. May be
	 * repeated.
	 * @param old the former name, which is not configured
	 * @param name the name as it is configured
	 * @param pause waits for a time; what it throws ends the asking for leases
	 * @return the renaming, with the time at which it was done
	 * @throws ContactSyncException if either is not what it should be, or another process
	 * sends to one of them
	 */
	public DestinationRenaming rename(String old, String name, Consumer<Duration> pause) {
		checkNames(old, name);
		Optional<DestinationRenaming> before = this.log.renaming(old, name);
		if (before.isPresent()) {
			return before.get();
		}
		checkDeliveries(old, name);
		TreeSet<String> all = new TreeSet<>(this.log.syncs(old, name));
		all.addAll(this.syncs.syncsTo(name));
		Deque<HeldLease> held = new ArrayDeque<>();
		try {
			all.forEach((sync) -> held.push(this.leases.acquire(sync, pause)));
			checkDeliveries(old, name);
			held.forEach(HeldLease::requireHeld);
			return this.log.rename(old, name);
		}
		finally {
			held.forEach(HeldLease::close);
		}
	}

	private void checkNames(String old, String name) {
		if (this.syncs.destinationNames().contains(old)) {
			throw usage(ProblemCode.FORMER_NAME_CONFIGURED,
					"Destination %s is configured. Take it out of the configuration first.", old);
		}
		if (!this.syncs.destinationNames().contains(name)) {
			List<String> near = NearestName.of(name, this.syncs.destinationNames());
			throw usage(ProblemCode.UNKNOWN_DESTINATION, "There is no destination %s; %s", name,
					near.isEmpty() ? "the destinations are: " + String.join(", ", this.syncs.destinationNames()) + "."
							: "did you mean " + String.join(" or ", near) + "?");
		}
	}

	private void checkDeliveries(String old, String name) {
		if (!this.log.isKnown(old)) {
			throw usage(ProblemCode.FORMER_NAME_UNKNOWN, "Nothing was ever sent to a destination %s.", old);
		}
		if (this.log.hasDeliveries(name)) {
			throw usage(ProblemCode.DESTINATION_IN_USE,
					"Contacts were already sent to %s under its new name: what was delivered to %s cannot be added.",
					name, old);
		}
	}

	private static ContactSyncException usage(ProblemCode code, String format, Object... values) {
		return new ContactSyncException(code, CountText.format(format, values));
	}

}
