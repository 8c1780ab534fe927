package dev.contactsync.lease;

import java.time.Duration;
import java.util.UUID;

import dev.contactsync.ContactSyncApplication;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.execution.StopSignal;
import dev.contactsync.state.ProcessIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class LeaseAcquirerTests {

	private static final ProcessIdentity ELSEWHERE = new ProcessIdentity("another.example.com", 1, null);

	private ConfigurableApplicationContext context;

	private LeaseLog leases;

	private StopSignal stopping;

	@BeforeEach
	void start() {
		this.context = new SpringApplicationBuilder(ContactSyncApplication.class).web(WebApplicationType.NONE)
			.run("--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID());
		this.leases = this.context.getBean(LeaseLog.class);
		this.stopping = this.context.getBean(StopSignal.class);
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void holderThatIsHeardOfKeepsItsLease() {
		long epoch = this.leases.take(this.leases.read("customers"), ELSEWHERE);
		try (HeldLease other = new HeldLease("customers", epoch, Duration.ofMinutes(1), this.leases)) {
			other.requireHeld();
			assertThatExceptionOfType(ContactSyncException.class)
				.isThrownBy(() -> desk(60).acquire("customers", this.stopping::pause))
				.withMessageContaining("process 1 on another.example.com since ")
				.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.TRY_LATER));
		}
	}

	@Test
	void leaseOfASilentHolderIsTakenOverWhenItsTimeIsOver() {
		long epoch = this.leases.take(this.leases.read("customers"), ELSEWHERE);
		try (HeldLease lease = desk(1).acquire("customers", this.stopping::pause)) {
			assertThatCode(lease::requireHeld).doesNotThrowAnyException();
			assertThat(this.leases.beat("customers", epoch)).as("the former holder has lost it").isFalse();
		}
	}

	@Test
	void leaseOfAProcessThatDiedOnThisHostIsNotWaitedFor() {
		ProcessIdentity self = ProcessIdentity.self();
		long dead = ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).max().orElseThrow() + 100_000;
		this.leases.take(this.leases.read("customers"), new ProcessIdentity(self.host(), dead, null));
		try (HeldLease lease = desk(3600).acquire("customers", this.stopping::pause)) {
			lease.requireHeld();
		}
	}

	@Test
	void holderNoticesThatAnotherHasTakenOver() {
		long epoch = this.leases.take(this.leases.read("customers"), ELSEWHERE);
		try (HeldLease lease = new HeldLease("customers", epoch, Duration.ofSeconds(2), this.leases)) {
			this.leases.take(this.leases.read("customers"), ProcessIdentity.self());
			await().untilAsserted(
					() -> assertThatExceptionOfType(ContactSyncException.class).isThrownBy(lease::requireHeld)
						.withMessageContaining("was lost"));
		}
	}

	private LeaseAcquirer desk(int ttl) {
		return new LeaseAcquirer(this.leases, new LeaseProperties(Duration.ofSeconds(ttl)));
	}

}
