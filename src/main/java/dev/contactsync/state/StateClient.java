package dev.contactsync.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Statements for the database that the state is in. One text serves both, but for lines
 * that end with {@code -- h2} or {@code -- postgresql}: those are for that one only.
 * <p>
 * They are there for lists of keys. PostgreSQL would go through the whole table to join
 * it to a list until it has analysed the table, which it does after a first load; asked
 * for {@code = ANY (list)}, it uses the index. H2 uses the index for the join, and would
 * compare each row of the table with the whole list; where nothing but a list of keys is
 * joined, PostgreSQL does without MERGE, which takes long to plan.
 */
public final class StateClient implements JdbcClient {

	private final JdbcClient client;

	private final Predicate<String> isOurs;

	private final Map<String, String> texts = new ConcurrentHashMap<>();

	/**
	 * Statements for one of both.
	 * @param client the client of the database
	 * @param isPostgresql whether that is PostgreSQL, and not H2
	 */
	StateClient(JdbcClient client, boolean isPostgresql) {
		this.client = client;
		String others = isPostgresql ? "-- h2" : "-- postgresql";
		this.isOurs = (line) -> !line.endsWith(others);
	}

	@Override
	public StatementSpec sql(String text) {
		return this.client.sql(this.texts.computeIfAbsent(text,
				(both) -> both.lines().filter(this.isOurs).collect(Collectors.joining("\n"))));
	}

}
