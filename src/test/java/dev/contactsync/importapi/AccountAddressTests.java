package dev.contactsync.importapi;

import java.net.URI;

import dev.contactsync.testing.Destinations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One address in many writings, and others. */
class AccountAddressTests {

	private static final String URL = "https://api.example.com";

	@ParameterizedTest
	@CsvSource({ "https://api.example.com/", "HTTPS://API.Example.com", "https://api.example.com:443",
			"https://api.example.com:443//" })
	void writingsOfOneAddressAreEqual(URI url) {
		assertThat(address(url)).isEqualTo(address(URI.create(URL)));
	}

	@ParameterizedTest
	@CsvSource({ "https://api2.example.com", "http://api.example.com", "https://api.example.com:8443",
			"https://api.example.com/v7", "https://api.example.com/V7" })
	void otherAddressesDiffer(URI url) {
		assertThat(address(url)).isNotEqualTo(address(URI.create(URL)));
	}

	@Test
	void pathAndBotTellAccountsApart() {
		AccountAddress plain = address(URI.create(URL));
		assertThat(AccountAddress.of(Destinations.at(URI.create(URL), "path=/other"))).isNotEqualTo(plain);
		assertThat(AccountAddress.of(Destinations.at(URI.create(URL), "bot-id=one"))).isNotEqualTo(plain);
		assertThat(AccountAddress.of(Destinations.at(URI.create(URL), "bot-id="))).isEqualTo(plain);
		assertThat(AccountAddress.of(Destinations.at(URI.create(URL), "bot-id=one")))
			.hasToString("https://api.example.com/inbox/users/import, bot-id one");
	}

	private static AccountAddress address(URI url) {
		return AccountAddress.of(Destinations.at(url));
	}

}
