package dev.contactsync.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.decision.ContactPreparer;
import dev.contactsync.decision.FormerSyncSet;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.delivery.Deliverer;
import dev.contactsync.delivery.FinalPass;
import dev.contactsync.execution.FormerSyncLookup;
import dev.contactsync.execution.RunContext;
import dev.contactsync.execution.SendingLimits;
import dev.contactsync.job.SimulatedAccount.Heard;
import dev.contactsync.ledger.DeliveryPass;
import dev.contactsync.ledger.MemoryLedger;
import dev.contactsync.runs.RunStage;
import dev.contactsync.runs.RunStatus;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.runs.Slice;
import dev.contactsync.sync.ConsentLook;
import dev.contactsync.sync.OpenSync;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunState;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * One start of the program, as {@code SyncRunner} and Spring Batch go about it: finishes
 * the run that was left, then makes a new one, step by step and slice by slice.
 */
final class SimulatedProcess {

	private final Simulation simulation;

	private final SyncKey key;

	private final long epoch;

	private final MemoryLedger ledger;

	private final SimulatedSource source;

	private final SimulatedApi api;

	private final OpenSync sync;

	private List<SimulatedSlice> slices = List.of();

	private @Nullable RunContext context;

	private final Set<Long> runsThatPosted = new HashSet<>();

	private boolean hasStalePost;

	SimulatedProcess(Simulation simulation, SyncKey key, long epoch) {
		this.simulation = simulation;
		this.key = key;
		this.epoch = epoch;
		this.ledger = simulation.ledger();
		this.source = simulation.source(key);
		this.api = new SimulatedApi(simulation, this);
		this.sync = simulation.open(key, this.source, this.api);
	}

	/** Runs; returns whether everything is done. */
	boolean run(boolean isFull, @Nullable Integer limit) {
		Optional<Run> unfinished = this.ledger.runs().unfinished(this.sync.name());
		if (unfinished.isPresent()) {
			Run run = unfinished.get();
			if (!run.configuration().equals(this.sync.configuration())) {
				this.ledger.runs().end(run, RunStatus.of(RunState.CLOSED), this.ledger.runs().totals(run));
			}
			else {
				this.simulation.mayFail("before resuming");
				Optional<Run> resumed = this.ledger.runs().resume(run);
				if (resumed.isEmpty() || !execute(resumed.get())) {
					return false;
				}
			}
		}
		Run begun = this.ledger.runs()
			.begin(new RunPlanner(this.ledger.runs()).plan(this.sync, this.key, isFull, limit));
		this.ledger.runs().closeHeld(begun);
		return execute(begun);
	}

	/** Tries rejections again. */
	boolean replay() {
		if (this.ledger.runs().unfinished(this.sync.name()).isPresent()) {
			return false;
		}
		this.ledger.ledger().replay(this.key, null, null);
		return execute(this.ledger.runs().begin(new RunPlanner(this.ledger.runs()).replay(this.sync, this.key)));
	}

	private boolean execute(Run run) {
		this.simulation.schedule().step(() -> this + ": " + run);
		long sentBefore = (run.resumed() > 0) ? this.ledger.runs().totals(run).delivered() : 0;
		long inDoubt = (run.resumed() > 0) ? this.ledger.ledger().inDoubt(run) : 0;
		SendingLimits limits = new SendingLimits(run.sendLimit(), sentBefore, inDoubt, false, this.sync.destination());
		if (run.resumed() > 0) {
			limits.wereRefused(this.ledger.ledger().refusals(run));
		}
		RunContext running = new RunContext(run, this.sync, this::requireHeld, limits,
				new FormerSyncLookup(() -> FormerSyncSet.NONE));
		this.context = running;
		try {
			job(running);
			running.cancellation().throwIfStopped();
			RunTotals totals = this.ledger.runs().totals(run);
			this.simulation.schedule().step(() -> this + ": " + totals);
			if (!totals.balance() && !this.simulation.isAnsweredLate()) {
				this.simulation.schedule().violated("the totals do not balance: " + totals);
			}
			if (!isWhatWasRead(run, totals) && !this.simulation.isAnsweredLate()) {
				this.simulation.schedule()
					.violated("the totals are not what was read, " + this.simulation.rowsSeen().of(run, this.ledger)
							+ ": " + totals);
			}
			if (run.sendLimit() != null && totals.delivered() > run.sendLimit()) {
				this.simulation.schedule().violated("more were sent than the limit allows: " + totals);
			}
			this.simulation.mayBeLate();
			this.ledger.runs().end(run, RunStatus.of(totals.balance() ? RunState.DONE : RunState.CLOSED), totals);
			return totals.balance();
		}
		catch (ContactSyncException ex) {
			this.simulation.schedule().step(() -> this + ": ends, " + ex.getMessage());
			running.cancellation().fail(ex);
			ended(run, (running.cancellation().failure() instanceof ContactSyncException reason) ? reason : ex);
			return false;
		}
	}

