package dev.contactsync.status;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.runs.RunReportQuery;
import dev.contactsync.runs.RunTable;
import dev.contactsync.state.ProcessIdentity;
import dev.contactsync.state.SqlArrays;
import dev.contactsync.work.Run;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a sync stands now. Reads only. */
@Component
class StatusQuery {

	private static final String EXCLUDED = """
			SELECT kind, COUNT(*) AS contacts FROM contact_sync.v_excluded
			WHERE sync = :sync AND destination = :destination
			GROUP BY kind
			""";

	private static final String ACCEPTED = """
			SELECT COUNT(accepted) FROM contact_sync.v_excluded WHERE sync = :sync AND destination = :destination
			""";

	private static final String HOLDER = """
			SELECT host, pid, pid_started FROM contact_sync.lease WHERE sync = :sync AND host IS NOT NULL
			""";

	private final JdbcClient jdbc;

	private final RunTable runs;

	private final RunReportQuery reports;

	private final InDoubtQuery doubts;

	StatusQuery(JdbcClient jdbc, RunTable runs, RunReportQuery reports, InDoubtQuery doubts) {
		this.jdbc = jdbc;
		this.runs = runs;
		this.reports = reports;
		this.doubts = doubts;
	}

	/** How a sync stands; all empty where it never ran. */
	SyncStatus of(String sync, String destination) {
		return new SyncStatus(sync, latestRuns(sync), this.doubts.of(sync, destination), excluded(sync, destination),
				accepted(sync, destination), watermark(sync), holder(sync));
	}

	private LatestRuns latestRuns(String sync) {
		return new LatestRuns(this.reports.newest(sync).orElse(null), this.reports.lastDone(sync).orElse(null),
				this.runs.unfinished(sync).map((run) -> this.runs.report(run.id())).orElse(null),
				this.reports.held(sync).orElse(null));
	}

	private Map<ExclusionKind, Long> excluded(String sync, String destination) {
		Map<ExclusionKind, Long> contacts = new EnumMap<>(ExclusionKind.class);
		List.of(ExclusionKind.values()).forEach((kind) -> contacts.put(kind, 0L));
		RowCallbackHandler count = (row) -> contacts.put(Coded.parse(ExclusionKind.class, row.getString("kind")),
				row.getLong("contacts"));
		this.jdbc.sql(EXCLUDED).param("sync", sync).param("destination", destination).query(count);
		return contacts;
	}

	private long accepted(String sync, String destination) {
		return this.jdbc.sql(ACCEPTED).param("sync", sync).param("destination", destination).query(Long.class).single();
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
