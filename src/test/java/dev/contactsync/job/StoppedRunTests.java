package dev.contactsync.job;

import java.util.List;

import dev.contactsync.execution.StopSignal;
import dev.contactsync.launch.RunHandle;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult;
import dev.contactsync.lease.LeaseLog;
import dev.contactsync.state.ProcessIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs that are asked to stop before they have begun. */
class StoppedRunTests extends SyncSetUp {

	private static final ProcessIdentity SILENT = new ProcessIdentity("another.example.com", 1, null);

	@Test
	@Timeout(60)
	void processThatIsAskedToStopWaitsForNoOtherOne() {
		RunHandle handle = waiting();
		context().getBean(StopSignal.class).ask();
		assertNothingBegan(handle.await());
	}

	@Test
	@Timeout(60)
	void runThatIsAskedToStopWaitsForNoOtherProcess() {
		RunHandle handle = waiting();
		handle.stop();
		assertNothingBegan(handle.await());
	}

	/** A run that waits for a process that is not heard of, for longer than the test. */
	private RunHandle waiting() {
		insert(1, 3);
		set("contact-sync.lease-ttl", "1h");
		LeaseLog leases = context().getBean(LeaseLog.class);
		leases.take(leases.read("customers"), SILENT);
		return runner().start(RunRequest.update("customers"));
	}

	private void assertNothingBegan(List<RunResult> results) {
		assertThat(results).singleElement().satisfies((result) -> {
			assertThat(result.message()).startsWith("Asked to stop");
			assertThat(result.exitCode()).isEqualTo(75);
			assertThat(result.run()).isZero();
		});
		assertThat(this.api.requestCount()).isZero();
	}

}
