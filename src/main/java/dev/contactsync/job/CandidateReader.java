package dev.contactsync.job;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

import dev.contactsync.decision.PreparedContact;
import dev.contactsync.execution.RunContext;
import dev.contactsync.ledger.CandidateLog;
import dev.contactsync.runs.Slice;
import dev.contactsync.work.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the candidates of a slice that have no outcome yet, each with its row as the
 * source has it now.
 */
final class CandidateReader extends SliceReader {

	private final CandidateLog candidates;

	private final int pageSize;

	private final long last;

	private final Queue<PreparedContact> page = new ArrayDeque<>();

	private final Map<String, Long> numbers = new HashMap<>();

	private long after;

	CandidateReader(RunContext context, Slice slice, CandidateLog candidates) {
		super(context, slice);
		this.candidates = candidates;
		this.pageSize = context.sync().settings().chunkSize();
		String bounds = slice.bounds();
		this.after = Long.parseLong((slice.reached() != null) ? slice.reached() : bounds.split("-", 2)[0]);
		this.last = last(bounds);
	}

	/** What a slice of candidates covers: numbers after the first, up to the last. */
	static String bounds(long after, long last) {
		return after + "-" + last;
	}

	/** The last number of what a slice covers. */
	static long last(String bounds) {
		return Long.parseLong(bounds.substring(bounds.indexOf('-') + 1));
	}

	@Override
	@Nullable PreparedContact next() {
		if (this.page.isEmpty()) {
			nextPage();
		}
		return this.page.poll();
	}

	private void nextPage() {
		List<Candidate> found = this.candidates.unresolved(context().run(), this.after, this.last, this.pageSize);
		if (found.isEmpty()) {
			return;
		}
		this.numbers.clear();
		for (Candidate candidate : found) {
			this.after = candidate.number();
			this.numbers.put(candidate.contactKey(), candidate.number());
		}
		this.page.addAll(context().sync().read(found.stream().map(Candidate::contactKey).toList()));
	}

	@Override
	String position(PreparedContact contact) {
		return String.valueOf(Objects.requireNonNull(this.numbers.get(contact.key())));
	}

}
