package dev.contactsync.importapi;

import java.util.Map;

import jakarta.validation.Valid;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of this package.
 *
 * @param destinations the import API accounts by the names that users gave them
 */
@Validated
@ConfigurationProperties("contact-sync")
public record ImportApiProperties(@DefaultValue Map<String, @Valid DestinationSettings> destinations) {
}
