package dev.contactsync.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.contactsync.testing.FakeImportApi;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A company with a CRM of four customers, an import API, and a state in a file: the
 * program as it is used.
 */
final class CommandSetUp implements AutoCloseable {

	private static final String CRM = """
			CREATE TABLE customer (
				id INTEGER PRIMARY KEY, name VARCHAR(100), mobile VARCHAR(50), opted_in BOOLEAN NOT NULL,
				updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL);
			CREATE INDEX customer_updated_at ON customer (updated_at, id);
			INSERT INTO customer VALUES
				(1, 'Ada', '+44 20 7946 0001', TRUE, TIMESTAMP WITH TIME ZONE '2026-03-02 02:00:00+00:00'),
				(2, 'Bob', '+44 20 7946 0002', TRUE, TIMESTAMP WITH TIME ZONE '2026-03-02 02:00:00+00:00'),
				(3, 'Cleo', '12 (work)', TRUE, TIMESTAMP WITH TIME ZONE '2026-03-02 02:00:00+00:00'),
				(4, 'Dan', '+44 20 7946 0004', FALSE, TIMESTAMP WITH TIME ZONE '2026-03-02 02:00:00+00:00')
			""";

	private final FakeImportApi api = FakeImportApi.start();

	private final String crmUrl;

	private final JdbcClient crm;

	private final Path state;

	CommandSetUp(Path folder) {
		this.crmUrl = "jdbc:h2:file:" + folder.resolve("crm") + ";DB_CLOSE_ON_EXIT=FALSE";
		this.crm = JdbcClient.create(new DriverManagerDataSource(this.crmUrl));
		this.state = folder.resolve("state");
		for (String statement : CRM.split(";")) {
			this.crm.sql(statement).update();
		}
	}

	FakeImportApi api() {
		return this.api;
	}

	JdbcClient crm() {
		return this.crm;
	}

	String stateUrl() {
		return "jdbc:h2:file:" + this.state + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
	}

	/** Runs a command in this JVM; settings among the words win. */
	CommandAnswer run(String... message) {
		return CommandAnswer.of(arguments(message).toArray(String[]::new));
	}

	List<String> arguments(String... message) {
		List<String> arguments = new ArrayList<>(settings());
		Stream.of(message).forEach((word) -> {
			arguments.removeIf((setting) -> word.contains("=") && setting.startsWith(word.split("=", 2)[0] + "="));
			arguments.add(word);
		});
		arguments.removeIf((argument) -> argument.endsWith("=(none)"));
		return arguments;
	}

	private List<String> settings() {
		return List.of("--spring.datasource.url=" + stateUrl(), "--contact-sync.sources.crm.url=" + this.crmUrl,
				"--contact-sync.destinations.bot.base-url=" + this.api.baseUrl(),
				"--contact-sync.destinations.bot.token=" + FakeImportApi.TOKEN,
				"--contact-sync.syncs.customers.table=customer", "--contact-sync.syncs.customers.key=id",
				"--contact-sync.syncs.customers.changed-at=updated_at",
				"--contact-sync.syncs.customers.mapping.name={name}",
				"--contact-sync.syncs.customers.mapping.phone.number={mobile}",
				"--contact-sync.syncs.customers.mapping.phone.default-region=GB",
				"--contact-sync.syncs.customers.mapping.consent=opted_in");
	}

	@Override
	public void close() {
		this.api.close();
	}

}
