package dev.contactsync.job;

import java.util.function.Function;

import dev.contactsync.contact.SourceContact;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.execution.RunContext;
import dev.contactsync.range.KeyRange;
import dev.contactsync.runs.Slice;
import dev.contactsync.source.ContactReader;
import dev.contactsync.source.ContactRows;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a slice that is a range of the source. */
final class SourceReader extends SliceReader {

	private final Function<SourceContact, PreparedContact> preparer;

	private final ContactRows source;

	private @Nullable ContactReader reader;

	/**
	 * Reads a slice.
	 * @param source the rows, with the columns that are needed
	 * @param preparer from a row to what is looked at
	 */
	SourceReader(RunContext context, Slice slice, ContactRows source,
			Function<SourceContact, PreparedContact> preparer) {
		super(context, slice);
		this.source = source;
		this.preparer = preparer;
	}

	@Override
	@Nullable PreparedContact next() {
		SourceContact row = reader().next();
		return (row != null) ? this.preparer.apply(row) : null;
	}

	private ContactReader reader() {
		if (this.reader == null) {
			this.reader = open(this.source, KeyRange.decode(slice().bounds()));
		}
		return this.reader;
	}

	private ContactReader open(ContactRows source, KeyRange range) {
		return switch (slice().step()) {
			case DELIVER -> source.readInPages(range, slice().reached());
			case RECOUNT -> source.readAgain(range);
			default -> source.read(range, slice().reached());
		};
	}

	@Override
	String position(PreparedContact contact) {
		return reader().position(contact.key());
	}

	@Override
	public void close() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

}
