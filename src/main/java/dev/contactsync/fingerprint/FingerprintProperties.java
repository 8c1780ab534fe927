package dev.contactsync.fingerprint;

import dev.contactsync.check.Setting;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the memory.
 */
@ConfigurationProperties("contact-sync")
public record FingerprintProperties(
		@Setting("The key of the hashes, at least 16 bytes; set it before the first start or never. Without it the "
				+ "state makes its own key and keeps it.") @Nullable String fingerprintKey) {

	@Override
	public String toString() {
		return "FingerprintProperties";
	}

}
