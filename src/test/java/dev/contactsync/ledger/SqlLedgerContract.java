package dev.contactsync.ledger;

import java.util.List;
import java.util.Objects;

import dev.contactsync.lease.Lease;
import dev.contactsync.lease.LeaseLog;
import dev.contactsync.runs.ChunkLog;
import dev.contactsync.runs.RunLog;
import dev.contactsync.runs.SliceLog;
import dev.contactsync.state.ProcessIdentity;
import dev.contactsync.work.SyncKey;
import dev.contactsync.work.SyncTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the ledger does on every database. */
abstract class SqlLedgerContract extends LedgerContract {

	private @Nullable ConfigurableApplicationContext context;

	abstract String url();

	@Override
	Ledger ledger() {
		this.context = new SpringApplicationBuilder(LedgerOnly.class).web(WebApplicationType.NONE)
			.run("--spring.datasource.url=" + url());
		return context().getBean(Ledger.class);
	}

	@Override
	CandidateLog candidates() {
		return context().getBean(CandidateLog.class);
	}

	@Override
	RunLog runs() {
		return context().getBean(RunLog.class);
	}

	@Override
	SliceLog slices() {
		return context().getBean(SliceLog.class);
	}

	@Override
	ChunkLog chunk() {
		return context().getBean(ChunkLog.class);
	}

	@Override
	SyncKey key(String sync, String destination) {
		return new SyncKey(context().getBean(SyncTable.class).number(sync), sync, destination);
	}

	@Override
	List<String> moved() {
		return jdbc().sql("SELECT contact_key FROM contact_sync.v_excluded WHERE kind = 'moved'")
			.query(String.class)
			.list();
	}

	@Override
	int attempts(String key) {
		return jdbc().sql("SELECT attempts FROM contact_sync.v_excluded WHERE contact_key = ?")
			.param(key)
			.query(Integer.class)
			.single();
	}

	private JdbcClient jdbc() {
		return context().getBean(JdbcClient.class);
	}

	private ConfigurableApplicationContext context() {
		return Objects.requireNonNull(this.context);
	}

	@AfterEach
	void stop() {
		context().close();
	}

	@Test
	void leaseChangesHandsOnce() {
		LeaseLog leases = context().getBean(LeaseLog.class);
		ProcessIdentity holder = ProcessIdentity.self();
		Lease free = leases.read("customers");
		assertThat(leases.take(free, holder)).isEqualTo(1);
		assertThat(leases.take(free, holder)).isEqualTo(-1);
		Lease held = leases.read("customers");
		assertThat(held.holder()).isEqualTo(holder);
		assertThat(leases.beat("customers", 1)).isTrue();
		assertThat(leases.take(held, holder)).as("its heartbeat has moved").isEqualTo(-1);
		assertThat(leases.take(leases.read("customers"), holder)).isEqualTo(2);
		assertThat(leases.beat("customers", 1)).isFalse();
		leases.free("customers", 2);
		assertThat(leases.read("customers").holder()).isNull();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ComponentScan({ "dev.contactsync.ledger", "dev.contactsync.block", "dev.contactsync.work", "dev.contactsync.runs",
			"dev.contactsync.lease", "dev.contactsync.state", "dev.contactsync.fingerprint" })
	static class LedgerOnly {

	}

}
