package dev.contactsync.importapi;

import java.util.Map;

import dev.contactsync.check.Needed;
import dev.contactsync.check.Needed.Need;
import dev.contactsync.check.Setting;
import jakarta.validation.Valid;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of this package.
 */
@Validated
@ConfigurationProperties("contact-sync")
public record ImportApiProperties(
		@Needed(Need.ALWAYS) @Setting("The accounts of the import API, by names of your choice.") @DefaultValue Map<String, @Valid DestinationSettings> destinations) {
}
