package dev.contactsync.mapping;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import dev.contactsync.contact.CleanText;
import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.MappingResult;
import dev.contactsync.contact.Profile;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.phone.PhoneAcceptance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostileTextTests {

	private static final String[] PIECES = { "\u0000", "\ud83d", "\ude00", "😀", "\u202e", "\u2066", "\u200f", "\ufeff",
			"\uffff", "\u00a0", "\u2028", "\t", "\r\n", "\u001b[31m", "é", "e\u0301\u0301", "שלום", "नमस्ते",
			"👩‍👩‍👧", "{", "}", "{a}", "#{T(x)}", "${x}", "\"", "\\", "</script>", "=1+1", "+44", "@", ".", "007",
			"x", ",", "%s", "'" };

	private static final MappingSettings SETTINGS = new MappingSettings(new NameSettings("{a} {b}", "{c}"), "{b}",
			new PhoneSettings(List.of("{mobile}"), "{c}", "GB", null, PhoneAcceptance.VALID), null,
			List.of(TagSettings.of("{a}"), new TagSettings("t-{b}", null, ",")),
			Map.of("plain", "{a}", "mixed", "<{b}|{c}>", "date", "{d:dd/MM/yyyy}"));

	private static final Mapping MAPPING = Mapping.compile("customers", SETTINGS, ZoneOffset.UTC,
			new ColumnNames(List.of("a", "b", "c", "d", "mobile")));

	@ParameterizedTest
	@CsvSource({ "1", "2", "3" })
	void makesTextThatCanBeSentOfAnyText(long seed) {
		Random random = new Random(seed);
		int sent = 0;
		for (int i = 0; i < 5_000; i++) {
			String phone = random.nextInt(4) > 0 ? "+44 20 7946 0958" : text(random);
			String date = random.nextInt(20) > 0 ? "" : text(random);
			MappingResult mapped = MAPPING.map(new SourceContact("1", null,
					List.of(text(random), List.of(text(random), text(random)), text(random), date, phone)));
			if (mapped instanceof MappingResult.Sendable sendable) {
				sent++;
				assertSound(sendable.profile());
			}
			else if (mapped instanceof Exclusion exclusion) {
				assertThat(isUtf8(String.valueOf(exclusion.detail()))).isTrue();
			}
		}
		assertThat(sent).isGreaterThan(1_000);
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int length = random.nextInt(8); length > 0; length--) {
			text.append(random.nextBoolean() ? PIECES[random.nextInt(PIECES.length)] : (char) random.nextInt(0x10000));
		}
		return text.toString();
	}

	private static void assertSound(Profile profile) {
		assertThat(profile.name().codePointCount(0, profile.name().length())).isBetween(1, 100);
		assertThat(profile.tags()).doesNotHaveDuplicates();
		IntStream.Builder characters = IntStream.builder();
		List<String> texts = new ArrayList<>(profile.tags());
		texts.add(profile.name());
		texts.addAll(profile.attributes().values());
		for (String text : texts) {
			assertThat(isUtf8(text)).isTrue();
			assertThat(text).isNotBlank().isEqualTo(text.strip());
			text.codePoints().forEach(characters);
		}
		assertThat(characters.build())
			.noneMatch((c) -> Character.isISOControl(c) || c == 0x202e || c == 0x2066 || c == 0xfeff);
	}

	private static boolean isUtf8(String text) {
		try {
			StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			value = { "\"a\u0000b\",ab", "\"a\tb\r\nc\",a b c", "\"a\u2028b\",a b", "\"a\ud83d\",a", "\"\ude00a\",a",
					"\"\u202eabc\u202c\",abc", "\"\ufeffabc\",abc", "\"\u00a0\u3000a\u2007\",a", "😀,😀",
					"👩‍👩‍👧,👩‍👩‍👧", "\"a\u200f!\",\"a\u200f!\"", "\"a  b\",a  b" })
	void cleansText(String text, String clean) {
		assertThat(CleanText.clean(text)).isEqualTo(clean);
	}

	@Test
	void mapsOnSeveralThreadsAtOnce() {
		MappingSettings settings = Rows.settings("spent", "{v:#,##0.00}", "plain", "{v}");
		Mapping mapping = Mapping.compile("customers", settings, ZoneOffset.UTC,
				new ColumnNames(List.of("name", "mobile", "v")));
		IntStream.range(0, 20_000).parallel().forEach((i) -> {
			MappingResult mapped = mapping.map(new SourceContact("1", null, List.of("Asha", "+44 20 7946 0958", i)));
			Map<String, String> attributes = ((MappingResult.Sendable) mapped).profile().attributes();
			assertThat(attributes.get("spent")).isEqualTo("%,d.00".formatted(i));
		});
	}

}
