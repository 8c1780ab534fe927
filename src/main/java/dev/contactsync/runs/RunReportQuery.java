package dev.contactsync.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.state.SqlArrays;
import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.RunState;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The history of runs. Reads only. */
@Component
public class RunReportQuery {

	/** The runs with the names of their syncs. */
	static final String ALL = """
			SELECT r.*, s.name AS sync
			FROM contact_sync.run r
			JOIN contact_sync.sync s ON s.id = r.sync_id
			""";

	private static final String NEWEST = ALL + """
			WHERE s.name = :sync
			ORDER BY r.id DESC FETCH FIRST 1 ROWS ONLY
			""";

	private static final String LAST_DONE = ALL + """
			WHERE s.name = :sync AND r.state = 'done'
			ORDER BY r.id DESC FETCH FIRST 1 ROWS ONLY
			""";

	private static final String HELD = ALL + """
			WHERE s.name = :sync AND r.state = 'held'
				AND NOT EXISTS (SELECT 1 FROM contact_sync.run done WHERE done.sync_id = r.sync_id AND done.id > r.id
					AND done.state = 'done' AND done.mode <> 'replay')
			ORDER BY r.id DESC FETCH FIRST 1 ROWS ONLY
			""";

	private static final String REPORTS = ALL + """
			WHERE :sync = '' OR s.name = :sync
			ORDER BY r.id DESC FETCH FIRST :most ROWS ONLY
			""";

	/** Each has a column of its name. */
	private static final Set<ContactOutcome> COUNTED = EnumSet.complementOf(EnumSet.of(ContactOutcome.GONE));

	private final JdbcClient jdbc;

	RunReportQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The newest run.
	 * @return its report; empty where it never ran
	 */
	public Optional<RunReport> newest(String sync) {
		return first(sync, NEWEST);
	}

	/**
	 * The newest run that is done.
	 * @return its report; empty where none is
	 */
	public Optional<RunReport> lastDone(String sync) {
		return first(sync, LAST_DONE);
	}

	/**
	 * The run that waits for approval.
	 * @return its report; empty where none waits
	 */
	public Optional<RunReport> held(String sync) {
		return first(sync, HELD);
	}

	private Optional<RunReport> first(String sync, String which) {
		return this.jdbc.sql(which).param("sync", sync).query(RunReportQuery::report).optional();
	}

	/**
	 * The newest runs.
	 * @param sync of this sync, or an empty text for all
	 * @param most how many at most
	 * @return the newest first
	 */
	public List<RunReport> reports(String sync, int most) {
		return this.jdbc.sql(REPORTS).param("sync", sync).param("most", most).query(RunReportQuery::report).list();
	}

	private static @Nullable ProblemCode code(@Nullable String code) {
		return (code != null) ? ProblemCode.of(code).orElse(null) : null;
	}

	static RunReport report(ResultSet row, int number) throws SQLException {
		Map<ContactOutcome, Long> outcomes = new EnumMap<>(ContactOutcome.class);
		for (ContactOutcome outcome : COUNTED) {
			outcomes.put(outcome, row.getLong(outcome.code()));
		}
		RunTotals totals = new RunTotals(row.getLong("read_count"), outcomes,
				new NoveltyTotals(row.getLong("new_count"), row.getLong("changed_count"), row.getLong("again_count")),
				row.getLong("emails_omitted"),
				new RequestTotals(row.getLong("requests"), row.getLong("retries"), row.getLong("maybe_twice")),
				new RejectionTotals(row.getLong("open_rejections"), row.getLong("accepted")));
		return new RunReport(row.getLong("id"), row.getString("sync"),
				new RunStatus(Coded.parse(RunState.class, row.getString("state")), code(row.getString("code")),
						row.getString("message")),
				Objects.requireNonNull(SqlArrays.instant(row, "started")), SqlArrays.instant(row, "ended"), totals);
	}

}
