package dev.contactsync.fingerprint;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.CountText;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.state.SettingTable;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The key of the hashes: made at the first start and kept in the state, or given by the
 * configuration, in which case the state keeps a hash of it, so that another key is
 * noticed before everything looks changed.
 */
@Component
class HashKey {

	private static final int BYTES = 32;

	private static final int SHORTEST = 16;

	private static final String KEY = "fingerprint-key";

	private static final String HASH = "fingerprint-key-hash";

	private final SettingTable settings;

	HashKey(SettingTable settings) {
		this.settings = settings;
	}

	/** The key to use, given what the configuration says of it. */
	byte[] key(@Nullable String configured) {
		return (configured != null) ? checked(configured) : storedKey();
	}

	private byte[] storedKey() {
		if (this.settings.read(HASH).isPresent()) {
			throw new ContactSyncException(ProblemCode.HASH_KEY_REMOVED,
					"This state was created with contact-sync.fingerprint-key set, and it is not set now: set it to the "
							+ "same key again, otherwise everything would be sent again.");
		}
		byte[] made = new byte[BYTES];
		new SecureRandom().nextBytes(made);
		this.settings.writeOnce(KEY, Base64.getEncoder().encodeToString(made));
		return Base64.getDecoder().decode(this.settings.read(KEY).orElseThrow());
	}

	private byte[] checked(String configured) {
		byte[] key = configured.getBytes(StandardCharsets.UTF_8);
		if (key.length < SHORTEST) {
			throw new ContactSyncException(ProblemCode.HASH_KEY_TOO_SHORT, CountText
				.format("contact-sync.fingerprint-key has %d bytes: it needs at least %d.", key.length, SHORTEST));
		}
		if (this.settings.read(KEY).isPresent()) {
			throw new ContactSyncException(ProblemCode.HASH_KEY_TOO_LATE,
					"This state created its own key of the hashes before contact-sync.fingerprint-key was set: remove "
							+ "the setting, or start with an empty state, which sends everything again.");
		}
		UUID hash = new Fingerprints(key).configuration(HASH);
		this.settings.writeOnce(HASH, hash.toString());
		if (!this.settings.read(HASH).orElseThrow().equals(hash.toString())) {
			throw new ContactSyncException(ProblemCode.HASH_KEY_DIFFERS,
					"contact-sync.fingerprint-key is not the key that this state was created with: set the "
							+ "former key again, otherwise everything would be sent again.");
		}
		return key;
	}

}
