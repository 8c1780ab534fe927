package dev.contactsync.job;

import java.util.List;

import dev.contactsync.ContactSyncApplication;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult;
import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The rights that the README gives to the two roles are enough. */
class LeastRightsTests {

	@Test
	void readerThatMayOnlySelectAndStateThatOwnsOnlyItsSchemaAreEnough() {
		String url = TestPostgres.newDatabase();
		JdbcTemplate owner = new JdbcTemplate(new DriverManagerDataSource(url));
		owner.execute("CREATE TABLE customer (id BIGINT PRIMARY KEY, name TEXT, mobile TEXT)");
		owner.update("INSERT INTO customer VALUES (1, 'Person 1', ?)", Contacts.phone(1));
		owner.execute("CREATE ROLE contact_reader LOGIN PASSWORD 'reader'");
		owner.execute("GRANT USAGE ON SCHEMA public TO contact_reader");
		owner.execute("GRANT SELECT ON customer TO contact_reader");
		owner.execute("CREATE ROLE contact_state LOGIN PASSWORD 'state'");
		owner.execute("CREATE SCHEMA contact_sync AUTHORIZATION contact_state");
		String server = url.substring(0, url.indexOf('?'));
		try (FakeImportApi api = FakeImportApi.start();
				ConfigurableApplicationContext context = new SpringApplicationBuilder(ContactSyncApplication.class)
					.web(WebApplicationType.NONE)
					.run("--spring.datasource.url=" + server, "--spring.datasource.username=contact_state",
							"--spring.datasource.password=state", "--contact-sync.sources.crm.url=" + server,
							"--contact-sync.sources.crm.username=contact_reader",
							"--contact-sync.sources.crm.password=reader",
							"--contact-sync.destinations.botpenguin.base-url=" + api.baseUrl(),
							"--contact-sync.destinations.botpenguin.token=" + FakeImportApi.TOKEN,
							"--contact-sync.syncs.customers.table=customer", "--contact-sync.syncs.customers.key=id",
							"--contact-sync.syncs.customers.mapping.name={name}",
							"--contact-sync.syncs.customers.mapping.phone={mobile}")) {
			List<RunResult> results = context.getBean(SyncRunner.class).run(RunRequest.update("customers"));
			assertThat(results).singleElement().satisfies((result) -> {
				assertThat(result.exitCode()).as(result.message()).isZero();
				assertThat(result.totals().delivered()).isEqualTo(1);
			});
			assertThat(api.accepted()).containsOnlyKeys(Contacts.recipient(1));
		}
	}

}
