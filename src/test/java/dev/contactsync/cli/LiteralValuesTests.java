package dev.contactsync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import dev.contactsync.check.PlaceholderCheck;
import dev.contactsync.source.SourceProperties;
import dev.contactsync.source.SourceSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class LiteralValuesTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "ab${cd}ef", "${cd}", "a\\${cd}", "a\\\\${cd}", "${", "a${b${c}}", "${a${b}", "a}${b{c}",
			"${a{b}c}${", "$${c:d}", "a:b}", "\\", "plain" })
	void valueOfTheEnvironmentIsTakenAsItIs(String password) throws IOException {
		assertThat(bound(Map.of("P", password), "${P}").password()).isEqualTo(password);
		assertThat(bound(Map.of("CONTACT_SYNC_SOURCES_CRM_PASSWORD", password), null).password()).isEqualTo(password);
		Files.writeString(this.folder.resolve("P"), password);
		assertThat(bound(Map.of(), "${P}").password()).isEqualTo(password);
	}

	@Test
	void valueOfAFileOfTheConfigurationStillRefers() throws IOException {
		assertThat(bound(Map.of("P", "secret"), "a${P}b${Q:c}").password()).isEqualTo("asecretbc");
	}

	private SourceSettings bound(Map<String, Object> variables, @Nullable String password) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		environment.getPropertySources().addLast(new ConfigTreePropertySource("tree", this.folder));
		environment.getPropertySources()
			.addLast(new MapPropertySource("file",
					(password != null)
							? Map.of("contact-sync.sources.crm.url", "jdbc:h2:mem:x",
									"contact-sync.sources.crm.password", password)
							: Map.of("contact-sync.sources.crm.url", "jdbc:h2:mem:x")));
		LiteralValues.escape(environment.getPropertySources());
		assertThat(PlaceholderCheck.problems(environment)).isEmpty();
		return Objects.requireNonNull(
				Binder.get(environment).bind("contact-sync", SourceProperties.class).get().sources().get("crm"));
	}

}
