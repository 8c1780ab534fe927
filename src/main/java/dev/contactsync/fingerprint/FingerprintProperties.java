package dev.contactsync.fingerprint;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the memory.
 *
 * @param fingerprintKey the key of the hashes, at least 16 bytes; without it the state
 * makes its own and keeps it
 */
@ConfigurationProperties("contact-sync")
public record FingerprintProperties(@Nullable String fingerprintKey) {

	@Override
	public String toString() {
		return "FingerprintProperties";
	}

}
