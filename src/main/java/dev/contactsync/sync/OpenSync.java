package dev.contactsync.sync;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.contactsync.contact.SourceContact;
import dev.contactsync.decision.ContactPreparer;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.source.ContactRows;

/**
 * A sync that is ready to run: its configuration is checked, its source and its
 * destination are open.
 *
 * @param name its name
 * @param settings its settings
 * @param destination its destination, as this run uses it
 * @param rows what it reads, and what it makes of it
 * @param configuration hash of mapping, query and encoding
 * @param closing gives back the connections to the source
 */
public record OpenSync(String name, SyncSettings settings, DestinationSession destination, SyncRows rows,
		UUID configuration, Runnable closing) implements AutoCloseable {

	/**
	 * Its rows.
	 * @return all of them, with the columns that are mapped
	 */
	public ContactRows source() {
		return this.rows.source();
	}

	/**
	 * From a row to what is decided on.
	 * @return always the same
	 */
	public ContactPreparer preparer() {
		return this.rows.preparer();
	}

	/**
	 * Reads contacts by their keys.
	 * @return the contacts as the source has them now, in the same order; those that it
	 * does not have are absent
	 */
	public List<PreparedContact> read(List<String> keys) {
		Map<String, SourceContact> there = source().byKeys(keys);
		return keys.stream().map((key) -> preparer().prepare(key, there.get(key))).toList();
	}

	/**
	 * How many slices are worked on at once: while as many requests wait for answers as
	 * may be in flight, one more prepares what is sent next.
	 */
	public int workers() {
		return SyncCatalog.workers(this.destination.settings());
	}

	@Override
	public void close() {
		this.closing.run();
	}

	@Override
	public String toString() {
		return this.name;
	}

}
