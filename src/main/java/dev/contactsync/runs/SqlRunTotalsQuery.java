package dev.contactsync.runs;

import dev.contactsync.contact.Coded;
import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.Run;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that the totals of a run are made of. */
@Component
class SqlRunTotalsQuery implements RunTotalsQuery {

	private static final String SLICES = """
			SELECT COALESCE(SUM(rows_read), 0) AS rows_read, COALESCE(SUM(already), 0) AS already,
				COALESCE(SUM(unchanged), 0) AS unchanged, COALESCE(SUM(invalid), 0) AS invalid,
				COALESCE(SUM(refused), 0) AS refused, COALESCE(SUM(suppressed), 0) AS suppressed,
				COALESCE(SUM(duplicate), 0) AS duplicate, COALESCE(SUM(emails_omitted), 0) AS emails
			FROM contact_sync.slice WHERE run_id = :run AND step <> 'look'
			""";

	private static final String CANDIDATES = """
			SELECT scanned, counted, outcome, COUNT(*) AS contacts
			FROM contact_sync.candidate WHERE run_id = :run
			GROUP BY scanned, counted, outcome
			""";

	private static final String CAUSES = """
			SELECT COUNT(CASE WHEN cause = 'new' THEN 1 END) AS added, COUNT(CASE WHEN cause = 'changed' THEN 1 END) AS changed
			FROM contact_sync.candidate WHERE run_id = :run AND outcome = 'delivered'
			""";

	/**
	 * NOT over an OR, so that PostgreSQL looks each contact up by its key: of NOT EXISTS
	 * it makes a join, and goes through all that is excluded for each delivery while it
	 * does not know the sizes of its tables.
	 */
	private static final String LOADED = """
			SELECT outcome, COUNT(*) AS contacts
			FROM (
				SELECT 'delivered' AS outcome FROM contact_sync.delivery d
				WHERE d.run_id = :run AND d.sync_id = :sync AND d.release_reason IS NULL
					AND (NOT d.in_doubt OR EXISTS (SELECT 1 FROM contact_sync.candidate c
						WHERE c.run_id = :run AND c.contact_key = d.contact_key AND c.outcome = 'delivered'))
					AND NOT (EXISTS (SELECT 1 FROM contact_sync.excluded b
						WHERE b.sync_id = d.sync_id AND b.destination = d.destination AND b.contact_key = d.contact_key
							AND b.run_id = :run)
					OR EXISTS (SELECT 1 FROM contact_sync.candidate c
						WHERE c.run_id = :run AND c.contact_key = d.contact_key AND c.outcome = 'pending'))
				UNION ALL
				SELECT b.kind FROM contact_sync.excluded b
				WHERE b.run_id = :run AND b.sync_id = :sync
					AND NOT (b.kind = 'gone' OR EXISTS (SELECT 1 FROM contact_sync.candidate c
						WHERE c.run_id = :run AND c.contact_key = b.contact_key AND c.outcome = 'pending'))
				UNION ALL
				SELECT outcome FROM contact_sync.candidate WHERE run_id = :run AND outcome IN ('pending', 'gone')
			) loaded
			GROUP BY outcome
			""";

	private static final String JOURNAL = """
			SELECT COUNT(CASE WHEN posts > 0 THEN 1 END) AS requests,
				COALESCE(SUM(CASE WHEN posts > 1 THEN posts - 1 ELSE 0 END), 0) AS retries,
				COALESCE(SUM(maybe_twice), 0) AS maybe_twice
			FROM contact_sync.request WHERE run_id = :run
			""";

	private final JdbcClient jdbc;

	SqlRunTotalsQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void slices(Run run, RunTotalsBuilder totals) {
		this.jdbc.sql(SLICES).param("run", run.id()).query((row) -> {
			totals.rows(row.getLong("rows_read"), row.getLong("already"), row.getLong("emails"));
			for (ContactOutcome outcome : RunTotalsBuilder.OF_SLICES) {
				totals.add(outcome, row.getLong(outcome.code()));
			}
		});
	}

	@Override
	public void candidates(Run run, RunTotalsBuilder totals) {
		this.jdbc.sql(CANDIDATES).param("run", run.id()).query((row) -> {
			totals.candidates(row.getBoolean("scanned"), outcome(row.getString("counted")),
					outcome(row.getString("outcome")), row.getLong("contacts"));
		});
	}

	@Override
	public void load(Run run, RunTotalsBuilder totals) {
		this.jdbc.sql(LOADED).param("run", run.id()).param("sync", run.key().id()).query((row) -> {
			totals.loaded(Coded.parse(ContactOutcome.class, row.getString("outcome")), row.getLong("contacts"));
		});
	}

	@Override
	public void causes(Run run, RunTotalsBuilder totals) {
		this.jdbc.sql(CAUSES).param("run", run.id()).query((row) -> {
			totals.causes(row.getLong("added"), row.getLong("changed"));
		});
	}

	@Override
	public void journal(Run run, RunTotalsBuilder totals) {
		this.jdbc.sql(JOURNAL).param("run", run.id()).query((row) -> {
			totals.journal(row.getLong("requests"), row.getLong("retries"), row.getLong("maybe_twice"));
		});
	}

	private static @Nullable ContactOutcome outcome(@Nullable String code) {
		return (code != null) ? Coded.parse(ContactOutcome.class, code) : null;
	}

}
