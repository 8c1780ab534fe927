package dev.contactsync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import dev.contactsync.ContactSyncApplication;
import dev.contactsync.launch.RunListener;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.testing.FakeImportApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sync as it is used: a table of customers, an import API, an empty state, and the
 * program between them. After every test the API has seen no body that it does not take,
 * and as many POSTs as the journal has, and every run that is done has totals that
 * balance.
 */
abstract class SyncSetUp {

	private static final String TABLE = """
			CREATE TABLE customer (
				id BIGINT PRIMARY KEY, name VARCHAR(200), email VARCHAR(200), phone VARCHAR(40), opted_in BOOLEAN,
				city VARCHAR(100), updated_at TIMESTAMP(6) WITH TIME ZONE)
			""";

	private static final String UNBALANCED = """
			SELECT run FROM contact_sync.v_run
			WHERE state = 'done'
				AND (read_count <> delivered + unchanged + invalid + refused + suppressed + duplicate + pending
					OR delivered <> new_count + changed_count + again_count)
			""";

	final FakeImportApi api = FakeImportApi.start();

	final List<String> settings = new ArrayList<>();

	private SingleConnectionDataSource sourceConnection;

	JdbcTemplate batch;

	JdbcClient source;

	private @Nullable FastTime time;

	private @Nullable RunListener listener;

	private @Nullable ConfigurableApplicationContext context;

	/** The URL of an empty database. */
	String newDatabase() {
		return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
	}

	@BeforeEach
	void start() {
		String sourceUrl = newDatabase();
		String stateUrl = newDatabase();
		this.sourceConnection = new SingleConnectionDataSource(sourceUrl, true);
		this.batch = new JdbcTemplate(this.sourceConnection);
		this.source = JdbcClient.create(this.batch);
		this.source.sql(TABLE).update();
		this.settings
			.addAll(List.of("--spring.datasource.url=" + stateUrl, "--contact-sync.sources.crm.url=" + sourceUrl,
					"--contact-sync.destinations.botpenguin.base-url=" + this.api.baseUrl(),
					"--contact-sync.destinations.botpenguin.token=" + FakeImportApi.TOKEN,
					"--contact-sync.destinations.botpenguin.requests-per-second=1000",
					"--contact-sync.syncs.customers.table=customer", "--contact-sync.syncs.customers.key=id",
					"--contact-sync.syncs.customers.changed-at=updated_at",
					// Tests change everybody at once; the guard has its own.
					"--contact-sync.syncs.customers.guard.changed-percent=100",
					"--contact-sync.syncs.customers.mapping.name={name}",
					"--contact-sync.syncs.customers.mapping.email={email}",
					"--contact-sync.syncs.customers.mapping.phone={phone}",
					"--contact-sync.syncs.customers.mapping.consent=opted_in",
					"--contact-sync.syncs.customers.mapping.tags[0]=crm",
					"--contact-sync.syncs.customers.mapping.attributes.city={city}"));
	}

	@AfterEach
	void stop() {
		try {
			assertThat(this.api.violations()).isEmpty();
			if (this.context != null) {
				assertThat(postsInJournal()).as("POSTs in the journal").isEqualTo(postsAtTheServer());
				assertThat(state().sql(UNBALANCED).query(Long.class).list()).as("totals that do not balance").isEmpty();
			}
		}
		finally {
			if (this.context != null) {
				this.context.close();
			}
			this.api.close();
			this.sourceConnection.destroy();
		}
	}

	/** How many POSTs have arrived, wherever a test has sent them. */
	int postsAtTheServer() {
		return this.api.requestCount();
	}

	void insert(int from, int to) {
		List<Object[]> rows = new ArrayList<>();
		for (int i = from; i <= to; i++) {
			rows.add(new Object[] { i, "Person " + i, "p" + i + "@example.com", Contacts.phone(i) });
		}
		this.batch.batchUpdate("INSERT INTO customer VALUES (?, ?, ?, ?, TRUE, 'Pune', "
				+ "TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00')", rows);
	}

	/** Another sync of the same form to the same destination. */
	void addSync(String name) {
		update(TABLE.replace("customer", name));
		this.settings.addAll(this.settings.stream()
			.filter((setting) -> setting.startsWith("--contact-sync.syncs.customers."))
			.map((setting) -> setting.replace("syncs.customers", "syncs." + name)
				.replace("table=customer", "table=" + name))
			.toList());
	}

