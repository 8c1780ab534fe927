package dev.contactsync.decision;

import java.time.InstantSource;

import dev.contactsync.contact.CountText;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.MappingResult;
import dev.contactsync.contact.Profile;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.decision.PreparedContact.Absent;
import dev.contactsync.decision.PreparedContact.Content;
import dev.contactsync.decision.PreparedContact.Ready;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.fingerprint.RowHashes;
import dev.contactsync.importapi.ProfileEncoding;
import dev.contactsync.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/** Makes of a row what is decided on: maps, encodes and hashes it. */
public class ContactPreparer {

	/** The brackets around a request's contacts. */
	private static final int BRACKETS = 2;

	private static final int LARGE = 10_000;

	private final Mapping mapping;

	private final ProfileEncoding encoding;

	private final long requestBytes;

	private final Fingerprints fingerprints;

	private final RowHashes rowHashes;

	private final InstantSource clock;

	/**
	 * Prepares the rows of a sync.
	 * @param mapping from a row to a profile
	 * @param encoding from a profile to JSON
	 * @param requestBytes how many bytes a request may have
	 * @param fingerprints the hashes of profiles
	 * @param rowHashes the hashes of rows
	 * @param clock tells when a row was read, for how long ago that was
	 */
	public ContactPreparer(Mapping mapping, ProfileEncoding encoding, long requestBytes, Fingerprints fingerprints,
			RowHashes rowHashes, InstantSource clock) {
		this.clock = clock;
		this.mapping = mapping;
		this.encoding = encoding;
		this.requestBytes = requestBytes;
		this.fingerprints = fingerprints;
		this.rowHashes = rowHashes;
	}

	/**
	 * A large row is mapped at once, so that a chunk does not hold the values of many.
	 */
	public PreparedContact prepare(SourceContact row) {
		PreparedContact prepared = new PreparedContact(row.key(), row.changedAt(), rowHash(row), this.clock.instant(),
				() -> content(row));
		if (row.weight() > LARGE) {
			prepared.content();
		}
		return prepared;
	}

	/**
	 * Prepares a contact that was asked for by its key.
	 * @param key the contact
	 * @param row its row, or null where the source has none
	 */
	public PreparedContact prepare(String key, @Nullable SourceContact row) {
		return (row != null) ? prepare(row) : new PreparedContact(key, null, null, this.clock.instant(), Absent::new);
	}

	/**
	 * What tells when a row was read.
	 */
	public InstantSource clock() {
		return this.clock;
	}

	/**
	 * Hashes a row.
	 * @return the hash of those values that the mapping uses
	 */
	public long rowHash(SourceContact row) {
		Exclusion fault = row.fault();
		return (fault != null) ? this.fingerprints.evidence(fault.evidence()).getMostSignificantBits()
				: this.rowHashes.of(row.values());
	}

	/**
	 * Maps, encodes and hashes a row.
	 * @return what it makes
	 */
	public Content content(SourceContact row) {
		MappingResult mapped = this.mapping.map(row);
		if (mapped instanceof Exclusion exclusion) {
			return PreparedContact.excluded(exclusion, row.fault() == null || this.mapping.hasOptedIn(row),
					this.fingerprints);
		}
		if (mapped instanceof MappingResult.Sendable sendable) {
			return ready(sendable);
		}
		throw new IllegalStateException("Nothing is known to do with a " + mapped.getClass().getSimpleName());
	}

	private Content ready(MappingResult.Sendable sendable) {
		Profile profile = sendable.profile();
		byte[] json = this.encoding.encode(profile);
		long limit = this.requestBytes - BRACKETS;
		if (json.length > limit) {
			return PreparedContact
				.excluded(
						Exclusion.of(ExclusionReason.TOO_LARGE, null,
								CountText.of(json.length, "byte") + "; a request may have at most "
										+ CountText.of(limit),
								this.fingerprints.fingerprint(json).toString()),
						true, this.fingerprints);
		}
		return new Ready(json, this.fingerprints.recipient(profile.phone().recipient()),
				this.fingerprints.fingerprint(json), this.fingerprints.fields(profile), sendable.emailOmitted(),
				sendable.byDefaultRegion());
	}

}
