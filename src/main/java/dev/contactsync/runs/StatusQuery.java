package dev.contactsync.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.ledger.InDoubtQuery;
import dev.contactsync.ledger.Run;
import dev.contactsync.state.ProcessIdentity;
import dev.contactsync.state.SqlArrays;
import dev.contactsync.state.StateTransactions;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a sync stands now. Reads only. */
@Component
public class StatusQuery {

	private static final String NEWEST = """
			SELECT id FROM contact_sync.run WHERE sync = :sync ORDER BY id DESC FETCH FIRST 1 ROWS ONLY
			""";

	private static final String LAST_DONE = """
			SELECT id FROM contact_sync.run WHERE sync = :sync AND state = 'done' ORDER BY id DESC FETCH FIRST 1 ROWS ONLY
			""";

	private static final String EXCLUDED = """
			SELECT kind, COUNT(*) AS contacts FROM contact_sync.v_excluded WHERE sync = :sync GROUP BY kind
			""";

	private static final String HOLDER = """
			SELECT host, pid, pid_started FROM contact_sync.lease WHERE sync = :sync AND host IS NOT NULL
			""";

	private final JdbcClient jdbc;

	private final StateTransactions transactions;

	private final RunTable runs;

	private final InDoubtQuery doubts;

	StatusQuery(JdbcClient jdbc, StateTransactions transactions, RunTable runs, InDoubtQuery doubts) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.runs = runs;
		this.doubts = doubts;
	}

	/**
	 * Looks how a sync stands.
	 * @param sync the sync
	 * @return how it stands; all empty where it never ran
	 */
	public SyncStatus of(String sync) {
		return this.transactions.get(() -> new SyncStatus(sync, latestRuns(sync), this.doubts.of(sync), excluded(sync),
				watermark(sync), holder(sync)));
	}

	private LatestRuns latestRuns(String sync) {
		return new LatestRuns(report(sync, NEWEST).orElse(null), report(sync, LAST_DONE).orElse(null),
				this.runs.unfinished(sync).map((run) -> this.runs.report(run.id())).orElse(null),
				this.runs.held(sync).orElse(null));
	}

	private Optional<RunReport> report(String sync, String which) {
		return this.jdbc.sql(which).param("sync", sync).query(Long.class).optional().map(this.runs::report);
	}

	private Map<ExclusionKind, Long> excluded(String sync) {
		Map<ExclusionKind, Long> contacts = new EnumMap<>(ExclusionKind.class);
		List.of(ExclusionKind.values()).forEach((kind) -> contacts.put(kind, 0L));
		RowCallbackHandler count = (row) -> contacts.put(Coded.parse(ExclusionKind.class, row.getString("kind")),
				row.getLong("contacts"));
		this.jdbc.sql(EXCLUDED).param("sync", sync).query(count);
		return contacts;
	}

	private @Nullable Instant watermark(String sync) {
		return this.runs.lastDone(sync).map(Run::sourceClock).orElse(null);
	}

	private @Nullable ProcessIdentity holder(String sync) {
		return this.jdbc.sql(HOLDER)
			.param("sync", sync)
			.query(StatusQuery::holder)
			.optional()
			.filter((holder) -> !holder.isDead())
			.orElse(null);
	}

	private static ProcessIdentity holder(ResultSet row, int number) throws SQLException {
		return new ProcessIdentity(row.getString("host"), row.getLong("pid"), SqlArrays.instant(row, "pid_started"));
	}

}
