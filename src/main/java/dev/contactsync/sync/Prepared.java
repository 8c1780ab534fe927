package dev.contactsync.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.contactsync.contact.KeptBack;
import dev.contactsync.contact.Kind;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.ledger.Knowledge;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.ledger.Run;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is to be decided on: read, mapped, encoded and hashed.
 *
 * @param key the contact
 * @param row its row, or null where the source has none any more
 * @param content what the row makes
 */
record Prepared(String key, @Nullable SourceContact row, Content content) {

	/** What a row makes. */
	sealed interface Content {

	}

	/**
	 * A profile that may be sent.
	 *
	 * @param json the profile in the destination's encoding
	 * @param recipient print of its phone
	 * @param fingerprint print of the JSON
	 * @param fieldPrints prints of its fields
	 * @param emailLeftOut whether the row has an e-mail address that is none
	 */
	record Ready(byte[] json, UUID recipient, UUID fingerprint, String fieldPrints,
			boolean emailLeftOut) implements Content {
	}

	/**
	 * A contact that is kept back.
	 *
	 * @param why the reason
	 * @param evidence print of the values that are the reason
	 * @param recipient print of its phone, where that is known
	 */
	record Back(KeptBack why, UUID evidence, @Nullable UUID recipient) implements Content {
	}

	/** The source has no such contact any more. */
	record Absent() implements Content {
	}

	/** What the ledger knows of contacts and of the recipients that they would have. */
	static Knowledge knowledge(Ledger ledger, Run run, List<Prepared> contacts) {
		List<UUID> recipients = contacts.stream().<UUID>mapMulti((contact, each) -> {
			UUID recipient = contact.recipient();
			if (recipient != null) {
				each.accept(recipient);
			}
		}).distinct().toList();
		return ledger.look(run, keys(contacts), recipients);
	}

	static List<String> keys(List<Prepared> contacts) {
		return contacts.stream().map(Prepared::key).toList();
	}

	@Nullable Instant changedAt() {
		return (this.row != null) ? this.row.changedAt() : null;
	}

	@Nullable UUID recipient() {
		return (this.content instanceof Ready ready) ? ready.recipient() : null;
	}

	/**
	 * The recipient that it keeps if it owns it: a suppressed contact keeps its own, too.
	 */
	@Nullable UUID kept() {
		return (this.content instanceof Back back && back.why().kind() == Kind.SUPPRESSED) ? back.recipient()
				: recipient();
	}

	boolean emailLeftOut() {
		return this.content instanceof Ready ready && ready.emailLeftOut();
	}

	@Override
	public String toString() {
		return "contact " + this.key;
	}

}
