package dev.contactsync.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.contactsync.state.SqlArrays;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunStateList;
import dev.contactsync.work.SyncKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The statements on runs. */
@Component
class SqlRunTable implements RunTable {

	private static final String ADD = """
			INSERT INTO contact_sync.run (sync_id, destination, state, mode, sweep, sweep_parts, sweep_part, send_limit,
				configuration, source_clock, changed_since, started, resumed, read_count, delivered, unchanged, invalid,
				refused, suppressed, duplicate, pending, new_count, changed_count, again_count, emails_omitted, requests, retries,
				maybe_twice, open_rejections, accepted)
			VALUES (:sync, :destination, 'running', :mode, :sweep, :parts, :part, :limit, :configuration, :clock, :since, :now,
				0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
			""";

	private static final String UNFINISHED = RunReportQuery.ALL + """
			WHERE s.name = :sync AND r.state IN (%s)
			ORDER BY r.id DESC FETCH FIRST 1 ROWS ONLY
			""".formatted(RunStateList.UNFINISHED);

	/**
	 * A run with a limit did not look at everything, so the next does not build on it.
	 */
	private static final String LAST_DONE = RunReportQuery.ALL + """
			WHERE s.name = :sync AND r.state = 'done' AND r.mode <> 'replay' AND r.send_limit IS NULL
			ORDER BY r.id DESC FETCH FIRST 1 ROWS ONLY
			""";

	private static final String RESUME = """
			UPDATE contact_sync.run SET state = 'running', resumed = resumed + 1, ended = NULL, code = NULL, message = NULL
			WHERE id = :run AND state IN (%s)
			"""
		.formatted(RunStateList.UNFINISHED);

	private static final String END = """
			UPDATE contact_sync.run
			SET state = :state, code = :code, message = :message, ended = :now, read_count = :read, delivered = :delivered,
				unchanged = :unchanged, invalid = :invalid, refused = :refused, suppressed = :suppressed,
				duplicate = :duplicate, pending = :pending, new_count = :new, changed_count = :changed, again_count = :again,
				emails_omitted = :emails, requests = :requests, retries = :retries, maybe_twice = :maybeTwice,
				open_rejections = :openRejections, accepted = :accepted
			WHERE id = :run AND state IN (%s)
			"""
		.formatted(RunStateList.UNFINISHED);

	private static final String CLOSE_HELD = """
			UPDATE contact_sync.run SET state = 'closed' WHERE sync_id = :sync AND state = 'held' AND id < :run
			""";

	private static final String REPORT = RunReportQuery.ALL + "WHERE r.id = :run";

	private final JdbcClient jdbc;

	private final Clock clock;

	SqlRunTable(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public Run add(Run run) {
		RunScopeColumns scope = RunScopeColumns.of(run.scope());
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql(ADD)
			.param("sync", run.key().id())
			.param("destination", run.destination())
			.param("mode", scope.mode().code())
			.param("sweep", scope.sweep().code())
			.param("parts", scope.parts())
			.param("part", scope.part())
			.param("limit", run.sendLimit())
			.param("configuration", run.configuration())
			.param("clock", SqlArrays.time(run.sourceClock()))
			.param("since", SqlArrays.time(scope.since()))
			.param("now", SqlArrays.time(this.clock.instant()))
			.update(key, "id");
		return run.withId(Objects.requireNonNull(key.getKeyAs(Long.class)));
	}

	@Override
	public Optional<Run> unfinished(String sync) {
		return this.jdbc.sql(UNFINISHED).param("sync", sync).query(SqlRunTable::run).optional();
	}

	@Override
	public Optional<Run> lastDone(String sync) {
		return this.jdbc.sql(LAST_DONE).param("sync", sync).query(SqlRunTable::run).optional();
	}

	@Override
	public void resume(long run) {
		this.jdbc.sql(RESUME).param("run", run).update();
	}

	@Override
	public void end(long run, RunStatus status, RunTotals totals) {
		String message = status.message();
		this.jdbc.sql(END)
			.param("run", run)
			.param("state", status.state().code())
			.param("code", (status.code() != null) ? status.code().code() : null)
			.param("message", (message != null && message.length() > 2000) ? message.substring(0, 2000) : message)
			.param("now", SqlArrays.time(this.clock.instant()))
			.param("read", totals.read())
			.param("delivered", totals.delivered())
			.param("unchanged", totals.unchanged())
			.param("invalid", totals.invalid())
			.param("refused", totals.refused())
			.param("suppressed", totals.suppressed())
			.param("duplicate", totals.duplicate())
			.param("pending", totals.pending())
			.param("new", totals.added())
			.param("changed", totals.changed())
			.param("again", totals.again())
			.param("emails", totals.emailsOmitted())
			.param("requests", totals.requests())
			.param("retries", totals.retries())
			.param("maybeTwice", totals.maybeTwice())
			.param("openRejections", totals.rejections().open())
			.param("accepted", totals.rejections().accepted())
			.update();
	}

	@Override
	public void closeHeld(Run newer) {
		this.jdbc.sql(CLOSE_HELD).param("sync", newer.key().id()).param("run", newer.id()).update();
	}

	@Override
	public RunReport report(long run) {
		return this.jdbc.sql(REPORT).param("run", run).query(RunReportQuery::report).single();
	}

	private static Run run(ResultSet row, int number) throws SQLException {
		Integer limit = row.getObject("send_limit", Integer.class);
		return new Run(row.getLong("id"),
				new SyncKey(row.getLong("sync_id"), row.getString("sync"), row.getString("destination")),
				RunScopeColumns.read(row), limit, row.getObject("configuration", UUID.class),
				SqlArrays.instant(row, "source_clock"), row.getInt("resumed"));
	}

}
