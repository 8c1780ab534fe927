package dev.contactsync.cli;

import dev.contactsync.contact.ProblemCode;
import dev.contactsync.importapi.ImportApiProperties;
import dev.contactsync.source.SourceProperties;
import dev.contactsync.sync.SyncProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

class HelpTests {

	@Test
	void tellsANewcomerWhatToDo() {
		assertThat(CommandAnswer.of().prints("help.txt").exitCode()).isZero();
		assertThat(CommandAnswer.of("--help")).isEqualTo(CommandAnswer.of());
		assertThat(CommandAnswer.of("help")).isEqualTo(CommandAnswer.of());
	}

	@ParameterizedTest
	@ValueSource(strings = { "run", "restart", "status", "runs", "rejections", "replay", "check", "rename", "release" })
	void tellsWhatACommandTakes(String command) {
		assertThat(CommandAnswer.of(command, "--help").prints("help-" + command + ".txt").exitCode()).isZero();
		assertThat(CommandAnswer.of("help", command)).isEqualTo(CommandAnswer.of(command, "-h"));
	}

	@Test
	void tellsWhatACodeMeans() {
		assertThat(CommandAnswer.of("help", "CS2109").prints("help-CS2109.txt").exitCode()).isZero();
		assertThat(CommandAnswer.of("help", "cs2109")).isEqualTo(CommandAnswer.of("help", "CS2109"));
		assertThat(CommandAnswer.of("help", "2109")).isEqualTo(CommandAnswer.of("help", "CS2109"));
	}

	@ParameterizedTest
	@EnumSource(ProblemCode.class)
	void everyCodeHasItsPage(ProblemCode code) {
		assertThat(CommandAnswer.of("help", code.code()).out()).startsWith(code.code() + ": ").contains("What to do: ");
	}

	@Test
	void tellsItsVersion() {
		CommandAnswer answer = CommandAnswer.of("--version");
		assertThat(answer.exitCode()).isZero();
		assertThat(answer.out()).startsWith("Contact Sync ");
		CommandAnswer json = CommandAnswer.of("--version", "--json");
		assertThat(json.exitCode()).isZero();
		assertThat(json.element().get("version").asString()).isEqualTo(answer.out().substring(13).strip());
		assertThat(json.element().get("format").asInt()).isEqualTo(1);
	}

	@Test
	void exampleOfTheHelpIsAConfiguration() throws Exception {
		String help = CommandAnswer.of().out();
		String example = help.substring(help.indexOf("  contact-sync:"), help.indexOf("Then:"));
		StandardEnvironment environment = new StandardEnvironment();
		new YamlPropertySourceLoader().load("example", new ByteArrayResource(example.getBytes()))
			.forEach(environment.getPropertySources()::addLast);
		Binder binder = Binder.get(environment);
		assertThat(binder.bind("contact-sync", SyncProperties.class).get().syncs()).containsOnlyKeys("customers");
		assertThat(binder.bind("contact-sync", SourceProperties.class).get().sources()).containsOnlyKeys("crm");
		assertThat(binder.bind("contact-sync", ImportApiProperties.class).get().destinations()).containsOnlyKeys("bot");
	}

}
