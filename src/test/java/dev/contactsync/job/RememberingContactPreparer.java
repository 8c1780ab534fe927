package dev.contactsync.job;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import dev.contactsync.contact.SourceContact;
import dev.contactsync.decision.ConsentPreparer;
import dev.contactsync.decision.ContactPreparer;
import dev.contactsync.decision.PreparedContact.Content;
import dev.contactsync.importapi.ProfileEncoding;
import dev.contactsync.mapping.ConsentSettings;
import dev.contactsync.mapping.Mapping;
import dev.contactsync.mapping.MappingSettings;
import dev.contactsync.mapping.NameSettings;
import dev.contactsync.mapping.PhoneSettings;
import dev.contactsync.mapping.TagSettings;
import dev.contactsync.testing.Destinations;

/**
 * Prepares every row once: what it makes depends on its values and on nothing else, and
 * phones and hashes take most of the time of a simulation.
 */
final class RememberingContactPreparer extends ContactPreparer {

	private static final ProfileEncoding ENCODING = ProfileEncoding
		.of(Destinations.at(java.net.URI.create("http://localhost")));

	private static final Map<String, Mapping> MAPPINGS = new ConcurrentHashMap<>();

	private static final Map<List<Object>, Content> CONTENTS = new ConcurrentHashMap<>();

	private static final Map<List<Object>, Long> ROW_HASHES = new ConcurrentHashMap<>();

	private static final int[] COLUMNS = IntStream.range(0, PeopleTable.COLUMNS.names().size()).toArray();

	private final String tag;

	RememberingContactPreparer(String tag, Clock clock) {
		super(MAPPINGS.computeIfAbsent(tag, RememberingContactPreparer::mapping), ENCODING, 90_000,
				Simulation.FINGERPRINTS, Simulation.FINGERPRINTS.rows(tag, COLUMNS), clock);
		this.tag = tag;
	}

	/** What tells who has said no. */
	static ConsentPreparer consent() {
		return new ConsentPreparer(MAPPINGS.computeIfAbsent("crm", RememberingContactPreparer::mapping),
				Simulation.FINGERPRINTS);
	}

	private static Mapping mapping(String tag) {
		MappingSettings settings = new MappingSettings(NameSettings.of("{name}"), null, PhoneSettings.of("{phone}"),
				ConsentSettings.of("opt_in"), List.of(TagSettings.of(tag)), Map.of());
		return Mapping.compile(Simulation.CUSTOMERS.sync(), settings, ZoneOffset.UTC, PeopleTable.COLUMNS);
	}

	@Override
	public Content content(SourceContact row) {
		return CONTENTS.computeIfAbsent(List.of(this.tag, row.values()), (values) -> super.content(row));
	}

	@Override
	public long rowHash(SourceContact row) {
		return ROW_HASHES.computeIfAbsent(List.of(this.tag, row.values()), (values) -> super.rowHash(row));
	}

}
