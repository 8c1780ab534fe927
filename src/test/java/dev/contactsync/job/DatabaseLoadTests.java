package dev.contactsync.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.contactsync.execution.Timers;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.ImportRequest;
import dev.contactsync.testing.TestPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much a run asks of its databases: connections and transactions as the server sees
 * them, and statements as it counts them.
 */
@Tag("databases")
class DatabaseLoadTests extends SyncSetUp {

	private static final int IN_FLIGHT = 4;

	private static final int WRITTEN_TWICE = 3000;

	private static final String CONNECTIONS = """
			SELECT datname, COUNT(*) FROM pg_stat_activity
			WHERE backend_type = 'client backend' AND datname IN (:databases) AND pid <> pg_backend_pid()
			GROUP BY datname
			""";

	private static final String OPEN_SINCE_BEFORE = """
			SELECT datname || ', ' || state || ': ' || query FROM pg_stat_activity
			WHERE backend_type = 'client backend' AND datname IN (:databases) AND pid <> pg_backend_pid()
				AND xact_start < CAST(:moment AS TIMESTAMP WITH TIME ZONE)
			""";

	/** But for the heartbeat, which depends on the time that a run takes. */
	private static final String STATEMENTS = """
			SELECT COALESCE(SUM(calls), 0) FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid
			WHERE datname = :database AND (query LIKE '%contact_sync.%' OR query LIKE 'select nextval%')
				AND query NOT LIKE 'UPDATE contact_sync.lease SET heartbeat%'
			""";

	private static final String UPDATES_IN_PAGE = """
			SELECT n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = :table
			""";

	private final List<String> databases = new ArrayList<>();

	@Override
	String newDatabase() {
		String url = TestPostgres.newDatabase();
		this.databases.add(url.substring(url.lastIndexOf('/') + 1, url.indexOf('?')));
		return url;
	}

	private String sourceName() {
		return this.databases.get(0);
	}

	private String stateName() {
		return this.databases.get(1);
	}

	@Test
	void noMoreConnectionsAreOpenThanWorkersNeed() throws Exception {
		insert(1, 600);
		destination("in-flight", IN_FLIGHT);
		sync("chunk-size", 50);
		sync("read", "cursor");
		sync("guard.changed-percent", 100);
		this.api.answerWith((request) -> ImportAnswer.accepted().delayed(Duration.ofMillis(100)));
		context();
		assertFewConnections();
		update("UPDATE customer SET city = 'Oslo'");
		assertFewConnections();
		assertThat(this.api.mostConcurrent()).isGreaterThan(1);
	}

	private void assertFewConnections() throws InterruptedException {
		Map<String, Integer> most = new ConcurrentHashMap<>();
		ScheduledExecutorService looks = Timers.named("connections");
		looks.scheduleWithFixedDelay(
				() -> this.source.sql(CONNECTIONS).param("databases", this.databases).query((row) -> {
					most.merge(row.getString(1), row.getInt(2), Math::max);
				}), 0, 5, TimeUnit.MILLISECONDS);
		try {
			done(run());
		}
		finally {
			looks.shutdown();
			looks.awaitTermination(10, TimeUnit.SECONDS);
		}
		int workers = IN_FLIGHT + 1;
		assertThat(most.get(stateName())).as("to the state").isBetween(1, IN_FLIGHT + 2);
		assertThat(most.get(sourceName())).as("to the source").isBetween(1, workers + 2);
	}

	/**
	 * Whatever transaction is open when a POST arrives ends before that is answered, in a
	 * load, in a sync, and where what was in doubt is sent once more.
	 */
	@Test
	void noTransactionWaitsForTheApi() {
		Queue<String> waiting = new ConcurrentLinkedQueue<>();
		AtomicInteger inDoubt = new AtomicInteger(4);
		this.api.answerWith((request) -> {
			if (waiting.isEmpty()) {
				waiting.addAll(openNowAndForAsLongAsWeWait());
			}
			boolean isUnusable = isAbout(request, 7) && inDoubt.getAndDecrement() > 0;
			return isUnusable ? ImportAnswer.json(200, "{}") : ImportAnswer.accepted();
		});
		waitsAreShort();
		insert(1, 200);
		destination("in-flight", IN_FLIGHT);
		destination("request-size", 10);
		sync("chunk-size", 50);
		sync("read", "cursor");
		sync("guard.changed-percent", 100);
		assertThat(done(run()).maybeTwice()).isPositive();
		assertThat(waiting).isEmpty();
		update("UPDATE customer SET city = 'Oslo'");
		inDoubt.set(4);
		assertThat(done(run()).maybeTwice()).isPositive();
		assertThat(waiting).isEmpty();
	}

	private static boolean isAbout(ImportRequest request, int contact) {
		return request.contacts().stream().anyMatch((each) -> each.toString().contains("Person " + contact + "\""));
	}

