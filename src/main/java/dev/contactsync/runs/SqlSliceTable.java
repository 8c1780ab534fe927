package dev.contactsync.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.contactsync.contact.Coded;
import dev.contactsync.state.SqlArrays;
import dev.contactsync.work.ContactOutcome;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on slices. */
@Component
class SqlSliceTable implements SliceTable {

	private static final String ADD = """
			INSERT INTO contact_sync.slice (run_id, step, number, bounds, done, rows_read, candidates, already, unchanged,
				invalid, refused, suppressed, duplicate, emails_omitted, known)
			SELECT :run, :step, number, bounds, FALSE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
			FROM UNNEST(CAST(:numbers AS BIGINT ARRAY), CAST(:bounds AS VARCHAR ARRAY)) AS u (number, bounds)
			""";

	private static final String OF = """
			SELECT run_id, step, number, bounds, reached, done, rows_read
			FROM contact_sync.slice
			WHERE run_id = :run AND step = :step
			ORDER BY number
			""";

	private static final String ADVANCE = """
			UPDATE contact_sync.slice
			SET reached = :reached, rows_read = rows_read + :rows, candidates = candidates + :candidates,
				already = already + :already, unchanged = unchanged + :unchanged, invalid = invalid + :invalid,
				refused = refused + :refused, suppressed = suppressed + :suppressed, duplicate = duplicate + :duplicate,
				emails_omitted = emails_omitted + :emails, known = known + :known
			WHERE run_id = :run AND step = :step AND number = :number
			""";

	private static final String DONE = """
			UPDATE contact_sync.slice SET done = TRUE, finished = :now WHERE run_id = :run AND step = :step AND number = :number
			""";

	private static final String REOPEN = """
			UPDATE contact_sync.slice SET done = FALSE WHERE run_id = :run AND step = :step AND finished < :before
			""";

	/** Candidates that are met again are counted as read and as already there. */
	private static final String START_OVER = """
			UPDATE contact_sync.slice
			SET reached = NULL, rows_read = candidates, already = 0, unchanged = 0, invalid = 0, refused = 0, suppressed = 0,
				duplicate = 0, emails_omitted = 0, known = 0
			WHERE run_id = :run AND step = :step AND number = :number
			""";

	private static final String KNOWN = """
			SELECT COALESCE(SUM(known), 0) FROM contact_sync.slice
			WHERE run_id = :run AND step IN ('assess', 'recount')
			""";

	private static final String ROWS_READ = """
			SELECT COALESCE(SUM(rows_read), 0) FROM contact_sync.slice WHERE run_id = :run AND step = :step
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	SqlSliceTable(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void add(long run, RunStage step, List<String> bounds) {
		List<Integer> numbers = IntStream.range(0, bounds.size()).boxed().toList();
		this.jdbc.sql(ADD)
			.param("run", run)
			.param("step", step.code())
			.param("numbers", SqlArrays.longs(numbers, Integer::longValue))
			.param("bounds", SqlArrays.texts(bounds))
			.update();
	}

	@Override
	public List<Slice> of(long run, RunStage step) {
		return this.jdbc.sql(OF).param("run", run).param("step", step.code()).query(SqlSliceTable::slice).list();
	}

	@Override
	public void advance(Slice slice, String reached, SliceCounts counts) {
		this.jdbc.sql(ADVANCE)
			.param("run", slice.runId())
			.param("step", slice.step().code())
			.param("number", slice.number())
			.param("reached", reached)
			.param("rows", counts.rowsRead)
			.param("candidates", counts.candidates)
			.param("already", counts.already)
			.param("unchanged", counts.of(ContactOutcome.UNCHANGED))
			.param("invalid", counts.of(ContactOutcome.INVALID))
			.param("refused", counts.of(ContactOutcome.REFUSED))
			.param("suppressed", counts.of(ContactOutcome.SUPPRESSED))
			.param("duplicate", counts.of(ContactOutcome.DUPLICATE))
			.param("emails", counts.emailsOmitted)
			.param("known", counts.known)
			.update();
	}

	@Override
	public void done(Slice slice) {
		this.jdbc.sql(DONE)
			.param("run", slice.runId())
			.param("step", slice.step().code())
			.param("number", slice.number())
			.param("now", SqlArrays.time(this.clock.instant()))
			.update();
	}

	@Override
	public void reopen(long run, RunStage step, Instant before) {
		this.jdbc.sql(REOPEN)
			.param("run", run)
			.param("step", step.code())
			.param("before", SqlArrays.time(before))
			.update();
	}

	@Override
	public void startOver(Slice slice) {
		this.jdbc.sql(START_OVER)
			.param("run", slice.runId())
			.param("step", slice.step().code())
			.param("number", slice.number())
			.update();
	}

	@Override
	public long known(long run) {
		return this.jdbc.sql(KNOWN).param("run", run).query(Long.class).single();
	}

	@Override
	public long rowsRead(long run, RunStage step) {
		return this.jdbc.sql(ROWS_READ).param("run", run).param("step", step.code()).query(Long.class).single();
	}

	private static Slice slice(ResultSet row, int number) throws SQLException {
		return new Slice(row.getLong("run_id"), Coded.parse(RunStage.class, row.getString("step")),
				row.getInt("number"), row.getString("bounds"), row.getString("reached"), row.getBoolean("done"),
				row.getLong("rows_read"));
	}

}
