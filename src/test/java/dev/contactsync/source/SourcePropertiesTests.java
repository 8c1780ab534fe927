package dev.contactsync.source;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class SourcePropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Settings.class);

	@Test
	void bindsSourcesByTheirNames() {
		this.runner
			.withPropertyValues("contact-sync.sources.crm.url=jdbc:h2:mem:crm",
					"contact-sync.sources.crm.username=reader")
			.run((context) -> assertThat(context.getBean(SourceProperties.class).sources()).containsEntry("crm",
					new SourceSettings("jdbc:h2:mem:crm", "reader", null)));
	}

	@Test
	void needsNoSource() {
		this.runner.run((context) -> assertThat(context.getBean(SourceProperties.class).sources()).isEmpty());
	}

	@Test
	void refusesASourceWithoutAUrl() {
		this.runner.withPropertyValues("contact-sync.sources.crm.username=reader")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("sources[crm].url"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(SourceProperties.class)
	static class Settings {

	}

}