	/** A worker that prepares a request ends its transactions by itself. */
	private List<String> openNowAndForAsLongAsWeWait() {
		String moment = this.source.sql("SELECT CAST(CLOCK_TIMESTAMP() AS VARCHAR)").query(String.class).single();
		List<String> open = List.of("not looked");
		for (int looks = 0; looks < 10_000 && !open.isEmpty(); looks++) {
			open = this.source.sql(OPEN_SINCE_BEFORE)
				.param("databases", this.databases)
				.param("moment", moment)
				.query(String.class)
				.list();
		}
		return open;
	}

	@Test
	void statementsAreAsManyForAHundredContactsAsForTen() {
		update("CREATE EXTENSION pg_stat_statements");
		destination("in-flight", 1);
		List.of("changed-percent", "fewer-percent", "invalid-points").forEach((rule) -> sync("guard." + rule, 100));
		addSync("ten", 1, 10);
		addSync("hundred", 1001, 1100);
		addSync("many", 2001, 2500);
		addSync("chunks", 4001, 4299);
		set("contact-sync.syncs.chunks.chunk-size", 100);
		// The first run to a destination remembers the account.
		addSync("first", 5001, 5001);
		context();
		statements("first");
		// With consent, each chunk is looked at before it is sent.
		assertStatements("load", 5, 44);
		assertStatements("nothing new", 0, 23);
		List.of("ten", "hundred", "many", "chunks")
			.forEach((table) -> update("UPDATE " + table + " SET city = 'Oslo'"));
		assertStatements("all changed", 6, 56);
		for (String table : List.of("ten", "hundred")) {
			update("INSERT INTO " + table + " SELECT id + 100000, name, email, phone, opted_in, city, "
					+ "TIMESTAMP WITH TIME ZONE '2026-02-01 00:00:00+00' FROM " + table);
			update("UPDATE " + table + " SET updated_at = TIMESTAMP WITH TIME ZONE '2026-03-01 00:00:00+00' "
					+ "WHERE id < 100000");
		}
		assertThat(statements("hundred")).as("owners that were touched, and twins").isEqualTo(statements("ten"));
		for (String table : List.of("ten", "hundred")) {
			update("DELETE FROM " + table + " WHERE MOD(id, 5) = 0");
			update("UPDATE " + table + " SET opted_in = FALSE WHERE MOD(id, 5) = 1");
			update("UPDATE " + table + " SET phone = '12' WHERE MOD(id, 5) = 2");
			update("UPDATE " + table + " SET phone = REPLACE(phone, '5550', '7010') WHERE MOD(id, 5) = 3");
		}
		assertThat(statements("hundred")).as("gone, suppressed, invalid, moved").isEqualTo(statements("ten"));
	}

	/**
	 * PostgreSQL updates a row without a word to the indexes where it still fits into its
	 * page, as nearly all do.
	 */
	@Test
	void whatIsWrittenDownTwiceIsInTheIndexesOnce() {
		insert(1, WRITTEN_TWICE);
		destination("in-flight", IN_FLIGHT);
		sync("guard.changed-percent", 100);
		done(run());
		update("UPDATE customer SET city = 'Oslo'");
		done(run());
		restart();
		assertUpdatesWithinPages("delivery", 3);
		assertUpdatesWithinPages("candidate", 1);
	}

	/** A connection counts for all once it is closed. */
	private void assertUpdatesWithinPages(String table, int times) {
		Awaitility.await().untilAsserted(() -> {
			long updates = state().sql(UPDATES_IN_PAGE).param("table", table).query(Long.class).single();
			assertThat(updates).as(table).isGreaterThan(WRITTEN_TWICE * times * 8 / 10);
		});
	}

	private void addSync(String name, int from, int to) {
		addSync(name);
		insert(from, to);
		update("INSERT INTO " + name + " SELECT * FROM customer");
		update("DELETE FROM customer");
	}

	/** By a sync with five times the requests, and one with three times the chunks. */
	private void assertStatements(String what, int ofARequest, int ofAChunk) {
		long one = statements("ten");
		long hundred = statements("hundred");
		long many = statements("many");
		long chunks = statements("chunks");
		assertThat(hundred).as(what).isEqualTo(one);
		assertThat(many - one).as(what + ", a request").isEqualTo(4 * ofARequest);
		assertThat(chunks - one - 2 * ofARequest).as(what + ", a chunk").isLessThanOrEqualTo(2 * ofAChunk);
	}

	private long statements(String sync) {
		this.source.sql("SELECT pg_stat_statements_reset()").query().singleRow();
		done(runner().run(RunRequest.update(sync)).get(0));
		return this.source.sql(STATEMENTS).param("database", stateName()).query(Long.class).single();
	}

}
