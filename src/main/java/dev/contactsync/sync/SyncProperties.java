package dev.contactsync.sync;

import java.util.Map;

import jakarta.validation.Valid;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The syncs by name.
 *
 * @param syncs the syncs by name
 */
@Validated
@ConfigurationProperties("contact-sync")
public record SyncProperties(@DefaultValue Map<String, @Valid SyncSettings> syncs) {
}
