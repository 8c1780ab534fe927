package dev.contactsync.sync;

import dev.contactsync.contact.SourceContact;
import dev.contactsync.ledger.Slice;
import dev.contactsync.source.ContactReader;
import dev.contactsync.source.Range;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a slice that is a range of the source. */
final class SourceReader extends SliceReader {

	private final Preparer preparer;

	private @Nullable ContactReader reader;

	SourceReader(RunContext context, Slice slice, Preparer preparer) {
		super(context, slice);
		this.preparer = preparer;
	}

	@Override
	@Nullable Prepared next() {
		SourceContact row = reader().next();
		return (row != null) ? this.preparer.prepare(row) : null;
	}

	private ContactReader reader() {
		if (this.reader == null) {
			this.reader = context().sync().source().read(Range.decode(slice().bounds()), slice().reached());
		}
		return this.reader;
	}

	@Override
	String position(Prepared contact) {
		return reader().position(contact.key());
	}

	@Override
	public void close() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

}
