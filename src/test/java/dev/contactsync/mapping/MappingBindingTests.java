package dev.contactsync.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.contactsync.check.ConfigurationTree;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.phone.PhoneAcceptance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Binds YAML as the program does: through Spring Boot's loader and binder. */
class MappingBindingTests {

	@Test
	void bindsTheMappingAsItIsDocumented() throws IOException {
		MappingSettings settings = bind("""
				name: "{first_name} {last_name}"
				email: "{email}"
				phone: {number: "{mobile}", region: "{country}", default-region: IN}
				consent: whatsapp_opt_in
				tags:
				  - crm
				  - "2026"
				  - "{segment}"
				  - {tag: "plan:{plan}"}
				  - {tag: vip, when: is_vip}
				  - {tag: "{labels}", split: ","}
				attributes:
				  city: "{city}"
				  birthday: "{birthday:dd/MM/yyyy}"
				  spent: "{lifetime_value:0.00}"
				""");
		assertThat(settings).isEqualTo(new MappingSettings(NameSettings.of("{first_name} {last_name}"), "{email}",
				new PhoneSettings(List.of("{mobile}"), "{country}", "IN", null, PhoneAcceptance.VALID),
				ConsentSettings.of("whatsapp_opt_in"),
				List.of(TagSettings.of("crm"), TagSettings.of("2026"), TagSettings.of("{segment}"),
						TagSettings.of("plan:{plan}"), new TagSettings("vip", "is_vip", null),
						new TagSettings("{labels}", null, ",")),
				Map.of("city", "{city}", "birthday", "{birthday:dd/MM/yyyy}", "spent", "{lifetime_value:0.00}")));
		assertThat(settings.attributes().keySet()).containsExactly("city", "birthday", "spent");
	}

	@Test
	void bindsANameWithFallbackAndAPhoneKeptInTwoColumns() throws IOException {
		MappingSettings settings = bind("""
				name: {template: "{full_name}", fallback: Customer}
				phone: {prefix: "{cc}", number: "{nat}"}
				""");
		assertThat(settings.name()).isEqualTo(new NameSettings("{full_name}", "Customer"));
		assertThat(settings.phone())
			.isEqualTo(new PhoneSettings(List.of("{nat}"), null, null, "{cc}", PhoneAcceptance.VALID));
		assertThat(settings.tags()).isEmpty();
		assertThat(settings.attributes()).isEmpty();
	}

	@Test
	void bindsAPhoneOfOneColumn() throws IOException {
		assertThat(bind("phone: \"{mobile}\"").phone()).isEqualTo(PhoneSettings.of("{mobile}"));
	}

	@Test
	void bindsSeveralPhonesAndWhichAreTaken() throws IOException {
		PhoneSettings phone = bind("phone: {number: [\"{mobile}\", \"{cc}, {home}\"], accept: possible}").phone();
		assertThat(phone).isEqualTo(
				new PhoneSettings(List.of("{mobile}", "{cc}, {home}"), null, null, null, PhoneAcceptance.POSSIBLE));
	}

	@Test
	void takesAPhoneWithACommaForOne() throws IOException {
		assertThat(bind("phone: {number: \"{cc}, {mobile}\"}").phone()).isEqualTo(PhoneSettings.of("{cc}, {mobile}"));
		assertThat(bind("phone: \"{cc}, {mobile}\"").phone()).isEqualTo(PhoneSettings.of("{cc}, {mobile}"));
	}

	@Test
	void bindsTheWordsOfConsent() throws IOException {
		assertThat(bind("consent: {column: status, words: [active, \"1\"]}").consent())
			.isEqualTo(new ConsentSettings("status", List.of("active", "1")));
		assertThat(bind("consent: {column: status}").consent()).isEqualTo(ConsentSettings.of("status"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "phone.number", "phone.number[0]", "phone.number[1]", "phone.accept", "consent",
			"consent.column", "consent.words[0]" })
	void knowsTheKey(String key) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addLast(new MapPropertySource("test", Map.of("contact-sync.mapping." + key, "x")));
		assertThat(new ConfigurationTree("contact-sync", List.of(Root.class)).problems(environment))
			.noneMatch((problem) -> problem.code() == ProblemCode.UNKNOWN_SETTING);
	}

	record Root(MappingSettings mapping) {
	}

	@Test
	void takesEmptyListsAndMapsForNone() throws IOException {
		MappingSettings settings = bind("""
				tags: []
				attributes: {}
				""");
		assertThat(settings.tags()).isEmpty();
		assertThat(settings.attributes()).isEmpty();
	}

	@Test
	void keepsUnderscoresAndCaseOfAttributeKeys() throws IOException {
		MappingSettings settings = bind("""
				attributes:
				  zone_2: a
				  life_time: b
				  City: c
				  "[my city]": d
				  stadt-name: e
				""");
		assertThat(settings.attributes().keySet()).containsExactly("zone_2", "life_time", "City", "my city",
				"stadt-name");
	}

	@Test
	void refusesKeysThatBindingGivesTheSameTemplate() throws IOException {
		MappingSettings settings = bind("""
				name: "{name}"
				phone: "{mobile}"
				attributes:
				  life_time: "{years}"
				  lifetime: "{value}"
				""");
		assertThat(settings.attributes()).containsOnlyKeys("life_time", "lifetime").containsValue("{value}");
		assertThat(settings.attributes().values()).doesNotContain("{years}");
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> Mapping.columnsOf(settings))
			.withMessageContaining("lifetime: differs from life_time in underscores only");
	}

	private static MappingSettings bind(String mapping) throws IOException {
		StandardEnvironment environment = new StandardEnvironment();
		String yaml = "contact-sync:\n  syncs:\n    customers:\n      mapping:\n" + mapping.indent(8);
		new YamlPropertySourceLoader().load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
			.forEach(environment.getPropertySources()::addLast);
		return Binder.get(environment)
			.bind("contact-sync.syncs.customers.mapping", MappingSettings.class)
			.orElseThrow(AssertionError::new);
	}

}
