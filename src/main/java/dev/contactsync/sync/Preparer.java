package dev.contactsync.sync;

import dev.contactsync.contact.KeptBack;
import dev.contactsync.contact.Mapped;
import dev.contactsync.contact.Profile;
import dev.contactsync.contact.Reason;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.importapi.ProfileEncoding;
import dev.contactsync.ledger.Prints;
import dev.contactsync.ledger.RowPrints;
import dev.contactsync.mapping.Mapping;
import dev.contactsync.sync.Prepared.Absent;
import dev.contactsync.sync.Prepared.Back;
import dev.contactsync.sync.Prepared.Content;
import dev.contactsync.sync.Prepared.Ready;
import org.jspecify.annotations.Nullable;

/** Makes of a row what is decided on: maps, encodes and hashes it. */
class Preparer {

	/** The brackets around a request's contacts. */
	private static final int BRACKETS = 2;

	private static final int LARGE = 10_000;

	private final Mapping mapping;

	private final ProfileEncoding encoding;

	private final long requestBytes;

	private final Prints prints;

	private final RowPrints rowPrints;

	Preparer(Mapping mapping, ProfileEncoding encoding, long requestBytes, Prints prints, RowPrints rowPrints) {
		this.mapping = mapping;
		this.encoding = encoding;
		this.requestBytes = requestBytes;
		this.prints = prints;
		this.rowPrints = rowPrints;
	}

	/**
	 * A large row is mapped at once, so that a chunk does not hold the values of many.
	 */
	Prepared prepare(SourceContact row) {
		Prepared prepared = new Prepared(row.key(), row.changedAt(), rowPrint(row), () -> content(row));
		if (row.weight() > LARGE) {
			prepared.content();
		}
		return prepared;
	}

	Prepared prepare(String key, @Nullable SourceContact row) {
		return (row != null) ? prepare(row) : new Prepared(key, null, null, Absent::new);
	}

	long rowPrint(SourceContact row) {
		return this.rowPrints.of(row.values());
	}

	Content content(SourceContact row) {
		Mapped mapped = this.mapping.map(row);
		if (mapped instanceof KeptBack back) {
			return back(back);
		}
		Mapped.Sendable sendable = (Mapped.Sendable) mapped;
		Profile profile = sendable.profile();
		byte[] json = this.encoding.encode(profile);
		long limit = this.requestBytes - BRACKETS;
		if (json.length > limit) {
			return back(KeptBack.of(Reason.TOO_LARGE, null,
					"%,d bytes, and a request may have %,d".formatted(json.length, limit),
					this.prints.fingerprint(json).toString()));
		}
		return new Ready(json, this.prints.recipient(profile.phone().recipient()), this.prints.fingerprint(json),
				this.prints.fields(profile), sendable.emailLeftOut());
	}

	private Back back(KeptBack why) {
		return new Back(why, this.prints.evidence(why.evidence()),
				(why.phone() != null) ? this.prints.recipient(why.phone().recipient()) : null);
	}

}
