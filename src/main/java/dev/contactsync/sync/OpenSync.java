package dev.contactsync.sync;

import java.util.UUID;

import dev.contactsync.importapi.DestinationSettings;
import dev.contactsync.importapi.ContactImporter;
import dev.contactsync.source.ContactRows;

/**
 * A sync with everything that it needs to run: its configuration is checked, its source
 * and its destination are open.
 *
 * @param name its name
 * @param settings its settings
 * @param destinationName the name of its destination
 * @param destination the settings of its destination
 * @param source its rows
 * @param preparer from a row to what is decided on
 * @param api the destination
 * @param configuration hash of mapping, query and encoding
 * @param closing gives back the connections to source and destination
 */
record OpenSync(String name, SyncSettings settings, String destinationName, DestinationSettings destination,
		ContactRows source, ContactPreparer preparer, ContactImporter api, UUID configuration,
		Runnable closing) implements AutoCloseable {

	@Override
	public void close() {
		this.closing.run();
	}

	@Override
	public String toString() {
		return this.name;
	}

}
