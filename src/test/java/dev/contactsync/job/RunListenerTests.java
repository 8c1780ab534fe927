package dev.contactsync.job;

import java.util.ArrayList;
import java.util.List;

import dev.contactsync.contact.ProblemCode;
import dev.contactsync.launch.RunListener;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.work.Run;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever listens is told of each run when it begins, and when it has ended. */
class RunListenerTests extends SyncSetUp {

	private final List<String> told = new ArrayList<>();

	@Test
	void runThatIsResumedHasEndedBeforeTheNextBegins() {
		interrupted();
		tell(new Listener());
		assertThat(runner().run(RunRequest.update("customers"))).extracting(RunResult::outcome)
			.containsOnly(RunOutcome.DONE);
		assertThat(this.told).containsExactly("1 resumed 1", "1 DONE", "2 resumed 0", "2 DONE");
	}

	@Test
	void runThatCannotBeginIsTold() {
		set("contact-sync.sources.crm.url", "jdbc:h2:mem:nowhere;IFEXISTS=TRUE");
		tell(new Listener());
		run();
		assertThat(this.told).containsExactly("0 FAILED");
	}

	@Test
	void runThatWasFinishedCountsThoughTheNextCannotBegin() {
		interrupted();
		tell(new Listener() {
			@Override
			public void ended(RunResult result) {
				super.ended(result);
				update("DROP TABLE customer");
			}
		});
		List<RunResult> results = runner().run(RunRequest.update("customers"));
		assertThat(results).extracting(RunResult::outcome).containsExactly(RunOutcome.DONE, RunOutcome.FAILED);
		assertThat(results.get(0).totals().delivered()).isEqualTo(10);
		assertThat(results.get(1).code()).isEqualTo(ProblemCode.SOURCE_REFUSES);
		assertThat(this.told).containsExactly("1 resumed 1", "1 DONE", "0 FAILED");
	}

	@Test
	void listenerThatFailsChangesNoRun() {
		insert(1, 10);
		tell(new Listener() {
			@Override
			public void started(Run run) {
				super.started(run);
				throw new IllegalStateException("at the beginning");
			}

			@Override
			public void ended(RunResult result) {
				super.ended(result);
				throw new IllegalStateException("at the end");
			}
		});
		assertThat(done(run()).delivered()).isEqualTo(10);
		assertThat(this.told).containsExactly("1 resumed 0", "1 DONE");
	}

	/** A run that is unfinished when the program starts again. */
	private void interrupted() {
		insert(1, 10);
		this.api.answerWith((request) -> ImportAnswer.status(401));
		assertThat(run().outcome()).isEqualTo(RunOutcome.FAILED);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		restart();
	}

	private class Listener implements RunListener {

		@Override
		public void started(Run run) {
			RunListenerTests.this.told.add(run.id() + " resumed " + run.resumed());
		}

		@Override
		public void ended(RunResult result) {
			RunListenerTests.this.told.add(result.run() + " " + result.outcome());
		}

	}

}
