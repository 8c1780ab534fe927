package dev.contactsync.work;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the numbers of syncs. */
@Component
public class SyncTable {

	private static final String MAKE = """
			MERGE INTO contact_sync.sync s
			USING (SELECT CAST(:name AS VARCHAR) AS name) n ON s.name = n.name
			WHEN NOT MATCHED THEN INSERT (name) VALUES (n.name)
			""";

	private static final String FIND = "SELECT id FROM contact_sync.sync WHERE name = :name";

	private final JdbcClient jdbc;

	SyncTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The number of a sync, made where it has none yet.
	 * @param name the sync, whose lease is held
	 */
	public long number(String name) {
		this.jdbc.sql(MAKE).param("name", name).update();
		return this.jdbc.sql(FIND).param("name", name).query(Long.class).single();
	}

}
