package dev.contactsync.job;

import dev.contactsync.contact.SourceContact;
import dev.contactsync.decision.ContactPreparer;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.execution.RunContext;
import dev.contactsync.range.KeyRange;
import dev.contactsync.runs.Slice;
import dev.contactsync.source.ContactReader;
import dev.contactsync.source.ContactRows;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a slice that is a range of the source. */
final class SourceReader extends SliceReader {

	private final ContactPreparer preparer;

	private @Nullable ContactReader reader;

	SourceReader(RunContext context, Slice slice, ContactPreparer preparer) {
		super(context, slice);
		this.preparer = preparer;
	}

	@Override
	@Nullable PreparedContact next() {
		SourceContact row = reader().next();
		return (row != null) ? this.preparer.prepare(row) : null;
	}

	private ContactReader reader() {
		if (this.reader == null) {
			this.reader = open(context().sync().source(), KeyRange.decode(slice().bounds()));
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
