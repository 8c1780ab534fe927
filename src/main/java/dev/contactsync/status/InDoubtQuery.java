package dev.contactsync.status;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on what is in doubt. */
@Component
class InDoubtQuery {

	private static final int MOST_REQUESTS = 10;

	private static final String CONTACTS = """
			SELECT COUNT(*) FROM contact_sync.delivery
			WHERE sync_id = (SELECT id FROM contact_sync.sync WHERE name = :sync) AND destination = :destination
				AND in_doubt AND release_reason IS NULL
			""";

	private static final String REQUESTS = """
			SELECT DISTINCT request_id FROM contact_sync.delivery
			WHERE sync_id = (SELECT id FROM contact_sync.sync WHERE name = :sync) AND destination = :destination
				AND in_doubt AND release_reason IS NULL
			ORDER BY request_id DESC FETCH FIRST :most ROWS ONLY
			""";

	private final JdbcClient jdbc;

	InDoubtQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	InDoubt of(String sync, String destination) {
		long contacts = ask(CONTACTS, sync, destination).query(Long.class).single();
		List<Long> requests = (contacts > 0)
				? ask(REQUESTS, sync, destination).param("most", MOST_REQUESTS).query(Long.class).list() : List.of();
		return new InDoubt(contacts, requests);
	}

	private JdbcClient.StatementSpec ask(String statement, String sync, String destination) {
		return this.jdbc.sql(statement).param("sync", sync).param("destination", destination);
	}

}
