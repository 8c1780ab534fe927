package dev.contactsync.range;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeyRangeTests {

	private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00.000001Z");

	@ParameterizedTest
	@ValueSource(strings = { "", "~", "=", "|", "\\", "a|b\\c~d=e:f", "\\007c", "\n\t\0", "\ud83d\ude00", "\ud83d",
			"Ä_ß", "null" })
	void survivesAsPrintableTextWhateverTheKeys(String key) {
		RowPosition place = new RowPosition("2026-01-01T00:00:00.123456Z", key);
		for (KeyRange range : new KeyRange[] { new KeyRange.ByKey(key, null, null),
				new KeyRange.ByKey(null, key, SINCE), new KeyRange.Undated(key, key),
				new KeyRange.ByChange(SINCE, place, null), new KeyRange.ByChange(SINCE, null, place) }) {
			assertThat(KeyRange.decode(range.encode())).isEqualTo(range);
			assertThat(range.encode()).doesNotContainPattern("[\\p{Cntrl}\\p{Cs}]");
		}
		assertThat(RowPosition.decode(place.encode())).isEqualTo(place);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "key", "other:~", "key:x|y|z" })
	void refusesATextThatIsNoRange(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> KeyRange.decode(text));
	}

	@Test
	void tellsAMissingBoundFromAnEmptyOne() {
		assertThat(new KeyRange.Undated(null, "").encode()).isNotEqualTo(new KeyRange.Undated("", null).encode());
	}

	@Test
	void reachesFromTheBeginningOfOneToTheEndOfAnother() {
		RowPosition a = new RowPosition("2026-01-01T00:00:00.123456Z", "a");
		RowPosition b = new RowPosition("2026-01-02T00:00:00.123456Z", "b");
		assertThat(new KeyRange.ByKey("a", "b", SINCE).through(new KeyRange.ByKey("c", "d", SINCE)))
			.isEqualTo(new KeyRange.ByKey("a", "d", SINCE));
		assertThat(new KeyRange.Undated(null, "b").through(new KeyRange.Undated("b", null)))
			.isEqualTo(new KeyRange.Undated(null, null));
		assertThat(new KeyRange.ByChange(SINCE, null, a).through(new KeyRange.ByChange(SINCE, a, b)))
			.isEqualTo(new KeyRange.ByChange(SINCE, null, b));
	}

}
