package dev.contactsync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.contactsync.check.NearestName;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.ledger.Ledger;
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
	 * The key as it is kept: a column of fixed length fills it with spaces.
	 * @throws ContactSyncException if no contact of that key is rejected, naming keys
	 * that look like it
	 */
	String rejected(SyncKey sync, String written) {
		List<String> keys = new ArrayList<>();
		List<ExclusionKind> rejections = Stream.of(ExclusionKind.values()).filter(ExclusionKind::isRejection).toList();
		this.status.excluded(sync.sync(), sync.destination(), rejections, null,
				(rejection) -> keys.add(rejection.key()));
		return keys.stream()
			.filter((key) -> key.equals(written))
			.findFirst()
			.or(() -> keys.stream().filter((key) -> key.strip().equals(written.strip())).findFirst())
			.orElseThrow(() -> new ContactSyncException(ProblemCode.NOT_REJECTED,
					"No contact of %s with the key %s is rejected%s".formatted(sync.sync(), written,
							near(written, keys))));
	}

	private static String near(String written, List<String> keys) {
		List<String> near = NearestName.of(written, keys);
		return near.isEmpty() ? "; rejections lists those that are."
				: "; did you mean " + String.join(" or ", near) + "?";
	}

}
