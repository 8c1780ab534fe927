package dev.contactsync.job;

import java.util.Map;
import java.util.TreeMap;

import dev.contactsync.testing.FakeImportApi;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is looked at when all runs are done: that the API knows what it should, that every
 * other contact is listed with the reason, that the totals balance and that the state has
 * nothing unfinished.
 */
final class Inspection {

	private static final String EXCLUDED = """
			SELECT contact_key, kind FROM contact_sync.v_excluded WHERE kind NOT IN ('moved', 'gone')
			""";

	private static final String NOT_IN_ORDER = """
			SELECT COUNT(*) FROM contact_sync.v_run WHERE state NOT IN ('done', 'closed') OR (state = 'done'
				AND read_count <> delivered + unchanged + invalid + refused + suppressed + duplicate + pending)
			""";

	/** Who may no longer be sent keeps the mark. */
	private static final String IN_DOUBT = """
			SELECT COUNT(*) FROM contact_sync.delivery d WHERE in_doubt AND release_reason IS NULL AND NOT EXISTS (
				SELECT 1 FROM contact_sync.excluded b WHERE b.sync_id = d.sync_id AND b.destination = d.destination AND b.contact_key = d.contact_key)
			""";

	private static final String CANDIDATES = "SELECT COUNT(*) FROM contact_sync.candidate";

	private static final String EXECUTIONS = """
			SELECT COUNT(*) FROM contact_sync.BATCH_JOB_EXECUTION
			WHERE STATUS IN ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
			""";

	private static final String WHOLE_RUNS = """
			SELECT COUNT(*) FROM contact_sync.run WHERE state = 'done' AND send_limit IS NULL
			""";

	private static final String ABOVE_LIMIT = """
			SELECT COUNT(*) FROM contact_sync.run WHERE delivered > send_limit
			""";

	private final Installation installation;

	private final FakeImportApi api;

	Inspection(Installation installation) {
		this.installation = installation;
		this.api = installation.api();
	}

	/** Looks at all of it, while no process runs. */
	void inspect(Customers customers) {
		assertThat(this.api.violations()).isEmpty();
		assertThat(this.api.accepted()).as("what the API knows").containsAllEntriesOf(customers.expected());
		assertThat(customers.unwanted(this.api.requests()
			.stream()
			.flatMap((request) -> request.contacts().stream())
			.map(KillRound::name)
			.toList())).as("told although opted out").isEmpty();
		assertThat(exclusion()).as("excluded").isEqualTo(customers.exclusion());
		assertThat(number(NOT_IN_ORDER)).as("runs that are not in order").isZero();
		assertThat(number(ABOVE_LIMIT)).as("runs that have sent more than they may").isZero();
		assertThat(number(IN_DOUBT)).as("recipients in doubt").isZero();
		assertThat(number(CANDIDATES)).as("candidates").isZero();
		assertThat(number(EXECUTIONS)).as("executions under way").isZero();
		assertThat(number("SELECT SUM(posts) FROM contact_sync.v_request")).as("posts written down")
			.isGreaterThanOrEqualTo(this.api.requestCount());
	}

	private Map<String, String> exclusion() {
		Map<String, String> excluded = new TreeMap<>();
		return this.installation.state((state) -> {
			state.sql(EXCLUDED).query((row) -> {
				excluded.put(row.getString(1), row.getString(2));
			});
			return excluded;
		});
	}

	/** How much the API may have been told again, by the runs' own account. */
	long reportedRepeats() {
		return number("SELECT SUM(maybe_twice) FROM contact_sync.v_run");
	}

	/** How many runs are done that had no limit. */
	long wholeRuns() {
		return number(WHOLE_RUNS);
	}

	private long number(String sql) {
		return this.installation.state((JdbcClient state) -> state.sql(sql).query(Long.class).single());
	}

}
