package dev.contactsync.job;

import dev.contactsync.decision.PreparedContact;
import dev.contactsync.execution.RunContext;
import dev.contactsync.runs.Slice;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the contacts of a slice, from where it was left. Its place is kept in the slice,
 * not in Spring Batch's context, so that place and counts are one commit.
 */
abstract class SliceReader implements ItemStreamReader<PreparedContact> {

	private final RunContext context;

	private final Slice slice;

	SliceReader(RunContext context, Slice slice) {
		this.context = context;
		this.slice = slice;
	}

	/**
	 * The next contact.
	 * @return the contact, or null after the last
	 */
	abstract @Nullable PreparedContact next();

	/**
	 * Where a contact stands in the slice.
	 * @param contact one of those that were read last
	 * @return the position, to be kept
	 */
	abstract String position(PreparedContact contact);

	@Override
	public @Nullable PreparedContact read() {
		this.context.cancellation().throwIfStopped();
		return this.slice.done() ? null : next();
	}

	RunContext context() {
		return this.context;
	}

	Slice slice() {
		return this.slice;
	}

}
