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
			"--spring.ssl.bundle.jks.own.truststore.password=x",
			"--spring.application.json={\"contact-sync.destinations.bot.token\":\"x\"}", "--SPRING.APPLICATION.JSON={}x",
			"--contact-sync.destinations.bot[token]=x", "--contact-sync.destinations[bot].token=x",
			"--contact-sync.destinations.bot.TOKEN=x", "--spring.ssl.bundle.pem.own.keystore.private-key=x",
			"--spring.ssl.bundle.pem.own.keystore.private-key-password=x",
			"--contact-sync.sources.crm.url=postgres://app:x@host/db",
			"--contact-sync.sources.crm.url=jdbc:postgresql://h/d?ssl=true&sslpassword=x",
			"--contact-sync.destinations.bot.base-url=https://user:x@api.example.com",
			"--spring.datasource.url=jdbc:h2:file:./a;USER=sa;PASSWORD=x",
			"--spring.datasource.hikari.data-source-properties.password=x" })
	void knowsSecrets(String argument) {
		assertThat(CommandArguments.of("run", argument).secret())
			.hasValueSatisfying((name) -> assertThat(argument).startsWith("--" + name + "="));
		assertThat(CommandArguments.of("run", argument).toString()).doesNotContain("x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--contact-sync.destinations.bot.token-file=x", "--contact-sync.sources.crm.username=x",
			"--contact-sync.sources.crm.password=${CRM_PASSWORD}", "--spring.datasource.url=jdbc:h2:file:./x",
			"--spring.application.name=x", "--contact-sync.destinations.bot.base-url=https://api.example.com:8443/x",
			"--contact-sync.syncs.a.mapping.email={name}:x@example.com", "--contact-sync.syncs.a.key=token" })
	void leavesTheRestAlone(String argument) {
		assertThat(CommandArguments.of("run", argument).secret()).isEmpty();
	}

}