	private boolean isWhatWasRead(Run run, RunTotals totals) {
		int uncertain = this.simulation.table(this.key).deletions() + this.simulation.losses(this.key);
		return this.simulation.rowsSeen().fit(run, totals, this.ledger, uncertain);
	}

	private void ended(Run run, ContactSyncException reason) {
		RunState state = switch (reason.failure()) {
			case TRY_LATER -> RunState.STOPPED;
			case HELD -> RunState.HELD;
			default -> RunState.FAILED;
		};
		try {
			if (state == RunState.HELD) {
				this.ledger.candidates().leavePending(run);
			}
			this.simulation.mayBeLate();
			this.ledger.runs().end(run, RunStatus.of(state), this.ledger.runs().totals(run));
		}
		catch (ContactSyncException ex) {
			this.simulation.schedule().step(() -> this + ": cannot write down its end");
		}
	}

	private void job(RunContext run) {
		SlicePlanner slicer = new SlicePlanner(this.ledger.runs(), this.ledger.slices(), this.ledger.candidates(),
				this.simulation.world());
		readList(run);
		if (run.run().isLoad() && this.simulation.has(Defence.LOOK)) {
			overSlices(run, RunStage.LOOK, slicer.look(run));
		}
		step(run, RunStage.ASSESS, () -> run.run().isAssessed() ? slicer.assess(run) : Map.of());
		if (!run.run().isLoad()) {
			step(run, RunStage.RECOUNT, () -> slicer.recount(run));
		}
		this.source.allSeen();
		String passed = run.run().id() + " passed";
		if (run.run().isAssessed() && !this.ledger.remembers(passed)) {
			new MissingContacts(this.ledger.slices(), this.ledger.candidates()).find(run);
		}
		if (this.simulation.isRestless()) {
			guard(run);
		}
		remember(passed);
		step(run, RunStage.DELIVER, () -> slicer.deliver(run));
		if (run.run().isLoad()) {
			step(run, RunStage.RECOUNT, () -> slicer.recount(run));
		}
		String processed = run.run().id() + " settled";
		if (!this.ledger.remembers(processed)) {
			new FinalPass(this.ledger.ledger(), this.ledger.candidates(), Simulation.FINGERPRINTS).resolve(run);
			remember(processed);
		}
	}

	/** Of the customers only; it blocks phones for all. */
	private void readList(RunContext run) {
		SyncKey sync = run.run().key();
		if (!sync.equals(Simulation.CUSTOMERS)) {
			return;
		}
		List<String> listed = this.simulation.world().listed();
		if (listed.isEmpty() && this.ledger.suppress().listed(sync) == 0) {
			return;
		}
		Instant began = this.simulation.world().instant();
		for (String phone : listed) {
			this.ledger.suppress().add(sync, Set.of(Simulation.FINGERPRINTS.recipient(phone)), began);
		}
		this.ledger.suppress().lift(sync, began);
	}

	private void guard(RunContext run) {
		run.cancellation().throwIfStopped();
		if (run.run().isAssessed() && this.simulation.isHeld()) {
			throw new ContactSyncException(ProblemCode.HELD_FEWER, "Held.");
		}
		this.api.preflight().ifPresent((stop) -> {
			throw new ContactSyncException(stop.code(), stop.message());
		});
	}

	private void step(RunContext run, RunStage stage, Supplier<Map<String, ExecutionContext>> partitioner) {
		String done = run.run().id() + " " + stage.code();
		if (this.ledger.remembers(done)) {
			return;
		}
		overSlices(run, stage, partitioner.get());
		remember(done);
	}

	private void overSlices(RunContext run, RunStage stage, Map<String, ExecutionContext> partitions) {
		Map<SimulatedSlice, Slice> left = new LinkedHashMap<>();
		for (Slice slice : this.ledger.slices().slices(run.run(), stage)) {
			if (partitions.containsKey(String.valueOf(slice.number()))) {
				left.put(slice(run, slice), slice);
			}
		}
		this.slices = new ArrayList<>(left.keySet());
		while (!this.slices.isEmpty()) {
			SimulatedSlice slice = this.slices.get(this.simulation.schedule().below(this.slices.size()));
			advance(run, slice);
			if (slice.isOver()) {
				this.slices.remove(slice);
				if (run.cancellation().failure() == null) {
					this.ledger.slices().finish(Objects.requireNonNull(left.get(slice)));
				}
			}
		}
		RuntimeException failure = run.cancellation().failure();
		if (failure != null) {
			throw failure;
		}
	}

