package dev.contactsync.sync;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import dev.contactsync.contact.KeptBack;
import dev.contactsync.contact.Kind;
import dev.contactsync.ledger.Knowledge;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.ledger.Run;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is to be decided on: read, and if that is needed, mapped, encoded and
 * hashed. For one thread.
 */
final class Prepared {

	private final String key;

	private final @Nullable Instant changedAt;

	private final @Nullable Long rowPrint;

	private @Nullable Supplier<Content> maker;

	private @Nullable Content content;

	/**
	 * A contact.
	 * @param key its key
	 * @param changedAt when it was last changed, where that is known
	 * @param rowPrint print of the row, or null where there is none
	 * @param maker makes of the row what it makes
	 */
	Prepared(String key, @Nullable Instant changedAt, @Nullable Long rowPrint, Supplier<Content> maker) {
		this.key = key;
		this.changedAt = changedAt;
		this.rowPrint = rowPrint;
		this.maker = maker;
	}

	String key() {
		return this.key;
	}

	@Nullable Long rowPrint() {
		return this.rowPrint;
	}

	/** What the row makes, made once; this takes most of the time of a contact. */
	Content content() {
		if (this.content == null) {
			this.content = Objects.requireNonNull(this.maker).get();
			this.maker = null;
		}
		return this.content;
	}

	/** Whether the row is the one that the API has the profile of, and all is well. */
	boolean isAsBefore(Knowledge knowledge) {
		return this.rowPrint != null && knowledge.saysRow(this.key, this.rowPrint);
	}

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
		Knowledge known = ledger.look(run, keys(contacts));
		List<UUID> recipients = contacts.stream()
			.filter((contact) -> !contact.isAsBefore(known))
			.<UUID>mapMulti((contact, each) -> {
				UUID recipient = contact.recipient();
				if (recipient != null) {
					each.accept(recipient);
				}
			})
			.distinct()
			.toList();
		return ledger.look(run, known, recipients);
	}

	static List<String> keys(List<Prepared> contacts) {
		return contacts.stream().map(Prepared::key).toList();
	}

	@Nullable Instant changedAt() {
		return this.changedAt;
	}

	@Nullable UUID recipient() {
		return (content() instanceof Ready ready) ? ready.recipient() : null;
	}

	/**
	 * The recipient that it keeps if it owns it: a suppressed contact keeps its own, too.
	 */
	@Nullable UUID kept() {
		return (content() instanceof Back back && back.why().kind() == Kind.SUPPRESSED) ? back.recipient()
				: recipient();
	}

	boolean emailLeftOut() {
		return content() instanceof Ready ready && ready.emailLeftOut();
	}

	@Override
	public String toString() {
		return "contact " + this.key;
	}

}
