package dev.contactsync.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import dev.contactsync.ledger.Memory;
import dev.contactsync.ledger.Memory.RunRow;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunState;
import org.jspecify.annotations.Nullable;

/** The runs in memory. */
public class MemoryRunTable implements RunTable {

	private final Memory memory;

	public MemoryRunTable(Memory memory) {
		this.memory = memory;
	}

	@Override
	public Run add(Run run) {
		this.memory.note("run");
		Run begun = run.withId(this.memory.nextRun());
		this.memory.runs.put(begun.id(), new RunRow(begun, new RunReport(begun.id(), run.sync(),
				RunStatus.of(RunState.RUNNING), this.memory.clock.instant(), null, RunTotals.EMPTY)));
		return begun;
	}

	@Override
	public Optional<Run> unfinished(String sync) {
		return newest((row) -> row.run().sync().equals(sync) && row.report().state().isUnfinished());
	}

	@Override
	public Optional<Run> lastDone(String sync) {
		return newest((row) -> row.run().sync().equals(sync) && row.report().state() == RunState.DONE
				&& !row.run().isReplay() && row.run().sendLimit() == null);
	}

	private Optional<Run> newest(Predicate<RunRow> condition) {
		Run found = null;
		for (RunRow row : this.memory.runs.all()) {
			found = condition.test(row) ? row.run() : found;
		}
		return Optional.ofNullable(found);
	}

	@Override
	public void resume(long run) {
		this.memory.note("resume");
		RunRow row = row(run);
		if (!row.report().state().isUnfinished()) {
			return;
		}
		Run was = row.run();
		put(new Run(was.id(), was.key(), was.scope(), was.sendLimit(), was.configuration(), was.sourceClock(),
				was.resumed() + 1), RunStatus.of(RunState.RUNNING), row.report(), row.report().totals());
	}

	@Override
	public void end(long run, RunStatus status, RunTotals totals) {
		this.memory.note(status.state().code());
		RunRow row = row(run);
		if (row.report().state().isUnfinished()) {
			put(row.run(), status, row.report(), totals);
		}
	}

	@Override
	public void closeHeld(Run newer) {
		List<RunRow> held = new ArrayList<>();
		this.memory.runs.all().forEach((row) -> {
			if (row.report().state() == RunState.HELD && row.run().id() < newer.id()
					&& row.run().sync().equals(newer.sync())) {
				held.add(row);
				this.memory.note("close");
			}
		});
		held.forEach((row) -> put(row.run(),
				new RunStatus(RunState.CLOSED, row.report().status().code(), row.report().message()), row.report(),
				row.report().totals()));
	}

	private void put(Run run, RunStatus status, RunReport was, RunTotals totals) {
		this.memory.runs.put(run.id(), new RunRow(run, new RunReport(run.id(), run.sync(), status, was.started(),
				(status.state() == RunState.RUNNING) ? null : this.memory.clock.instant(), totals)));
	}

	@Override
	public RunReport report(long run) {
		return row(run).report();
	}

	private RunRow row(long run) {
		return Objects.requireNonNull(this.memory.runs.get(run));
	}

}
