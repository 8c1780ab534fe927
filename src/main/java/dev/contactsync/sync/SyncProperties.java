package dev.contactsync.sync;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.Valid;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The syncs by name, and what they share.
 *
 * @param syncs the syncs by name
 * @param leaseTtl how long a process that is not heard of keeps the right to send
 */
@Validated
@ConfigurationProperties("contact-sync")
public record SyncProperties(@DefaultValue Map<String, @Valid SyncSettings> syncs,
		@DefaultValue("60s") Duration leaseTtl) {
}
