package dev.contactsync.ledger;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.contactsync.ledger.Memory.RequestRow;
import dev.contactsync.ledger.Memory.RunRow;
import dev.contactsync.ledger.Memory.Spot;
import dev.contactsync.runs.MemoryRunTable;
import dev.contactsync.runs.RunReport;
import dev.contactsync.runs.RunStatus;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunScope.Everything;
import dev.contactsync.work.RunState;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The ledger of simulations lets no state follow another that may not, and tells all. */
class TransitionTests {

	private static final UUID ALICE = new UUID(1, 1);

	private static final SyncKey KEY = new SyncKey(1, "customers", "botpenguin");

	private final Set<Transition> taken = new HashSet<>();

	private final Memory memory = new Memory(Clock.systemUTC(), new Effects() {

		@Override
		public void became(Transition transition) {
			TransitionTests.this.taken.add(transition);
		}

	});

	private final MemoryRunTable runs = new MemoryRunTable(this.memory);

	private final MemoryRequestTable requests = new MemoryRequestTable(this.memory);

	private final Run run = this.runs.add(Run.planned(KEY, new Everything(), null, new UUID(5, 5), null));

	@Test
	void changesThatAreCommittedAreTold() {
		commit(() -> end(RunState.FAILED));
		commit(() -> this.runs.resume(this.run.id()));
		Request request = this.requests.add(this.run, List.of(), 1);
		commit(() -> this.requests.end(request, RequestOutcome.ACCEPTED, null, 1, 0));
		commit(() -> put(true, null));
		assertThat(this.taken).containsExactlyInAnyOrder(new Transition(RunState.RUNNING, RunState.FAILED),
				new Transition(RunState.FAILED, RunState.RUNNING),
				new Transition(RequestOutcome.OPEN, RequestOutcome.ACCEPTED),
				new Transition(DeliveryState.NONE, DeliveryState.IN_DOUBT));
	}

	@Test
	void changesThatAreRolledBackAreNotTold() {
		assertThatIllegalStateException().isThrownBy(() -> commit(() -> {
			end(RunState.DONE);
			throw new IllegalStateException("rolled back");
		}));
		assertThat(this.taken).isEmpty();
		assertThat(this.runs.report(this.run.id()).state()).isEqualTo(RunState.RUNNING);
	}

	@Test
	void runThatIsOverCannotBeForgedToRun() {
		end(RunState.DONE);
		RunReport done = this.runs.report(this.run.id());
		RunReport forged = new RunReport(done.run(), done.sync(), RunStatus.of(RunState.RUNNING), done.started(), null,
				done.totals());
		assertForged("RunState DONE > RUNNING",
				() -> this.memory.runs.put(this.run.id(), new RunRow(this.run, forged)));
	}

	@Test
	void requestThatIsAnsweredCannotBeForgedToBeInDoubt() {
		Request request = this.requests.add(this.run, List.of(), 1);
		this.requests.end(request, RequestOutcome.ACCEPTED, null, 1, 0);
		assertForged("RequestOutcome ACCEPTED > IN_DOUBT", () -> this.memory.requests.put(request.id(),
				new RequestRow(request, 0, 1, RequestOutcome.IN_DOUBT, 0)));
	}

	@Test
	void recipientCannotBeForgedToBeAcknowledgedWithoutAnIntent() {
		assertForged("DeliveryState NONE > ACKNOWLEDGED", () -> put(false, null));
		put(true, null);
		put(false, ReleaseReason.MOVED);
		assertForged("DeliveryState RELEASED > ACKNOWLEDGED", () -> put(false, null));
		assertForged("DeliveryState RELEASED > NONE",
				() -> this.memory.deliveries.remove(new Spot("botpenguin", ALICE)));
	}

	@Test
	void changeThatNothingTakesIsMissed() {
		Set<Transition> all = Transition.untaken(Set.of());
		Transition missing = new Transition(RunState.HELD, RunState.CLOSED);
		assertThat(all).contains(missing, new Transition(DeliveryState.RELEASED_IN_DOUBT, DeliveryState.RELEASED));
		Set<Transition> others = new HashSet<>(all);
		others.remove(missing);
		assertThat(Transition.untaken(others)).containsExactly(missing);
		assertThat(Transition.untaken(all)).isEmpty();
	}

	private static void assertForged(String transition, Runnable write) {
		assertThatIllegalStateException().isThrownBy(write::run).withMessageContaining(transition);
	}

	private void commit(Runnable work) {
		this.memory.<@Nullable Object>transaction(() -> {
			work.run();
			return null;
		});
	}

	private void end(RunState state) {
		this.runs.end(this.run.id(), RunStatus.of(state), RunTotals.EMPTY);
	}

	private void put(boolean inDoubt, @Nullable ReleaseReason reason) {
		this.memory.deliveries.put(new Spot("botpenguin", ALICE), new Delivery(ALICE, new DeliveryOwner(KEY, "1", null),
				inDoubt, reason, null, null, new DeliveryOrigin(7, this.run.id())));
	}

}
