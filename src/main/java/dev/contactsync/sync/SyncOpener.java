package dev.contactsync.sync;

import java.time.ZoneId;
import java.util.UUID;

import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.SteadyClock;
import dev.contactsync.decision.ConsentPreparer;
import dev.contactsync.decision.ContactPreparer;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.importapi.ProfileEncoding;
import dev.contactsync.mapping.Mapping;
import dev.contactsync.mapping.MappingSettings;
import dev.contactsync.source.ContactSource;
import dev.contactsync.source.SourceDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Opens syncs for runs. */
@Component
public class SyncOpener {

	private final SyncCatalog syncs;

	private final SteadyClock clock;

	private final Destinations destinations;

	private final Fingerprints fingerprints;

	/** What makes profiles of rows; where that is unknown, it differs at each start. */
	private final String program;

	SyncOpener(SteadyClock clock, SyncCatalog syncs, Destinations destinations, Fingerprints fingerprints,
			ObjectProvider<BuildProperties> build) {
		this.clock = clock;
		this.syncs = syncs;
		this.destinations = destinations;
		this.fingerprints = fingerprints;
		this.program = build.stream()
			.map((built) -> "built " + built.getTime() + " on Java " + Runtime.version())
			.findAny()
			.orElseGet(() -> UUID.randomUUID().toString());
	}

	/**
	 * Opens a sync: checks all of its configuration that can be checked without sending.
	 * @param name the sync
	 * @return the sync, to be closed
	 * @throws dev.contactsync.contact.ContactSyncException if it cannot be run as it is
	 * configured, or its source does not answer
	 */
	public OpenSync open(String name) {
		this.syncs.checkAccount(this.syncs.destinationOf(name));
		DestinationSession destination = this.destinations
			.open(this.syncs.destinationOf(name), this.syncs.destination(name))
			.session();
		SourceDatabase database = this.syncs.openSource(name);
		try {
			return open(name, destination, database);
		}
		catch (RuntimeException ex) {
			database.close();
			throw ex;
		}
	}

	private OpenSync open(String name, DestinationSession destination, SourceDatabase database) {
		SyncSettings settings = this.syncs.settings(name);
		ContactSource all = database.select(this.syncs.selection(name));
		Mapping mapping = Mapping.compile(name, settings.mapping(), settings.zoneOrDefault(), all.columns());
		int[] mapped = positions(settings.mapping(), all.columns());
		ContactSource source = all.reading(mapped);
		ProfileEncoding encoding = ProfileEncoding.of(destination.settings());
		UUID configuration = configuration(settings, encoding, source);
		long requestBytes = destination.settings().requestBytes().toBytes();
		ContactPreparer preparer = new ContactPreparer(mapping, encoding, requestBytes, this.fingerprints,
				this.fingerprints.rows(configuration + " " + requestBytes + " " + this.program, mapped), this.clock);
		return new OpenSync(name, settings, destination, new SyncRows(source, preparer,
				look(name, settings.mapping(), settings.zoneOrDefault(), all), suppressList(name, settings, database)),
				configuration, database::close);
	}

	private @Nullable SuppressList suppressList(String name, SyncSettings settings, SourceDatabase database) {
		SuppressSettings list = settings.suppress();
		if (list == null) {
			return null;
		}
		return new SuppressList(SuppressRows.open(name, list, database), this.fingerprints);
	}

	private @Nullable ConsentLook look(String name, MappingSettings mapping, ZoneId zone, ContactSource all) {
		if (mapping.consent() == null) {
			return null;
		}
		MappingSettings consent = mapping.consentOnly();
		return new ConsentLook(all.reading(positions(consent, all.columns())),
				new ConsentPreparer(Mapping.compile(name, consent, zone, all.columns()), this.fingerprints));
	}

	static int[] positions(MappingSettings mapping, ColumnNames columns) {
		return Mapping.columnsOf(mapping).stream().mapToInt((name) -> columns.indexOf(name).orElseThrow()).toArray();
	}

	private UUID configuration(SyncSettings settings, ProfileEncoding encoding, ContactSource source) {
		return this.fingerprints.configuration(String.join("\n", String.valueOf(settings.table()),
				String.valueOf(settings.query()), String.valueOf(settings.where()), settings.key(),
				String.valueOf(settings.changedAt()), source.columns().toString(), String.valueOf(settings.mapping()),
				settings.zoneOrDefault().getId(), encoding.description()));
	}

}
