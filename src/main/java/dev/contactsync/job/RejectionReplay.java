package dev.contactsync.job;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.status.RejectedKeys;
import dev.contactsync.status.StatusLog;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Which rejected contacts are to be tried again. */
@Component
class RejectionReplay {

	private final Ledger ledger;

	private final StatusLog status;

	RejectionReplay(Ledger ledger, StatusLog status) {
		this.ledger = ledger;
		this.status = status;
	}

	/** Rejections are to be tried again: for one reason or all, of one contact or all. */
	void replay(SyncKey sync, @Nullable ExclusionReason reason, @Nullable String key) {
		this.ledger.replay(sync, reason, key);
	}

	/**
	 * The key as it is kept.
	 * @throws ContactSyncException if no contact of that key is rejected, naming keys
	 * that look like it
	 */
	String rejected(SyncKey sync, String written) {
		RejectedKeys rejected = this.status.rejected(sync);
		return rejected.find(written)
			.orElseThrow(() -> new ContactSyncException(ProblemCode.NOT_REJECTED,
					"No contact of %s with the key %s is rejected%s".formatted(sync.sync(), written,
							rejected.near(written).orElse("; rejections lists those that are."))));
	}

}
