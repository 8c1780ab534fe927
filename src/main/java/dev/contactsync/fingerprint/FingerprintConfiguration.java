package dev.contactsync.fingerprint;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hashes of this installation, made with its key. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FingerprintProperties.class)
class FingerprintConfiguration {

	@Bean
	@DependsOnDatabaseInitialization
	Fingerprints fingerprints(HashKey key, FingerprintProperties properties) {
		return new Fingerprints(key.key(properties.fingerprintKey()));
	}

}
