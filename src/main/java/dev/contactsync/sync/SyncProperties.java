package dev.contactsync.sync;

import java.util.Map;

import dev.contactsync.check.Needed;
import dev.contactsync.check.Needed.Need;
import dev.contactsync.check.Setting;
import jakarta.validation.Valid;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The syncs by name.
 */
@Validated
@ConfigurationProperties("contact-sync")
public record SyncProperties(
		@Needed(Need.ALWAYS) @Setting("What is read and where it goes, by names of your choice.") @DefaultValue Map<String, @Valid SyncSettings> syncs) {
}
