package dev.contactsync.sync;

import dev.contactsync.mapping.ListedPhones;
import dev.contactsync.source.ListSource;
import dev.contactsync.source.SourceDatabase;

/**
 * The rows of a list of blocked phones, and how they are read.
 *
 * @param source the rows
 * @param phones from a row to its phones
 */
record SuppressRows(ListSource source, ListedPhones phones) {

	/**
	 * Finds out what the list of a sync gives.
	 * @param sync the name of the sync
	 * @param list its list
	 * @param database the source of the sync
	 * @throws dev.contactsync.contact.ContactSyncException if the query or the template
	 * is wrong, or the source stays unavailable
	 */
	static SuppressRows open(String sync, SuppressSettings list, SourceDatabase database) {
		ListSource source = database.list(sync + ".suppress", list.query());
		return new SuppressRows(source,
				ListedPhones.compile(where(sync), list.phone(), list.defaultRegion(), source.columns()));
	}

	/**
	 * The setting that has the list.
	 * @param sync the name of the sync
	 * @return its path in the configuration
	 */
	static String where(String sync) {
		return "contact-sync.syncs." + sync + ".suppress";
	}

}
