package dev.contactsync.bench;

import java.sql.SQLException;

/** The table of customers, all invented: names by number, phones in a scattered order. */
final class Crm {

	private static final String TABLE = """
			DROP TABLE IF EXISTS customer;
			CREATE TABLE customer (
				id BIGINT PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT NOT NULL, email TEXT, mobile TEXT,
				country TEXT, city TEXT, segment TEXT NOT NULL, plan TEXT, is_vip BOOLEAN NOT NULL,
				lifetime_value NUMERIC(12, 2) NOT NULL, birthday DATE, whatsapp_opt_in BOOLEAN NOT NULL,
				updated_at TIMESTAMPTZ NOT NULL);
			""";

	/**
	 * 7919 has no factor in common with 700 million, so no phone comes twice. None begins
	 * with 91, which could be the calling code.
	 */
	private static final String ROWS = """
			INSERT INTO customer
			SELECT n, 'First' || n %% 5003, 'Last' || n %% 9973,
				CASE WHEN n %% 5 > 0 THEN 'customer' || n || '@example.com' END,
				(9200000000 + n::bigint * 7919 %% 700000000)::text, 'IN',
				(ARRAY['Pune', 'Mumbai', 'Delhi', 'Chennai', 'Jaipur', 'Kochi', 'Surat'])[1 + n %% 7],
				(ARRAY['retail', 'wholesale', 'online'])[1 + n %% 3],
				CASE WHEN n %% 4 > 0 THEN (ARRAY['basic', 'plus', 'max'])[n %% 4] END,
				n %% 20 = 0, n %% 100000 / 7.0,
				CASE WHEN n %% 10 > 0 THEN DATE '1950-01-01' + n %% 20000 END, TRUE,
				now() - INTERVAL '30 days' - n %% 86400 * INTERVAL '1 second'
			FROM generate_series(1, %d) AS s (n);
			CREATE INDEX customer_updated_at ON customer (updated_at, id);
			""";

	private static final String CHANGE = """
			UPDATE customer SET city = 'Town ' || %1$d, updated_at = now() WHERE id %% %2$d = %1$d %% %2$d
			""";

	private final Postgres postgres;

	private int changes;

	Crm(Postgres postgres) {
		this.postgres = postgres;
	}

	/** Creates the table again. */
	void fill(int rows) throws SQLException {
		this.postgres.execute(TABLE);
		this.postgres.execute(ROWS.formatted(rows));
	}

	/**
	 * Changes some rows, spread over the table, each time others.
	 * @param every of how many one is changed
	 * @return how many that were
	 */
	long change(int every) throws SQLException {
		int change = ++this.changes;
		this.postgres.execute(CHANGE.formatted(change, every));
		return this.postgres.number("SELECT COUNT(*) FROM customer WHERE city = 'Town " + change + "'");
	}

}
