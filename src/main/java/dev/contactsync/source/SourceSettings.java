package dev.contactsync.source;

import dev.contactsync.check.DatabaseUrl;
import dev.contactsync.check.Needed;
import dev.contactsync.check.Needed.Need;
import dev.contactsync.check.Setting;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a company's database, bound from {@code contact-sync.sources.NAME}. Its
 * text shows neither the password nor the parameters of the URL.
 */
public record SourceSettings(@Needed(Need.ALWAYS) @Setting("The database to read, as a JDBC URL.") @NotBlank String url,
		@Needed(Need.OFTEN) @Setting("The user who reads; may be left out where the URL names one.") @Nullable String username,
		@Needed(Need.OFTEN) @Setting("The password of that user; may be left out where none is needed.") @Nullable String password) {

	boolean isPostgres() {
		return this.url.startsWith("jdbc:postgresql:");
	}

	boolean isH2() {
		return this.url.startsWith("jdbc:h2:");
	}

	/**
	 * Whether the URL itself sets a property of the driver.
	 * @param property the name of the property
	 * @return true where the URL has it
	 */
	boolean sets(String property) {
		return this.url.matches("(?i).*[?&;]" + property + "=.*");
	}

	@Override
	public String toString() {
		return new DatabaseUrl(this.url) + ((this.username != null) ? " as " + this.username : "");
	}

}
