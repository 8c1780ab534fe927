package dev.contactsync.sync;

import java.util.UUID;

import dev.contactsync.importapi.DestinationSettings;
import dev.contactsync.importapi.ImportApi;
import dev.contactsync.importapi.ProfileEncoding;
import dev.contactsync.mapping.Mapping;
import dev.contactsync.source.ContactSource;
import dev.contactsync.source.SourceDatabase;

/**
 * A sync with everything that it needs to run: its configuration is checked, its source
 * and its destination are open.
 *
 * @param name its name
 * @param settings its settings
 * @param destinationName the name of its destination
 * @param destination the settings of its destination
 * @param database the connections to its source
 * @param source its rows
 * @param mapping from a row to a profile
 * @param encoding from a profile to JSON
 * @param api the destination
 * @param configuration print of mapping, query and encoding
 */
record OpenSync(String name, SyncSettings settings, String destinationName, DestinationSettings destination,
		SourceDatabase database, ContactSource source, Mapping mapping, ProfileEncoding encoding, ImportApi api,
		UUID configuration) implements AutoCloseable {

	@Override
	public void close() {
		this.api.close();
		this.database.close();
	}

	@Override
	public String toString() {
		return this.name;
	}

}
