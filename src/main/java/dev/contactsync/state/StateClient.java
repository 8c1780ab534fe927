package dev.contactsync.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Statements for the database that the state is in: those lines of them that the
 * {@link Dialect} keeps.
 * <p>
 * Lines for one database are there for lists of keys. PostgreSQL would go through the
 * whole table to join it to a list until it has analysed the table, which it does after a
 * first load; asked for {@code = ANY (list)}, it uses the index. H2 uses the index for
 * the join, and would compare each row of the table with the whole list; where nothing
 * but a list of keys is joined, PostgreSQL does without MERGE, which takes long to plan.
 */
public final class StateClient implements JdbcClient {

	private final JdbcClient client;

	private final Dialect dialect;

	private final Map<String, String> texts = new ConcurrentHashMap<>();

	StateClient(JdbcClient client, Dialect dialect) {
		this.client = client;
		this.dialect = dialect;
	}

	@Override
	public StatementSpec sql(String text) {
		return this.client.sql(this.texts.computeIfAbsent(text, this.dialect::lines));
	}

}
