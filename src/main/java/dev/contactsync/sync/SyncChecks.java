package dev.contactsync.sync;

import java.time.Clock;
import java.util.Collection;
import java.util.List;

import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.ProblemList;
import dev.contactsync.importapi.DestinationSettings;
import dev.contactsync.state.StatePool;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * Looks whether everything is set up for runs. What fails becomes a finding, and the rest
 * is looked at nevertheless. Sends no contact.
 */
@Component
public class SyncChecks {

	private final SyncCatalog syncs;

	private final Clock clock;

	private final SslBundles bundles;

	private final StatePool state;

	private final UnconfiguredSyncs others;

	SyncChecks(SyncCatalog syncs, Clock clock, SslBundles bundles, StatePool state, UnconfiguredSyncs others) {
		this.syncs = syncs;
		this.clock = clock;
		this.bundles = bundles;
		this.state = state;
		this.others = others;
	}

	/**
	 * Looks at the state, and at some syncs.
	 * @param names the syncs
	 * @return what was found
	 * @throws dev.contactsync.contact.ContactSyncException if there is no sync of a name
	 */
	public CheckReport check(Collection<String> names) {
		names.forEach(this.syncs::checkName);
		CheckList list = new CheckList();
		List<String> files = this.syncs.files().names();
		list.ok("configuration", files.isEmpty() ? "no file" : String.join(", ", files),
				files.isEmpty() ? "command line and environment only" : "was read");
		new StateCheck(this.state, list).run(destinations(names));
		for (String name : names) {
			new SyncCheck(name, this.syncs, this.clock, this.bundles, list).run();
		}
		this.others.all().forEach((sync) -> list.warning(ProblemCode.FORMER_SYNC, "former sync", sync.name(),
				sync.meaning() + ": no other sync sends to them", sync.action()));
		return list.report();
	}

	/** One that cannot be told is a finding of its sync. */
	private List<DestinationSettings> destinations(Collection<String> names) {
		ProblemList unknown = new ProblemList();
		return names.stream().flatMap((name) -> unknown.get(() -> this.syncs.destination(name)).stream()).toList();
	}

}
