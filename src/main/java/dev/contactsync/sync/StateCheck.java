package dev.contactsync.sync;

import java.util.Collection;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.importapi.DestinationSettings;
import dev.contactsync.state.StateFile;
import dev.contactsync.state.StatePool;

/**
 * Looks at the state database. That there is one with our schema, its start has shown.
 */
final class StateCheck {

	private static final String URL = "spring.datasource.url";

	private static final String SIZE = "spring.datasource.hikari.maximum-pool-size";

	private final StatePool pool;

	private final CheckList list;

	StateCheck(StatePool pool, CheckList list) {
		this.pool = pool;
		this.list = list;
	}

	void run(Collection<DestinationSettings> destinations) {
		if (StateFile.isInMemory(this.pool.url())) {
			this.list.warning(ProblemCode.STATE_IN_MEMORY, "state", URL, StateFile.IN_MEMORY,
					"Use a file or a server, unless this is a trial.");
		}
		else {
			this.list.ok("state", URL,
					StateFile.of(this.pool.url())
						.map((file) -> "a file on this machine, " + file.path() + ", for one process at a time")
						.orElse("a database server"));
		}
		StateFile.of(this.pool.url())
			.flatMap(StateFile::exposure)
			.ifPresent((exposure) -> {
				String[] sentences = exposure.split("(?<=\\.) ", 2);
				this.list.warning(ProblemCode.STATE_EXPOSED, "state", URL, sentences[0], sentences[1]);
			});
		int inFlight = destinations.stream().mapToInt(DestinationSettings::inFlight).max().orElse(0);
		try {
			StatePool.Demand demand = this.pool.demand(inFlight);
			this.list.ok("state", SIZE, this.pool.size() + " connections are enough");
			demand.close();
		}
		catch (ContactSyncException ex) {
			this.list.failed(ex.code(), "state", SIZE, String.valueOf(ex.getMessage()));
		}
	}

}
