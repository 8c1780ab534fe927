package dev.contactsync.decision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.ledger.LedgerSnapshot;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is to be decided on: read, and if that is needed, mapped, encoded and
 * hashed. For one thread.
 */
public final class PreparedContact {

	private final String key;

	private final @Nullable Instant changedAt;

	private final @Nullable Long rowHash;

	private Instant readAt;

	private @Nullable Supplier<Content> maker;

	private @Nullable Content content;

	/**
	 * A contact.
	 * @param key its key
	 * @param changedAt when it was last changed, where that is known
	 * @param rowHash hash of the row, or null where there is none
	 * @param readAt when it was read
	 * @param maker makes of the row what it makes
	 */
	PreparedContact(String key, @Nullable Instant changedAt, @Nullable Long rowHash, Instant readAt,
			Supplier<Content> maker) {
		this.readAt = readAt;
		this.key = key;
		this.changedAt = changedAt;
		this.rowHash = rowHash;
		this.maker = maker;
	}

	/**
	 * The contact.
	 * @return its key
	 */
	public String key() {
		return this.key;
	}

	/**
	 * When its row was read, or was last seen to say the same about whom it is sent to.
	 * @return the time
	 */
	public Instant readAt() {
		return this.readAt;
	}

	/**
	 * The row was read again, and is still sent to the same phone.
	 * @param now when
	 */
	public void isStillSo(Instant now) {
		this.readAt = now;
	}

	/**
	 * The hash of its row.
	 * @return the hash, or null where there is no row
	 */
	public @Nullable Long rowHash() {
		return this.rowHash;
	}

	/** What the row makes, made once; this takes most of the time of a contact. */
	public Content content() {
		if (this.content == null) {
			this.content = Objects.requireNonNull(this.maker).get();
			this.maker = null;
		}
		return this.content;
	}

	/** Whether the row is the one that the API has the profile of, and all is well. */
	public boolean isAsBefore(LedgerSnapshot knowledge) {
		return this.rowHash != null && knowledge.saysRow(this.key, this.rowHash);
	}

	/** What a row makes. */
	public sealed interface Content {

	}

	/**
	 * A profile that may be sent.
	 *
	 * @param json the profile in the destination's encoding
	 * @param recipient hash of its phone
	 * @param fingerprint hash of the JSON
	 * @param fieldHashes hashes of its fields
	 * @param emailOmitted whether the row has an invalid e-mail address
	 * @param byDefaultRegion whether the default region of the mapping says which country
	 * the phone is of
	 */
	public record Ready(byte[] json, UUID recipient, UUID fingerprint, String fieldHashes, boolean emailOmitted,
			boolean byDefaultRegion) implements Content {
	}

	/**
	 * A contact that is excluded.
	 *
	 * @param why the reason
	 * @param evidence hash of the values that are the reason
	 * @param recipient hash of its phone, where that is known
	 * @param isConsentKnown whether its row says if the contact has opted in, or nothing
	 * is asked; not so where the answer cannot be read
	 */
	public record Excluded(Exclusion why, UUID evidence, @Nullable UUID recipient,
			boolean isConsentKnown) implements Content {
	}

	/** The source has no such contact any more. */
	record Absent() implements Content {
	}

	/** The row was looked at for nothing but consent, and does not say no. */
	record NotOptedOut() implements Content {
	}

	/** The content of a row that makes no profile. */
	static Excluded excluded(Exclusion why, boolean isConsentKnown, Fingerprints fingerprints) {
		return new Excluded(why, fingerprints.evidence(why.evidence()),
				(why.phone() != null) ? fingerprints.recipient(why.phone().recipient()) : null, isConsentKnown);
	}

	/** What the ledger knows of contacts and of the recipients that they would have. */
	public static LedgerSnapshot knowledge(Ledger ledger, SyncKey sync, List<PreparedContact> contacts) {
		LedgerSnapshot known = ledger.find(sync, keys(contacts));
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
		return ledger.find(sync, known, recipients);
	}

	/**
	 * The keys of contacts.
	 * @return their keys, in the same order
	 */
	public static List<String> keys(List<PreparedContact> contacts) {
		return contacts.stream().map(PreparedContact::key).toList();
	}

	/**
	 * When it was last changed.
	 * @return the time, or null where that is not known
	 */
	public @Nullable Instant changedAt() {
		return this.changedAt;
	}

	/**
	 * The recipient that it would be sent to.
	 * @return hash of its phone, or null where it makes no profile
	 */
	public @Nullable UUID recipient() {
		return (content() instanceof Ready ready) ? ready.recipient() : null;
	}

	/**
	 * The phone that a contact blocks by its row.
	 * @return hash of its phone if it has said no and has a valid one, else null
	 */
	public @Nullable UUID phoneOfNo() {
		Excluded no = optedOut();
		return (no != null) ? no.recipient() : null;
	}

	/**
	 * Whether a contact has said no for a phone that it had, as far as its row tells.
	 * @param recipient hash of the phone
	 * @return true as well where the row has no valid phone any more
	 */
	public boolean hasOptedOut(UUID recipient) {
		Excluded no = optedOut();
		return no != null && (no.recipient() == null || no.recipient().equals(recipient));
	}

	private @Nullable Excluded optedOut() {
		return (content() instanceof Excluded excluded && excluded.why().reason() == ExclusionReason.OPTED_OUT)
				? excluded : null;
	}

	/**
	 * Whether it has an invalid e-mail address.
	 * @return true if it would be sent without
	 */
	public boolean emailOmitted() {
		return content() instanceof Ready ready && ready.emailOmitted();
	}

	@Override
	public String toString() {
		return "contact " + this.key;
	}

}
