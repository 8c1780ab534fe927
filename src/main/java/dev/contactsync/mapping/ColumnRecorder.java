package dev.contactsync.mapping;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.contactsync.contact.ColumnType;

/** Takes every name for a column and remembers it. */
final class ColumnRecorder implements ColumnLookup {

	private final Set<String> names = new LinkedHashSet<>();

	@Override
	public int positionOf(String name) {
		this.names.add(name);
		return 0;
	}

	@Override
	public boolean has(String name) {
		return false;
	}

	@Override
	public ColumnType typeAt(int position) {
		return ColumnType.UNKNOWN;
	}

	Set<String> names() {
		return Collections.unmodifiableSet(this.names);
	}

}
