package dev.contactsync.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import dev.contactsync.state.SqlArrays;
import dev.contactsync.work.Run;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The statements on the journal of POSTs. */
@Component
class SqlRequestTable implements RequestTable {

	private static final int LONGEST_MESSAGE = 1000;

	private static final String ADD = """
			INSERT INTO contact_sync.request (run_id, sync_id, destination, contacts, bytes, posts, outcome, maybe_twice, sent)
			VALUES (:run, :sync, :destination, :contacts, :bytes, 1, 'open', :maybeTwice, :now)
			""";

	private static final String POSTED = """
			UPDATE contact_sync.request SET posts = :posts, maybe_twice = :maybeTwice WHERE id = :request
			""";

	private static final String RESIZED = """
			UPDATE contact_sync.request SET contacts = :contacts, maybe_twice = :maybeTwice WHERE id = :request
			""";

	private static final String FORGET = "DELETE FROM contact_sync.request WHERE id = :request";

	/** The contacts are in doubt already, by the intent. */
	private static final String INTERRUPT = """
			UPDATE contact_sync.request SET outcome = 'in-doubt', message = 'interrupted'
			WHERE run_id IN (:runs) AND outcome = 'open'
			""";

	private static final String HAS_ENDED = """
			SELECT COUNT(*) FROM contact_sync.request WHERE id = :request AND outcome = :outcome
			""";

	/**
	 * Where another process has taken over, it has relied on what was counted before.
	 */
	private static final String END = """
			UPDATE contact_sync.request
			SET outcome = :outcome, message = :message, posts = :posts, answered = :now,
				maybe_twice = CASE WHEN outcome = 'in-doubt' AND maybe_twice > :maybeTwice THEN maybe_twice ELSE :maybeTwice END
			WHERE id = :request AND outcome IN ('open', 'in-doubt')
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	SqlRequestTable(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public Request add(Run run, List<Claim> claims, int bytes) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql(ADD)
			.param("run", run.id())
			.param("sync", run.key().id())
			.param("destination", run.destination())
			.param("contacts", claims.size())
			.param("bytes", bytes)
			.param("maybeTwice", RequestTable.maybeTwice(run.id(), claims))
			.param("now", SqlArrays.time(this.clock.instant()))
			.update(key, "id");
		return new Request(Objects.requireNonNull(key.getKeyAs(Long.class)), run.id(), run.key());
	}

	@Override
	public void posted(Request request, int posts, long maybeTwice) {
		this.jdbc.sql(POSTED)
			.param("request", request.id())
			.param("posts", posts)
			.param("maybeTwice", maybeTwice)
			.update();
	}

	@Override
	public void resized(Request request, List<Claim> claims) {
		this.jdbc.sql(RESIZED)
			.param("request", request.id())
			.param("contacts", claims.size())
			.param("maybeTwice", RequestTable.maybeTwice(request.runId(), claims))
			.update();
	}

	@Override
	public void forget(Request request) {
		this.jdbc.sql(FORGET).param("request", request.id()).update();
	}

	@Override
	public void interrupted(Collection<Long> runs) {
		this.jdbc.sql(INTERRUPT).param("runs", runs).update();
	}

	@Override
	public boolean hasEnded(Request request, RequestOutcome outcome) {
		return this.jdbc.sql(HAS_ENDED)
			.param("request", request.id())
			.param("outcome", outcome.code())
			.query(Integer.class)
			.single() > 0;
	}

	@Override
	public void end(Request request, RequestOutcome outcome, @Nullable String message, int posts, long maybeTwice) {
		this.jdbc.sql(END)
			.param("request", request.id())
			.param("outcome", outcome.code())
			.param("message",
					(message != null && message.length() > LONGEST_MESSAGE) ? message.substring(0, LONGEST_MESSAGE)
							: message)
			.param("posts", posts)
			.param("maybeTwice", maybeTwice)
			.param("now", SqlArrays.time(this.clock.instant()))
			.update();
	}

}
