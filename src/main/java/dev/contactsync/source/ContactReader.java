package dev.contactsync.source;

import dev.contactsync.contact.SourceContact;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a range one after the other. A lost connection is no error as long as
 * the source comes back: reading continues after the last row. For one thread.
 */
public interface ContactReader extends AutoCloseable {

	/**
	 * Reads the next row.
	 * @return the row as a contact, or {@code null} after the last
	 * @throws dev.contactsync.contact.ContactSyncException if the source stays
	 * unavailable (unavailable), the thread is interrupted (try later), or the selection
	 * does not work, for instance because a key is null or not unique (configuration)
	 */
	@Nullable SourceContact next();

	/**
	 * Where a contact stands in the range, for {@link ContactSource#read}.
	 * @param key the key of one of the last 10,000 that this reader gave
	 * @return opaque, printable, exact text
	 */
	String position(String key);

	/** Gives back what the reader holds. */
	@Override
	void close();

}