	private SimulatedSlice slice(RunContext run, Slice slice) {
		if (slice.step() == RunStage.LOOK) {
			ConsentLook look = Objects.requireNonNull(this.sync.rows().look());
			SliceReader looking = new SourceReader(run, slice, look.rows(), look.preparer()::prepare);
			return new SimulatedSlice(looking, new LookWriter(run, looking, this.ledger.chunk()),
					this.sync.settings().chunkSize(), this.ledger, (chunk) -> seen(run, slice, chunk));
		}
		DeliveryPass pass = DeliveryPass.of(run.run());
		ContactPreparer preparer = this.sync.preparer();
		boolean isOfCandidates = slice.step() == RunStage.DELIVER && pass.isOfCandidates();
		SliceReader reader = isOfCandidates ? new CandidateReader(run, slice, this.ledger.candidates())
				: new SourceReader(run, slice, this.source, preparer::prepare);
		return new SimulatedSlice(reader, writer(run, slice, reader, pass), this.sync.settings().chunkSize(),
				this.ledger, (chunk) -> seen(run, slice, chunk));
	}

	private ItemWriter<PreparedContact> writer(RunContext run, Slice slice, SliceReader reader, DeliveryPass pass) {
		if (slice.step() == RunStage.RECOUNT && run.run().isLoad()) {
			return new MissedContactWriter(run, reader, this.ledger.ledger(), this.ledger.chunk());
		}
		return (slice.step() != RunStage.DELIVER)
				? new AssessWriter(run, reader, this.ledger.ledger(), this.ledger.chunk(), Simulation.FINGERPRINTS)
				: new DeliverWriter(run, reader,
						new Deliverer(run, this.ledger.ledger(), Simulation.FINGERPRINTS, pass), this.ledger.chunk(),
						pass);
	}

	/** Of the slices that read the source, not those of candidates. */
	private void seen(RunContext run, Slice slice, List<PreparedContact> chunk) {
		boolean isOfSource = slice.step() == RunStage.ASSESS
				|| (slice.step() == RunStage.RECOUNT && !run.run().isLoad())
				|| (slice.step() == RunStage.DELIVER && run.run().isLoad());
		this.simulation.rowsSeen().writing(run.run(), isOfSource ? chunk : List.of());
	}

	private void advance(RunContext run, SimulatedSlice slice) {
		try {
			slice.advance();
		}
		catch (RuntimeException ex) {
			if (!(ex instanceof ContactSyncException)) {
				this.simulation.schedule().violated("internal error " + ex);
			}
			run.cancellation().fail(ex);
		}
	}

	/** Another worker of the process continues while one is between two effects. */
	void others() {
		RunContext running = this.context;
		List<SimulatedSlice> free = this.slices.stream().filter(SimulatedSlice::isFree).toList();
		if (running != null && !free.isEmpty()) {
			this.simulation.schedule().step(() -> this + ": another slice meanwhile");
			advance(running, free.get(this.simulation.schedule().below(free.size())));
		}
	}

	/** Spring Batch refuses what comes from an execution that was buried. */
	private void remember(String what) {
		if (!isHolder()) {
			throw new ContactSyncException(ProblemCode.STOPPED, "the step was marked as failed by another process");
		}
		this.ledger.remember(what);
	}

	private void requireHeld() {
		if (!isHolder() && this.simulation.has(Defence.LEASE)) {
			throw new ContactSyncException(ProblemCode.LEASE_LOST, "the lease was lost");
		}
	}

	boolean isHolder() {
		return this.simulation.isHolder(this.key, this.epoch);
	}

	/** The API has accepted a body, whether or not it can say so. */
	void applied(List<Heard> heard, boolean isAnswered) {
		boolean isFirst = this.runsThatPosted.add(Objects.requireNonNull(this.context).run().id());
		if (!isHolder()) {
			this.hasStalePost = true;
			this.simulation.account().mayRepeat(2L * heard.size());
		}
		for (Heard contact : heard) {
			if (!this.simulation.isInterleaved() && Boolean.FALSE.equals(this.source.hadOptedIn(contact.key()))) {
				this.simulation.schedule().violated(contact.key() + " was sent after it was seen to have opted out");
			}
			if (isFirst && !this.simulation.isInterleaved() && this.source.hasSeenNo(contact.recipient())) {
				this.simulation.schedule()
					.violated(contact + " was sent although somebody with the phone was seen to have opted out");
			}
			this.simulation.account()
				.accept(Objects.requireNonNull(this.context).run().id(), contact,
						this.simulation.world().hasChanged(contact.recipient()));
		}
		if (!isAnswered) {
			this.simulation.account().mayRepeat(heard.size());
		}
	}

	/** An acknowledgement is committed. */
	void acknowledged() {
		this.hasStalePost = false;
		if (!isHolder()) {
			this.simulation.answeredLate();
		}
	}

	/** Whether it has posted after another took over, and not yet written that down. */
	boolean hasStalePost() {
		return this.hasStalePost;
	}

	/** How many requests may be under way. */
	int inFlight() {
		return 1 + (int) this.slices.stream().filter((slice) -> !slice.isFree()).count();
	}

	int posts() {
		return this.api.posts();
	}

	SyncKey key() {
		return this.key;
	}

	@Override
	public String toString() {
		return "process " + this.epoch + (this.key.equals(Simulation.CUSTOMERS) ? "" : " of " + this.key.sync());
	}

}