	/** Another account at the same server. */
	void addDestination(String name) {
		this.settings.addAll(this.settings.stream()
			.filter((setting) -> setting.startsWith("--contact-sync.destinations.botpenguin."))
			.map((setting) -> setting.replace("destinations.botpenguin", "destinations." + name))
			.toList());
		set("contact-sync.destinations." + name + ".bot-id", name);
	}

	void update(String sql) {
		this.source.sql(sql).update();
	}

	void samePhone(int first, int... others) {
		for (int other : others) {
			this.source.sql("UPDATE customer SET phone = ? WHERE id = ?").params(Contacts.phone(first), other).update();
		}
	}

	/** A setting of the destination, in place of what it was. */
	void destination(String name, Object value) {
		set("contact-sync.destinations.botpenguin." + name, value);
	}

	/** A setting of the sync, in place of what it was. */
	void sync(String name, Object value) {
		set("contact-sync.syncs.customers." + name, value);
	}

	void set(String name, Object value) {
		this.settings.removeIf((setting) -> setting.startsWith("--" + name + "="));
		this.settings.add("--" + name + "=" + value);
	}

	/** Waits of the destination take no time from now on. */
	FastTime waitsAreShort() {
		FastTime fast = new FastTime();
		this.time = fast;
		this.api.clock(fast);
		return fast;
	}

	/** Is told of the runs of the program from its next start on. */
	void tell(RunListener told) {
		this.listener = told;
	}

	Map<String, String> excluded() {
		Map<String, String> excluded = new TreeMap<>();
		state().sql("SELECT contact_key, reason FROM contact_sync.v_excluded").query((row) -> {
			excluded.put(row.getString(1), row.getString(2));
		});
		return excluded;
	}

	/** The contacts whose recipients are in a state: acknowledged, in doubt, released. */
	List<String> deliveries(String state) {
		return state().sql("SELECT contact_key FROM contact_sync.v_delivery WHERE state = ? ORDER BY contact_key")
			.param(state)
			.query(String.class)
			.list();
	}

	int postsInJournal() {
		return state().sql("SELECT COALESCE(SUM(posts), 0) FROM contact_sync.v_request").query(Integer.class).single();
	}

	/**
	 * What the API has is what the mapping makes of the table, for every contact but
	 * some.
	 */
	void assertDestinationEqualsSource(Integer... except) {
		Map<String, String> mapped = new TreeMap<>();
		this.source.sql("SELECT * FROM customer").query((row) -> {
			if (!List.of(except).contains(row.getInt("id"))) {
				String phone = row.getString("phone");
				mapped.put(phone.substring(1),
						json(row.getString("name"), row.getString("email"), phone.substring(1), row.getString("city")));
			}
		});
		assertThat(this.api.accepted()).isEqualTo(mapped);
	}

	/** The profile of a customer with a phone of Australia. */
	private static String json(String name, String email, String recipient, String city) {
		return """
				{"profile":{"userDetails":{"userProvidedName":"%s","contact":{"email":"%s",\
				"phone":{"number":"%s","prefix":"61"}},"tags":["crm"],"attributes":[{"key":"city","value":"%s"}]}}}"""
			.formatted(name, email, recipient.substring(2), city);
	}

	RunResult run() {
		List<RunResult> results = runner().run(RunRequest.update("customers"));
		return results.get(results.size() - 1);
	}

	static RunTotals done(RunResult result) {
		assertThat(result.outcome()).as(result.message()).isEqualTo(RunOutcome.DONE);
		assertThat(result.totals().balance()).as(result.totals().toString()).isTrue();
		return result.totals();
	}

	void restart(String setting) {
		restart();
		this.settings.add(setting);
		String name = setting.substring(0, setting.indexOf('='));
		this.settings.removeIf((other) -> other.startsWith(name) && !other.equals(setting));
	}

	/** The program ends, and starts again with the next run. */
	void restart() {
		Objects.requireNonNull(this.context).close();
		this.context = null;
	}

	SyncRunner runner() {
		return context().getBean(SyncRunner.class);
	}

	JdbcClient state() {
		return context().getBean(JdbcClient.class);
	}

	ConfigurableApplicationContext context() {
		if (this.context == null) {
			this.context = new SpringApplicationBuilder(ContactSyncApplication.class).web(WebApplicationType.NONE)
				.initializers((starting) -> {
					if (this.time != null) {
						this.time.replaceClock((GenericApplicationContext) starting);
					}
					if (this.listener != null) {
						RunListener told = this.listener;
						((GenericApplicationContext) starting).registerBean(RunListener.class, () -> told);
					}
				})
				.run(this.settings.toArray(String[]::new));
		}
		return this.context;
	}

}
