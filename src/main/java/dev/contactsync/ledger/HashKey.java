package dev.contactsync.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
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

	private static final String KEPT = "fingerprint-key";

	private static final String HASH = "fingerprint-key-hash";

	private static final String READ = "SELECT content FROM contact_sync.setting WHERE name = :name";

	private static final String WRITE = """
			MERGE INTO contact_sync.setting s
			USING (SELECT CAST(:name AS VARCHAR) AS name) n ON s.name = n.name
			WHEN NOT MATCHED THEN INSERT (name, content) VALUES (n.name, :content)
			""";

	private final JdbcClient jdbc;

	HashKey(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The key to use, given what the configuration says of it. */
	byte[] key(@Nullable String configured) {
		return (configured != null) ? checked(configured) : storedKey();
	}

	private byte[] storedKey() {
		if (read(HASH).isPresent()) {
			throw new ContactSyncException(Failure.CONFIGURATION,
					"This state was made with contact-sync.fingerprint-key set, and it is not set now: set it to the "
							+ "same key again, else everything would be sent again.");
		}
		byte[] made = new byte[BYTES];
		new SecureRandom().nextBytes(made);
		write(KEPT, Base64.getEncoder().encodeToString(made));
		return Base64.getDecoder().decode(read(KEPT).orElseThrow());
	}

	private byte[] checked(String configured) {
		byte[] key = configured.getBytes(StandardCharsets.UTF_8);
		if (key.length < SHORTEST) {
			throw new ContactSyncException(Failure.CONFIGURATION,
					"contact-sync.fingerprint-key has %d bytes: it needs at least %d.".formatted(key.length, SHORTEST));
		}
		if (read(KEPT).isPresent()) {
			throw new ContactSyncException(Failure.CONFIGURATION,
					"This state made its own key of the hashes before contact-sync.fingerprint-key was set: remove "
							+ "the setting, or start with an empty state, which sends everything again.");
		}
		UUID hash = new Fingerprints(key).configuration(HASH);
		write(HASH, hash.toString());
		if (!read(HASH).orElseThrow().equals(hash.toString())) {
			throw new ContactSyncException(Failure.CONFIGURATION,
					"contact-sync.fingerprint-key is another key than the one that this state was made with: set the "
							+ "former key again, else everything would be sent again.");
		}
		return key;
	}

	private Optional<String> read(String name) {
		return this.jdbc.sql(READ).param("name", name).query(String.class).optional();
	}

	private void write(String name, String content) {
		this.jdbc.sql(WRITE).param("name", name).param("content", content).update();
	}

}
