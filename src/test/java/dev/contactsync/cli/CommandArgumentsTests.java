package dev.contactsync.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandArgumentsTests {

	@Test
	void dottedNamesAreProperties() {
		CommandArguments arguments = CommandArguments.of("run", "--a.b=c", "customers", "--limit=3", "--x.y[0].z=1\n2",
				"--key=a.b=c");
		assertThat(arguments.properties()).containsExactly("--a.b=c", "--x.y[0].z=1\n2");
		assertThat(arguments.message()).containsExactly("run", "customers", "--limit=3", "--key=a.b=c");
	}

	@Test
	void nothingIsAPropertyAfterTwoHyphens() {
		assertThat(CommandArguments.of("replay", "--", "--a.b=c").message()).containsExactly("replay", "--", "--a.b=c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--contact-sync.destinations.bot.token=x", "--contact-sync.sources.crm.password=x",
			"--CONTACT-SYNC.SOURCES.CRM.PASSWORD=x", "--contact-sync.fingerprint-key=x",
			"--contact-sync.fingerprintKey=x", "--spring.datasource.password=x",
			"--spring.datasource.url=jdbc:postgresql://localhost/crm?user=a&password=x",
			"--spring.ssl.bundle.jks.own.truststore.password=x" })
	void knowsSecrets(String argument) {
		assertThat(CommandArguments.of("run", argument).secret())
			.hasValueSatisfying((name) -> assertThat(argument).startsWith("--" + name + "="));
		assertThat(CommandArguments.of("run", argument).toString()).doesNotContain("x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--contact-sync.destinations.bot.token-file=x", "--contact-sync.sources.crm.username=x",
			"--contact-sync.sources.crm.password=${CRM_PASSWORD}", "--spring.datasource.url=jdbc:h2:file:./x" })
	void leavesTheRestAlone(String argument) {
		assertThat(CommandArguments.of("run", argument).secret()).isEmpty();
	}

}
