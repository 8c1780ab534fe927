package dev.contactsync.mapping;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.ColumnType;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.phone.PhoneAcceptance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class MappingErrorsTests {

	private static final ColumnNames COLUMNS = new ColumnNames(List.of("name", "mobile", "city", "Plan", "PLAN"));

	private static final NameSettings NAME = NameSettings.of("{name}");

	private static final PhoneSettings PHONE = PhoneSettings.of("{mobile}");

	static Stream<Arguments> wrong() {
		return Stream.of(
				arguments(attribute("city", "{citty}"),
						"attributes.city: the source has no column \"citty\"; did you mean city?"),
				arguments(attribute("x", "{qwertyuiop}"),
						"attributes.x: the source has no column \"qwertyuiop\"; its columns are name, mobile, city, Plan, PLAN"),
				arguments(attribute("x", "{plan}"),
						"attributes.x: the source has no column \"plan\"; did you mean PLAN or Plan?"),
				arguments(attribute("x", "#{T(x)}"),
						"attributes.x: the source has no column \"T(x)\"; its columns are name, mobile, city, Plan, PLAN"),
				arguments(attribute("x", "a {city"),
						"attributes.x: the brace { at character 3 is never closed; write {{ for a brace"),
				arguments(attribute("x", "{na {city}"),
						"attributes.x: the brace { at character 1 is never closed; write {{ for a brace"),
				arguments(attribute("x", "city}"),
						"attributes.x: the brace } at character 5 closes nothing; write }} for a brace"),
				arguments(attribute("x", "a{ }"), "attributes.x: { } names no column; write {{ for a brace"),
				arguments(attribute("x", " "), "attributes.x: is empty; write a template or remove the setting"),
				arguments(attribute("x", "{city:dd/mmq/'}"),
						"attributes.x: the pattern dd/mmq/' is not valid for dates,"
								+ " such as dd/MM/yyyy, or for numbers, such as 0.00: "),
				arguments(attribute("x", "{city:0.0.0}"), "attributes.x: the pattern 0.0.0 is not valid for dates,"),
				arguments(attribute("x", "{city:}"), "attributes.x: the pattern  is not valid for dates,"),
				arguments(attribute("x", "{city:--}"), "attributes.x: the pattern -- is not valid for dates,"),
				arguments(attribute("x", "{city:DD/MM/YYYY}"),
						"attributes.x: the pattern DD/MM/YYYY does not mean what it seems to;"
								+ " did you mean dd/MM/yyyy?"),
				arguments(attribute("City", "{city}"),
						"attributes.City: is not a valid attribute key; use only the letters a to z, digits and _"),
				arguments(attribute("my city", "{city}"), "attributes.my city: is not a valid attribute key;"),
				arguments(Rows.settings("life_time", "{city}", "lifetime", "{city}"),
						"attributes.lifetime: differs from life_time in underscores only; rename one of them"),
				arguments(
						Rows.settings(NAME, PHONE,
								List.of(TagSettings.of("crm"), new TagSettings("vip", "citys", null))),
						"tags[1].when: the source has no column \"citys\"; did you mean city?"),
				arguments(Rows.settings(NAME, PHONE, List.of(new TagSettings(null, "city", null))),
						"tags[0]: has no tag; write for instance {tag: vip, when: is_vip}"),
				arguments(Rows.settings(NAME, PHONE, List.of(new TagSettings("{name}{city}", null, ","))),
						"tags[0]: needs a split text that is not empty, and exactly one column"),
				arguments(Rows.settings(NAME, PHONE, List.of(new TagSettings("{city}", null, ""))),
						"tags[0]: needs a split text"),
				arguments(Rows.settings(NAME,
						new PhoneSettings(List.of("{mobile}"), null, "XX", null, PhoneAcceptance.VALID), List.of()),
						"phone.default-region: \"XX\" is not a known region; write a two-letter code such as IN"),
				arguments(Rows.settings(NAME,
						new PhoneSettings(List.of("{mobile}"), null, "Germny", null, PhoneAcceptance.VALID), List.of()),
						"phone.default-region: \"Germny\" is not a known region; write a two-letter code such as IN,"
								+ " or did you mean Germany?"),
				arguments(Rows.settings(NAME,
						new PhoneSettings(List.of("{mobile}"), null, "false", null, PhoneAcceptance.VALID), List.of()),
						"phone.default-region: is not a region; YAML reads NO as false, write \"NO\" in quotes"),
				arguments(Rows.settings(NAME,
						new PhoneSettings(List.of("{mobile}"), "{city}", null, "{city}", PhoneAcceptance.VALID),
						List.of()), "phone: has both a region and a prefix; remove one of them"),
				arguments(Rows.settings(NAME,
						new PhoneSettings(List.of("{mobile}"), "IN", null, null, PhoneAcceptance.VALID), List.of()),
						"phone.region: names no column; a region that all contacts share is written as default-region"),
				arguments(Rows.settings(NAME, PhoneSettings.of("mobile"), List.of()),
						"phone.number: is always the text mobile; write {mobile} for the value of the column"),
				arguments(Rows.settings(new NameSettings("name", null), PHONE, List.of()),
						"name: is always the text name; write {name} for the value of the column"),
				arguments(new MappingSettings(null, null, PHONE, null, List.of(), Map.of()),
						"name: is missing; write for instance name: \"{first_name} {last_name}\""),
				arguments(new MappingSettings(NAME, null, null, null, List.of(), Map.of()),
						"phone: is missing; write for instance phone: \"{mobile}\""),
				arguments(new MappingSettings(NAME, null, PHONE, ConsentSettings.of("opt_in"), List.of(), Map.of()),
						"consent: the source has no column \"opt_in\"; its columns are name, mobile, city, Plan, PLAN"),
				arguments(consent(new ConsentSettings(null, List.of("active"))),
						"consent: names no column; write for instance {column: status, words: [active]}"),
				arguments(consent(new ConsentSettings("city", List.of())),
						"consent.words: has no word, or one that is empty"),
				arguments(consent(new ConsentSettings("city", List.of("active", " "))), "consent.words: has no word,"),
				arguments(Rows.settings(NAME, numbers("{mobile}", "city"), List.of()),
						"phone.number[1]: is always the text city; write {city} for the value of the column"),
				arguments(Rows.settings(NAME, numbers("{mobile}", "+44 20 7946 0958"), List.of()),
						"phone.number[1]: names no column;"),
				arguments(Rows.settings(NAME, numbers(), List.of()), "phone: is missing;"),
				arguments(Rows.settings(NAME, PhoneSettings.of("+43 {mobile:0}"), List.of()),
						"phone.number: a phone takes no pattern such as 0, which could make another number of it;"
								+ " write {mobile}"),
				arguments(Rows.settings(NAME, numbers("{mobile}", "{city:yyyy}"), List.of()),
						"phone.number[1]: a phone takes no pattern such as yyyy,"),
				arguments(Rows.settings(NAME, numbers("{mobile:}"), List.of()),
						"phone.number: a phone takes no pattern"),
				arguments(new MappingSettings(NAME, "{nam}", PHONE, null, List.of(), Map.of()),
						"email: the source has no column \"nam\"; did you mean name?"));
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void saysWhichSettingIsWrongAndWhatToDo(MappingSettings settings, String message) {
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> Mapping.compile("customers", settings, ZoneOffset.UTC, COLUMNS))
			.withMessageStartingWith("contact-sync.syncs.customers.mapping." + message)
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.CONFIGURATION));
	}

	private static MappingSettings consent(ConsentSettings consent) {
		return new MappingSettings(NAME, null, PHONE, consent, List.of(), Map.of());
	}

	private static PhoneSettings numbers(String... templates) {
		return new PhoneSettings(List.of(templates), null, null, null, PhoneAcceptance.VALID);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', nullValues = "-", value = {
			"{v:dd/MM/yyyy},TEXT,\"column v cannot be written as a date in the form dd/MM/yyyy,"
					+ " since its type is text; convert it in a query\"",
			"{v:0.00},TEXT,it in a query", "{v:0.00},BOOLEAN,it in a query", "{v:0.00},DATE,it in a query",
			"{v:dd/MM/yyyy},NUMBER,it in a query", "{v:HH:mm},DATE,it in a query", "{v:dd/MM/yyyy},TIME,it in a query",
			"{v:xxx},TIMESTAMP,it in a query", "{v:yyyy},UUID,it in a query", "{v:0.00},NUMBER,-",
			"{v:0.00},INEXACT_NUMBER,-", "{v:dd/MM/yyyy},DATE,-", "{v:HH:mm},TIME,-", "{v:HH:mm},TIME_WITH_ZONE,-",
			"{v:HH:mm},TIMESTAMP,-", "{v:HH:mm xxx},TIMESTAMP_WITH_ZONE,-", "{v:0.00},UNKNOWN,-", "{v},TEXT,-",
			"{v},DATE,-", "{v},BOOLEAN,-" })
	void refusesAPatternThatNoValueOfTheColumnFits(String template, ColumnType type, @Nullable String message) {
		assertType("attributes.x", attribute("x", template), List.of(ColumnType.TEXT, ColumnType.TEXT, type), message);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', nullValues = "-", value = { "TEXT,-", "NUMBER,-", "UNKNOWN,-",
			"INEXACT_NUMBER,\"column mobile cannot be written as a phone, which is text or an exact whole number,"
					+ " since its type is inexact number; convert it in a query\"",
			"BOOLEAN,it in a query", "DATE,it in a query", "TIMESTAMP_WITH_ZONE,it in a query", "UUID,it in a query" })
	void refusesAColumnThatCanHoldNoPhone(ColumnType type, @Nullable String message) {
		assertType("phone.number", attribute("x", "{v}"), List.of(ColumnType.TEXT, type, ColumnType.TEXT), message);
	}

	private static void assertType(String setting, MappingSettings settings, List<ColumnType> types,
			@Nullable String message) {
		ColumnNames columns = new ColumnNames(List.of("name", "mobile", "v"), types);
		if (message == null) {
			assertThat(Mapping.compile("customers", settings, ZoneOffset.UTC, columns)).isNotNull();
		}
		else {
			assertThatExceptionOfType(ContactSyncException.class)
				.isThrownBy(() -> Mapping.compile("customers", settings, ZoneOffset.UTC, columns))
				.withMessageStartingWith("contact-sync.syncs.customers.mapping." + setting + ": column ")
				.withMessageEndingWith(message);
		}
	}

	@Test
	void namesTheColumnsItNeeds() {
		MappingSettings settings = new MappingSettings(new NameSettings("{first} {LAST}", "{company}"), "{email}",
				new PhoneSettings(List.of("{mobile}"), "{country}", "IN", null, PhoneAcceptance.VALID),
				ConsentSettings.of("opt_in"),
				List.of(TagSettings.of("crm"), new TagSettings("{labels}", "is_vip", ",")),
				Map.of("city", "{city:0.00} {first}"));
		assertThat(Mapping.columnsOf(settings)).containsExactlyInAnyOrder("first", "LAST", "company", "email", "mobile",
				"country", "opt_in", "labels", "is_vip", "city");
	}

	@Test
	void namesNoColumnsOfATemplateThatIsBroken() {
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> Mapping.columnsOf(attribute("x", "{city")))
			.withMessageStartingWith("mapping.attributes.x: the brace {")
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.CONFIGURATION));
	}

	private static MappingSettings attribute(String key, String template) {
		return Rows.settings(key, template);
	}

}
