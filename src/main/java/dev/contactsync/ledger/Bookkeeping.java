package dev.contactsync.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.contactsync.ledger.Run.Mode;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the books of a run from what the ledger knows, not from counters of the process.
 * <p>
 * A run that assesses: a row that needed nothing was counted by its slice; every other
 * contact is a candidate and counts with its outcome. A candidate that a slice had
 * counted before leaves that count. One that is gone was no contact to read.
 * <p>
 * A load has no candidates but those that had to wait: its outcomes are those that are
 * pending still, else the kept-back contacts, else the deliveries of the run, and only
 * the rows were counted.
 */
@Component
class Bookkeeping {

	private static final String SLICES = """
			SELECT COALESCE(SUM(rows_read), 0) AS rows_read, COALESCE(SUM(already), 0) AS already,
				COALESCE(SUM(unchanged), 0) AS unchanged, COALESCE(SUM(invalid), 0) AS invalid,
				COALESCE(SUM(refused), 0) AS refused, COALESCE(SUM(suppressed), 0) AS suppressed,
				COALESCE(SUM(duplicate), 0) AS duplicate, COALESCE(SUM(emails_left_out), 0) AS emails
			FROM contact_sync.slice WHERE run_id = :run
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

	private static final String LOADED = """
			SELECT outcome, COUNT(*) AS contacts
			FROM (
				SELECT 'delivered' AS outcome FROM contact_sync.delivery d
				WHERE d.run_id = :run AND d.sync = :sync AND NOT d.in_doubt AND d.left_as IS NULL
					AND NOT EXISTS (SELECT 1 FROM contact_sync.kept_back b
						WHERE b.sync = d.sync AND b.contact_key = d.contact_key AND b.run_id = :run)
					AND NOT EXISTS (SELECT 1 FROM contact_sync.candidate c
						WHERE c.run_id = :run AND c.contact_key = d.contact_key AND c.outcome = 'pending')
				UNION ALL
				SELECT b.kind FROM contact_sync.kept_back b
				WHERE b.run_id = :run AND b.sync = :sync AND b.kind <> 'gone'
					AND NOT EXISTS (SELECT 1 FROM contact_sync.candidate c
						WHERE c.run_id = :run AND c.contact_key = b.contact_key AND c.outcome = 'pending')
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

	Bookkeeping(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Books books(Run run) {
		Tally tally = new Tally();
		long emails = slices(run, tally);
		if (run.mode() == Mode.LOAD) {
			load(run, tally);
		}
		else {
			candidates(run, tally);
		}
		causes(run, tally);
		long[] journal = journal(run);
		return new Books(tally.read, tally.of(ContactOutcome.DELIVERED), tally.of(ContactOutcome.UNCHANGED),
				tally.of(ContactOutcome.INVALID), tally.of(ContactOutcome.REFUSED), tally.of(ContactOutcome.SUPPRESSED),
				tally.of(ContactOutcome.DUPLICATE), tally.of(ContactOutcome.PENDING), tally.added, tally.changed,
				emails, journal[0], journal[1], journal[2]);
	}

	private long slices(Run run, Tally tally) {
		return this.jdbc.sql(SLICES).param("run", run.id()).query((row, number) -> {
			tally.read = row.getLong("rows_read") - row.getLong("already");
			for (ContactOutcome outcome : List.of(ContactOutcome.UNCHANGED, ContactOutcome.INVALID,
					ContactOutcome.REFUSED, ContactOutcome.SUPPRESSED, ContactOutcome.DUPLICATE)) {
				tally.add(outcome, row.getLong(outcome.code()));
			}
			return row.getLong("emails");
		}).single();
	}

	private void candidates(Run run, Tally tally) {
		this.jdbc.sql(CANDIDATES).param("run", run.id()).query((row) -> {
			tally.candidate(row.getBoolean("scanned"), outcome(row.getString("counted")),
					outcome(row.getString("outcome")), row.getLong("contacts"));
		});
	}

	private void load(Run run, Tally tally) {
		this.jdbc.sql(LOADED).param("run", run.id()).param("sync", run.sync()).query((row) -> {
			tally.loaded(ContactOutcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
					row.getLong("contacts"));
		});
		long surplus = tally.outcomes() - tally.read;
		if (run.resumed() > 0 && surplus > 0) {
			// Sent by a chunk that was cut short, and deleted from the source before it
			// was
			// read again: they were read, but no chunk has counted them.
			tally.read += surplus;
		}
	}

	private void causes(Run run, Tally tally) {
		this.jdbc.sql(CAUSES).param("run", run.id()).query((row) -> {
			tally.added = row.getLong("added");
			tally.changed = row.getLong("changed");
		});
		if (run.mode() == Mode.LOAD) {
			tally.added = tally.of(ContactOutcome.DELIVERED);
			tally.changed = 0;
		}
	}

	private long[] journal(Run run) {
		return this.jdbc.sql(JOURNAL)
			.param("run", run.id())
			.query((row,
					number) -> new long[] { row.getLong("requests"), row.getLong("retries"),
							row.getLong("maybe_twice") })
			.single();
	}

	private static @Nullable ContactOutcome outcome(@Nullable String code) {
		return (code != null) ? ContactOutcome.valueOf(code.toUpperCase(Locale.ROOT)) : null;
	}

	private static final class Tally {

		private final Map<ContactOutcome, Long> outcomes = new EnumMap<>(ContactOutcome.class);

		private long read;

		private long added;

		private long changed;

		private void add(ContactOutcome outcome, long contacts) {
			this.outcomes.merge(outcome, contacts, Long::sum);
		}

		private long of(ContactOutcome outcome) {
			return this.outcomes.getOrDefault(outcome, 0L);
		}

		private long outcomes() {
			return this.outcomes.values().stream().mapToLong(Long::longValue).sum();
		}

		private void loaded(ContactOutcome outcome, long contacts) {
			if (outcome == ContactOutcome.GONE) {
				this.read -= contacts;
			}
			else {
				add(outcome, contacts);
			}
		}

		private void candidate(boolean scanned, @Nullable ContactOutcome counted, @Nullable ContactOutcome outcome,
				long contacts) {
			boolean isGone = outcome == ContactOutcome.GONE;
			boolean wasRead = scanned || counted != null;
			if (counted != null) {
				add(counted, -contacts);
			}
			if (outcome != null && !isGone) {
				add(outcome, contacts);
			}
			this.read += (wasRead == isGone) ? (isGone ? -contacts : contacts) : 0;
		}

	}

}
