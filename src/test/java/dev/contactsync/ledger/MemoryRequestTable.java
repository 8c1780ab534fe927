package dev.contactsync.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import dev.contactsync.ledger.Memory.RequestRow;
import dev.contactsync.work.Run;
import org.jspecify.annotations.Nullable;

/** The journal of POSTs in memory. */
class MemoryRequestTable implements RequestTable {

	private final Memory memory;

	MemoryRequestTable(Memory memory) {
		this.memory = memory;
	}

	@Override
	public Request add(Run run, List<Claim> claims, int bytes) {
		Request request = new Request(this.memory.nextRequest(), run.id(), run.key());
		put(new RequestRow(request, claims.size(), 1, RequestOutcome.OPEN, RequestTable.maybeTwice(run.id(), claims)));
		return request;
	}

	@Override
	public void posted(Request request, int posts, long maybeTwice) {
		this.memory.note("posted again");
		RequestRow row = row(request);
		put(new RequestRow(request, row.contacts(), posts, row.outcome(), maybeTwice));
	}

	@Override
	public void resized(Request request, List<Claim> claims) {
		RequestRow row = row(request);
		put(new RequestRow(request, claims.size(), row.posts(), row.outcome(),
				RequestTable.maybeTwice(request.runId(), claims)));
	}

	@Override
	public void forget(Request request) {
		this.memory.requests.remove(request.id());
	}

	@Override
	public boolean hasEnded(Request request, RequestOutcome outcome) {
		return row(request).outcome() == outcome;
	}

	@Override
	public void end(Request request, RequestOutcome outcome, @Nullable String message, int posts, long maybeTwice) {
		this.memory.note(outcome.code());
		RequestRow row = row(request);
		if (row.outcome() == RequestOutcome.OPEN || row.outcome() == RequestOutcome.IN_DOUBT) {
			boolean isTakenOver = row.outcome() == RequestOutcome.IN_DOUBT;
			put(new RequestRow(request, row.contacts(), posts, outcome,
					isTakenOver ? Math.max(row.maybeTwice(), maybeTwice) : maybeTwice));
		}
	}

	@Override
	public void interrupted(Collection<Long> runs) {
		List<RequestRow> open = new ArrayList<>();
		this.memory.requests.all().forEach((row) -> {
			if (runs.contains(row.request().runId()) && row.outcome() == RequestOutcome.OPEN) {
				open.add(row);
			}
		});
		open.forEach((row) -> put(
				new RequestRow(row.request(), row.contacts(), row.posts(), RequestOutcome.IN_DOUBT, row.maybeTwice())));
	}

	private RequestRow row(Request request) {
		return Objects.requireNonNull(this.memory.requests.get(request.id()));
	}

	private void put(RequestRow row) {
		this.memory.requests.put(row.request().id(), row);
	}

}
