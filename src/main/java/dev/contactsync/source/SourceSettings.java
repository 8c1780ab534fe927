package dev.contactsync.source;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a company's database, bound from {@code contact-sync.sources.NAME}. Prints
 * neither the password nor the parameters of the URL.
 *
 * @param url the JDBC URL; its driver has to be on the class path
 * @param username who reads, or {@code null} where the URL says so
 * @param password the password, or {@code null} where none is needed
 */
public record SourceSettings(@NotBlank String url, @Nullable String username, @Nullable String password) {

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
		return this.url.split("[?;]", 2)[0] + ((this.username != null) ? " as " + this.username : "");
	}

}
