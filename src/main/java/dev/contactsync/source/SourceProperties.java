package dev.contactsync.source;

import java.util.Map;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The sources by their names.
 *
 * @param sources how to reach each database
 */
@Validated
@ConfigurationProperties("contact-sync")
public record SourceProperties(Map<String, @Valid SourceSettings> sources) {

	public SourceProperties(@Nullable Map<String, SourceSettings> sources) {
		this.sources = (sources != null) ? Map.copyOf(sources) : Map.of();
	}

}
