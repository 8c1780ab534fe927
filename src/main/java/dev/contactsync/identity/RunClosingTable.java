package dev.contactsync.identity;

import java.time.Clock;
import java.util.List;

import dev.contactsync.ledger.RequestTable;
import dev.contactsync.state.SqlArrays;
import dev.contactsync.work.RunStateList;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statements that end what is unfinished or held of a sync or a destination, since it
 * gets another name or is given up. Nobody works for it meanwhile.
 */
@Component
class RunClosingTable {

	private static final String OF_SYNCS = "SELECT id FROM contact_sync.run WHERE sync_id IN (:owners)";

	private static final String OF_DESTINATIONS = "SELECT id FROM contact_sync.run WHERE destination IN (:owners)";

	private static final String FORGET_CANDIDATES = "DELETE FROM contact_sync.candidate WHERE run_id IN (:runs)";

	/** What was shown under one name is no approval under the other. */
	private static final String FORGET_HOLDS = "DELETE FROM contact_sync.hold WHERE run_id IN (:runs)";

	private static final String CLOSE = """
			UPDATE contact_sync.run SET state = 'closed', ended = COALESCE(ended, :now), message = :message
			WHERE id IN (:runs) AND state IN (%s)
			""".formatted(RunStateList.CLOSABLE);

	private final JdbcClient jdbc;

	private final RequestTable requests;

	private final Clock clock;

	RunClosingTable(JdbcClient jdbc, RequestTable requests, Clock clock) {
		this.jdbc = jdbc;
		this.requests = requests;
		this.clock = clock;
	}

	void closeOfSyncs(List<Long> syncs, String message) {
		close(OF_SYNCS, syncs, message);
	}

	void closeOfDestinations(List<String> destinations, String message) {
		close(OF_DESTINATIONS, destinations, message);
	}

	/** What is under way is in doubt already. */
	private void close(String which, List<?> owners, String message) {
		List<Long> runs = this.jdbc.sql(which).param("owners", owners).query(Long.class).list();
		if (runs.isEmpty()) {
			return;
		}
		this.requests.interrupted(runs);
		this.jdbc.sql(FORGET_CANDIDATES).param("runs", runs).update();
		this.jdbc.sql(FORGET_HOLDS).param("runs", runs).update();
		this.jdbc.sql(CLOSE)
			.param("runs", runs)
			.param("message", message)
			.param("now", SqlArrays.time(this.clock.instant()))
			.update();
	}

}
