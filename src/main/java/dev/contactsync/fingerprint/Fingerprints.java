package dev.contactsync.fingerprint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.contactsync.contact.Profile;

/**
 * Keyed hashes: what the ledger keeps in place of names and phones. HMAC-SHA-256 (RFC
 * 2104), cut to 128 bits. A byte for the purpose goes first, so that the hash of a phone
 * as a recipient tells nothing about the same digits elsewhere.
 */
public final class Fingerprints {

	private static final String ALGORITHM = "HmacSHA256";

	private static final byte RECIPIENT = 1;

	private static final byte FINGERPRINT = 2;

	private static final byte EVIDENCE = 3;

	private static final byte FIELD = 4;

	private static final byte CONFIGURATION = 5;

	private static final byte ROW = 6;

	private static final byte ACCOUNT = 7;

	private static final byte TOKEN = 8;

	private final ThreadLocal<Mac> macs;

	/**
	 * Hashes with a key.
	 * @param key the secret key, at least 16 bytes
	 */
	public Fingerprints(byte[] key) {
		SecretKeySpec spec = new SecretKeySpec(key, ALGORITHM);
		this.macs = ThreadLocal.withInitial(() -> mac(spec));
	}

	/**
	 * Whom the API knows.
	 * @param recipient prefix and number, digits only
	 * @return its hash
	 */
	public UUID recipient(String recipient) {
		return hash(RECIPIENT, recipient.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * What is sent.
	 * @param profile a contact's canonical profile in the destination's encoding
	 * @return its hash
	 */
	public UUID fingerprint(byte[] profile) {
		return hash(FINGERPRINT, profile);
	}

	/**
	 * What made a contact be excluded.
	 * @param evidence the values
	 * @return their hash
	 */
	public UUID evidence(String evidence) {
		return hash(EVIDENCE, evidence.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Under which configuration a run began.
	 * @param description mapping, query and encoding as text
	 * @return its hash
	 */
	public UUID configuration(String description) {
		return hash(CONFIGURATION, description.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Which account a destination is.
	 * @param address where the account is
	 * @return its hash
	 */
	public UUID account(String address) {
		return hash(ACCOUNT, address.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * By which token an account is used, to notice that it has changed.
	 * @return its hash
	 */
	public UUID token(String token) {
		return hash(TOKEN, token.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A hash a field, to tell later which of them changed.
	 * @return the hashes of name, e-mail, tags and attributes, six characters each
	 */
	public String fields(Profile profile) {
		return field("name", profile.name()) + field("email", String.valueOf(profile.email()))
				+ field("tags", profile.tags().toString()) + field("attributes", profile.attributes().toString());
	}

	/**
	 * Hashes of rows.
	 * @param circumstances all that decides what a row makes, but for the row
	 * @param columns the positions of the values that decide it
	 * @return makes the hashes, which differ under other circumstances
	 */
	public RowHashes rows(String circumstances, int[] columns) {
		byte[] key = digest(ROW, circumstances.getBytes(StandardCharsets.UTF_8));
		return new RowHashes(ThreadLocal.withInitial(() -> mac(new SecretKeySpec(key, ALGORITHM))), columns);
	}

	private String field(String name, String value) {
		byte[] digest = digest(FIELD, (name + '=' + value).getBytes(StandardCharsets.UTF_8));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, FieldHashes.WIDTH);
	}

	private UUID hash(byte purpose, byte[] content) {
		ByteBuffer digest = ByteBuffer.wrap(digest(purpose, content));
		return new UUID(digest.getLong(), digest.getLong());
	}

	private byte[] digest(byte purpose, byte[] content) {
		Mac mac = this.macs.get();
		mac.update(purpose);
		return mac.doFinal(content);
	}

	private static Mac mac(SecretKeySpec key) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return mac;
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("Every JDK has " + ALGORITHM, ex);
		}
	}

}
