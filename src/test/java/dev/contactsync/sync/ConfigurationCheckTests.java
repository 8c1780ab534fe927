package dev.contactsync.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.contactsync.contact.ContactSyncException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is said about configurations that are wrong, read as the program reads them. */
class ConfigurationCheckTests {

	private static final String RIGHT = """
			contact-sync:
			  lease-ttl: 30s
			  sources:
			    crm:
			      url: "jdbc:h2:mem:crm"
			      password: "secret"
			  destinations:
			    bot:
			      base-url: https://api.example.com
			      token: "token"
			      in-flight: 4
			      requests-per-second: 5
			      request-bytes: 90000B
			      preflight: yes
			  syncs:
			    customers:
			      table: customer
			      key: id
			      zone: Asia/Kolkata
			      overlap: 48h
			      page-size: 5000
			      schedule: "0 0 2 * * *"
			      mapping:
			        name: "{full_name}"
			        email: "{email}"
			        phone: "{mobile}"
			        consent: opted_in
			        tags: [crm, "007"]
			        attributes:
			          city: "{city}"
			          crm_id: "{id}"
			""";

	@TempDir
	Path folder;

	@Test
	void saysNothingAboutWhatIsRight() throws IOException {
		assertThat(problems(RIGHT)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void saysWhatIsWrongWhereAndWhatToWrite(String line, String text, String code, String message) throws IOException {
		List<String> lines = RIGHT.lines().toList();
		int at = lines
			.indexOf(lines.stream().filter((each) -> each.strip().startsWith(line + ":")).findFirst().orElseThrow());
		String wrong = lines.get(at).replaceFirst(":.*", "") + ": " + text;
		String yaml = RIGHT.replace(lines.get(at) + "\n", wrong + "\n");
		String here = "(%s, line %d)".formatted(this.folder.resolve("application.yaml"), at + 1);
		assertThat(problems(yaml)).containsExactly(code + ": " + message.replace("@HERE", here));
	}

	static Stream<String[]> mistakes() throws IOException {
		return Files.readAllLines(Path.of("src/test/resources/configuration/mistakes.tsv"))
			.stream()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.split("\t"));
	}

	@Test
	void saysAllThatIsWrongAtOnce() throws IOException {
		String wrong = RIGHT.replace("lease-ttl: 30s", "lease-ttl: 4 hours")
			.replace("zone: Asia/Kolkata", "zone: IST")
			.replace("key: id", "kye: id")
			.replace("https://api.example.com", "http://api.example.com")
			.replace("token: \"token\"", "token: \"\"")
			.replace("\"{full_name}\"", "\"{full_name\"")
			.replace("\"{mobile}\"", "{mobile}")
			.replace("city:", "City:");
		assertThat(problems(wrong)).extracting((problem) -> problem.substring(0, 6))
			.containsExactly("CS1003", "CS1002", "CS1003", "CS1015", "CS1005", "CS1106", "CS1101", "CS3008", "CS3006");
	}

	@Test
	void saysWhatIsWrongWithTheListOfBlockedPhones() throws IOException {
		String wrong = RIGHT.replace("lease-ttl: 30s", "lease-ttl: 4 hours")
			.replace("phone: \"{mobile}\"", "phone: \"{mobile:0}\"")
			.replace("      mapping:\n",
					"      suppress: {query: SELECT phone FROM do_not_contact, phone: \"{phone:0}\","
							+ " default-region: Atlantis}\n      mapping:\n");
		assertThat(problems(wrong)).satisfiesExactly((lease) -> assertThat(lease).startsWith("CS1003: "),
				(phone) -> assertThat(phone)
					.startsWith("CS3010: contact-sync.syncs.customers.mapping.phone.number: a phone takes no pattern"),
				(listed) -> assertThat(listed)
					.startsWith("CS3010: contact-sync.syncs.customers.suppress.phone: a phone takes no pattern"),
				(region) -> assertThat(region)
					.startsWith("CS3004: contact-sync.syncs.customers.suppress.default-region: \"Atlantis\""));
	}

	@Test
	void valueInForceIsTheOneThatIsLookedAt() throws IOException {
		StandardEnvironment environment = environment(RIGHT.replace("30s", "never"));
		environment.getSystemProperties().put("contact-sync.lease-ttl", "20s");
		try {
			assertThat(problems(environment)).isEmpty();
		}
		finally {
			environment.getSystemProperties().remove("contact-sync.lease-ttl");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "contact_synch", "contactsync2", "conatct-sync", "contact-syncs" })
	void rootThatIsNearlyOursIsTold(String root) throws IOException {
		assertThat(problems(RIGHT.replace("contact-sync:", root + ":")))
			.containsExactly("CS1016: %s (%s, line 2): nothing has this name; did you mean contact-sync?"
				.formatted(root, this.folder.resolve("application.yaml")));
	}

	@Test
	void partsOutsideTheRootAreTold() throws IOException {
		assertThat(problems(RIGHT.replace("contact-sync:\n", "").replaceAll("(?m)^  ", "")))
			.allMatch((problem) -> problem.startsWith("CS1016: ") && problem.contains("belongs below contact-sync"))
			.hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "contact_sync", "contactSync", "CONTACT-SYNC", "contactsync" })
	void rootMayBeWrittenInOtherWays(String root) throws IOException {
		assertThat(problems(RIGHT.replace("contact-sync:", root + ":") + "logging:\n  level.root: INFO\n")).isEmpty();
	}

	private List<String> problems(String yaml) throws IOException {
		return problems(environment(yaml));
	}

	private static List<String> problems(StandardEnvironment environment) {
		ContactSyncException thrown = catchThrowableOfType(ContactSyncException.class,
				() -> ConfigurationCheck.check(environment));
		return (thrown != null)
				? thrown.all().stream().map((each) -> each.code().code() + ": " + each.getMessage()).toList()
				: List.of();
	}

	private StandardEnvironment environment(String yaml) throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yaml"), yaml);
		StandardEnvironment environment = new StandardEnvironment();
		new YamlPropertySourceLoader()
			.load("Config resource 'file [" + file + "]' via location 'test'", new FileSystemResource(file))
			.forEach(environment.getPropertySources()::addLast);
		return environment;
	}

}
