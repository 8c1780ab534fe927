package dev.contactsync.lease;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.contactsync.ContactSyncApplication;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.execution.StopSignal;
import dev.contactsync.state.ProcessIdentity;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of several who ask for one lease at the same moment. */
@Tag("databases")
class LeaseRaceTests {

	private static final int MANY = 8;

	private final ExecutorService threads = Executors.newFixedThreadPool(MANY);

	@Test
	void oneOfEightThatAskAtTheSameMomentGetsTheLeaseAndTheOthersAreToldWhoHasIt() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ContactSyncApplication.class)
			.web(WebApplicationType.NONE)
			.run("--spring.datasource.url=" + TestPostgres.newDatabase())) {
			LeaseAcquirer desk = new LeaseAcquirer(context.getBean(LeaseLog.class),
					new LeaseProperties(Duration.ofMinutes(1)));
			for (int race = 0; race < 10; race++) {
				race("sync-" + race % 8, desk, context.getBean(StopSignal.class));
			}
		}
		finally {
			this.threads.shutdownNow();
		}
	}

	private void race(String sync, LeaseAcquirer desk, StopSignal stopping) {
		CyclicBarrier start = new CyclicBarrier(MANY);
		Queue<HeldLease> held = new ConcurrentLinkedQueue<>();
		Queue<ContactSyncException> refused = new ConcurrentLinkedQueue<>();
		List<CompletableFuture<Void>> all = IntStream.range(0, MANY).mapToObj((i) -> CompletableFuture.runAsync(() -> {
			await(start);
			try {
				held.add(desk.acquire(sync, stopping::pause));
			}
			catch (ContactSyncException ex) {
				refused.add(ex);
			}
		}, this.threads)).toList();
		all.forEach(CompletableFuture::join);
		assertThat(held).hasSize(1);
		assertThat(refused).hasSize(MANY - 1).allSatisfy((ex) -> {
			assertThat(ex.failure()).isEqualTo(Failure.TRY_LATER);
			assertThat(ex).hasMessageMatching(sync + " is being run by process \\d+ on \\Q"
					+ ProcessIdentity.self().host() + "\\E since \\S+\\.");
		});
		held.forEach(HeldLease::close);
	}

	private static void await(CyclicBarrier start) {
		try {
			start.await();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
