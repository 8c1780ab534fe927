package dev.contactsync.sync;

import dev.contactsync.contact.KeptBack;
import dev.contactsync.contact.Mapped;
import dev.contactsync.contact.Profile;
import dev.contactsync.contact.Reason;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.ledger.Prints;
import dev.contactsync.sync.Prepared.Absent;
import dev.contactsync.sync.Prepared.Back;
import dev.contactsync.sync.Prepared.Content;
import dev.contactsync.sync.Prepared.Ready;
import org.jspecify.annotations.Nullable;

/** Makes of a row what is decided on: maps, encodes and hashes it. */
final class Preparer {

	/** The brackets around a request's contacts. */
	private static final int BRACKETS = 2;

	private final OpenSync sync;

	private final Prints prints;

	Preparer(OpenSync sync, Prints prints) {
		this.sync = sync;
		this.prints = prints;
	}

	Prepared prepare(SourceContact row) {
		return new Prepared(row.key(), row, content(this.sync.mapping().map(row)));
	}

	Prepared prepare(String key, @Nullable SourceContact row) {
		return (row != null) ? prepare(row) : new Prepared(key, null, new Absent());
	}

	private Content content(Mapped mapped) {
		if (mapped instanceof KeptBack back) {
			return back(back);
		}
		Mapped.Sendable sendable = (Mapped.Sendable) mapped;
		Profile profile = sendable.profile();
		byte[] json = this.sync.encoding().encode(profile);
		long limit = this.sync.destination().requestBytes().toBytes() - BRACKETS;
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
