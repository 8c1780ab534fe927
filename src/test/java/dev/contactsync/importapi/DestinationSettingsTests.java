package dev.contactsync.importapi;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class DestinationSettingsTests {

	private static final String DESTINATION = "contact-sync.destinations.botpenguin.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class);

	@Test
	void haveDefaultsThatNeedNoTuning() {
		this.runner.withPropertyValues(DESTINATION + "base-url=https://api.example.com").run((context) -> {
			DestinationSettings settings = settings(context);

			assertThat(settings)
				.isEqualTo(new DestinationSettings(URI.create("https://api.example.com"), "/inbox/users/import", null,
						null, null, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(30), true, 100,
						DataSize.ofBytes(90_000), 4, 5, true, AttributeForm.LIST, false, null));
		});
	}

	@Test
	void bindAsDocumentedInYaml() throws IOException {
		String yaml = """
				contact-sync:
				  destinations:
				    botpenguin:
				      base-url: https://api.example.com
				      token-file: /run/secrets/token
				      request-bytes: 90000B
				      requests-per-second: 0.5
				      patience: 10m
				      preflight: off
				      tags: off
				      attributes: none
				""";
		PropertySource<?> source = new YamlPropertySourceLoader()
			.load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
			.get(0);
		this.runner.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(source))
			.run((context) -> {
				DestinationSettings settings = settings(context);

				assertThat(settings.tags()).isFalse();
				assertThat(settings.attributes()).isEqualTo(AttributeForm.NONE);
				assertThat(settings.preflight()).isFalse();
				assertThat(settings.requestsPerSecond()).isEqualTo(0.5);
				assertThat(settings.patience()).isEqualTo(Duration.ofMinutes(10));
				assertThat(settings.tokenFile()).isEqualTo("/run/secrets/token");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "request-size=0", "in-flight=0", "requests-per-second=0", "request-timeout=0s",
			"connect-timeout=-1s", "patience=-1s", "attributes=array", "request-bytes=0B" })
	void refuseWhatCannotWork(String setting) {
		this.runner.withPropertyValues(DESTINATION + "base-url=https://api.example.com", DESTINATION + setting)
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void needABaseUrl() {
		this.runner.withPropertyValues(DESTINATION + "token=fake-token")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void neverShowTheToken() {
		this.runner
			.withPropertyValues(DESTINATION + "base-url=https://api.example.com", DESTINATION + "token=fake-token")
			.run((context) -> assertThat(context.getBean(ImportApiProperties.class).toString())
				.doesNotContain("fake-token"));
	}

	private static DestinationSettings settings(ApplicationContext context) {
		return Objects.requireNonNull(context.getBean(ImportApiProperties.class).destinations().get("botpenguin"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ImportApiProperties.class)
	static class Properties {

	}

}
