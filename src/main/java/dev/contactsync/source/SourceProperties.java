package dev.contactsync.source;

import java.util.Map;

import dev.contactsync.check.Needed;
import dev.contactsync.check.Needed.Need;
import dev.contactsync.check.Setting;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The sources by their names.
 */
@Validated
@ConfigurationProperties("contact-sync")
public record SourceProperties(
		@Needed(Need.ALWAYS) @Setting("The databases to read, by names of your choice.") Map<String, @Valid SourceSettings> sources) {

	/** Takes what configuration gives, which is {@code null} where there is no source. */
	public SourceProperties(@Nullable Map<String, SourceSettings> sources) {
		this.sources = (sources != null) ? Map.copyOf(sources) : Map.of();
	}

}
