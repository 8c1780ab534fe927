package dev.contactsync.ledger;

import java.util.ArrayList;
import java.util.List;

import dev.contactsync.work.Run;
import dev.contactsync.work.RunScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the contacts that the ledger knows. */
@Component
class SqlKnownContactQuery implements KnownContactQuery {

	private static final String DIGITS = "0123456789abcdef";

	private static final String COUNT = """
			SELECT COUNT(*)
			FROM (
				SELECT contact_key FROM contact_sync.delivery
				WHERE sync_id = :sync AND destination = :destination AND release_reason IS NULL
				UNION
				SELECT contact_key FROM contact_sync.excluded
				WHERE sync_id = :sync AND destination = :destination AND kind <> 'gone'
			) known
			""";

	/**
	 * A contact may have several rows, and to tell them apart takes long; where there are
	 * no more rows than contacts were seen, all of them were.
	 */
	private static final String COUNT_ROWS = """
			SELECT COUNT(fingerprint) AS acknowledged, COUNT(*) + (
				SELECT COUNT(*) FROM contact_sync.excluded
				WHERE sync_id = :sync AND destination = :destination AND kind <> 'gone'
			) AS known
			FROM contact_sync.delivery
			WHERE sync_id = :sync AND destination = :destination AND release_reason IS NULL
			""";

	private static final String ANY = """
			SELECT (CASE WHEN EXISTS (SELECT 1 FROM contact_sync.delivery WHERE sync_id = :sync AND destination = :destination)
				OR EXISTS (SELECT 1 FROM contact_sync.excluded WHERE sync_id = :sync AND destination = :destination) THEN 1 ELSE 0 END)
			""";

	private static final String PAGE = """
			SELECT DISTINCT contact_key
			FROM (
				(SELECT contact_key FROM contact_sync.delivery
				WHERE sync_id = :sync AND destination = :destination AND release_reason IS NULL AND contact_key > :after
					AND SUBSTRING(CAST(recipient AS VARCHAR), 1, 1) IN (:digits)
				ORDER BY contact_key FETCH FIRST :most ROWS ONLY)
				UNION ALL
				(SELECT contact_key FROM contact_sync.excluded
				WHERE sync_id = :sync AND destination = :destination AND kind <> 'gone' AND contact_key > :after
					AND SUBSTRING(CAST(evidence AS VARCHAR), 1, 1) IN (:digits)
				ORDER BY contact_key FETCH FIRST :most ROWS ONLY)
			) known
			ORDER BY contact_key
			FETCH FIRST :most ROWS ONLY
			""";

	private final JdbcClient jdbc;

	SqlKnownContactQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public boolean isEmpty(Run run) {
		return this.jdbc.sql(ANY)
			.param("sync", run.key().id())
			.param("destination", run.destination())
			.query(Integer.class)
			.single() == 0;
	}

	@Override
	public KnownCount count(Run run, long seen) {
		KnownCount rows = ask(run, COUNT_ROWS)
			.query((row, number) -> new KnownCount(row.getLong("known"), row.getLong("acknowledged")))
			.single();
		return (rows.known() <= seen) ? rows
				: new KnownCount(ask(run, COUNT).query(Long.class).single(), rows.acknowledged());
	}

	private JdbcClient.StatementSpec ask(Run run, String statement) {
		return this.jdbc.sql(statement).param("sync", run.key().id()).param("destination", run.destination());
	}

	@Override
	public List<String> page(Run run, String after, int most) {
		return this.jdbc.sql(PAGE)
			.param("sync", run.key().id())
			.param("destination", run.destination())
			.param("after", after)
			.param("digits", digits(run))
			.param("most", most)
			.query(String.class)
			.list();
	}

	/** The first digits of the hashes that belong to what a run looks at. */
	static List<String> digits(Run run) {
		List<String> digits = new ArrayList<>();
		for (int i = 0; i < DIGITS.length(); i++) {
			if (!(run.scope() instanceof RunScope.Part part) || i * part.of() / DIGITS.length() == part.number()) {
				digits.add(DIGITS.substring(i, i + 1));
			}
		}
		return digits;
	}

}
