package dev.contactsync.state;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must survive and is not a setting of the user: names with a text each. */
@Component
public class SettingTable {

	private static final String READ = "SELECT content FROM contact_sync.setting WHERE name = :name";

	private static final String WRITE = """
			MERGE INTO contact_sync.setting s
			USING (SELECT CAST(:name AS VARCHAR) AS name) n ON s.name = n.name
			WHEN NOT MATCHED THEN INSERT (name, content) VALUES (n.name, :content)
			""";

	private final JdbcClient jdbc;

	SettingTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads a text.
	 * @return the text; empty where none was written
	 */
	public Optional<String> read(String name) {
		return this.jdbc.sql(READ).param("name", name).query(String.class).optional();
	}

	/**
	 * Writes a text, unless one of this name was written before, perhaps by another
	 * process.
	 * @param content the text
	 */
	public void writeOnce(String name, String content) {
		this.jdbc.sql(WRITE).param("name", name).param("content", content).update();
	}

}
