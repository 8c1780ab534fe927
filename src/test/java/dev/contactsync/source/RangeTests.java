package dev.contactsync.source;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RangeTests {

	private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00.000001Z");

	@ParameterizedTest
	@ValueSource(strings = { "", "~", "=", "|", "\\", "a|b\\c~d=e:f", "\\007c", "\n\t\0", "\ud83d\ude00", "\ud83d",
			"Ä_ß", "null" })
	void survivesAsPrintableTextWhateverTheKeys(String key) {
		Place place = new Place("2026-01-01T00:00:00.123456Z", key);
		for (Range range : new Range[] { new Range.ByKey(key, null, null), new Range.ByKey(null, key, SINCE),
				new Range.Undated(key, key), new Range.ByChange(SINCE, place, null),
				new Range.ByChange(SINCE, null, place) }) {
			assertThat(Range.decode(range.encode())).isEqualTo(range);
			assertThat(range.encode()).doesNotContainPattern("[\\p{Cntrl}\\p{Cs}]");
		}
		assertThat(Place.decode(place.encode())).isEqualTo(place);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "key", "other:~", "key:x|y|z" })
	void refusesATextThatIsNoRange(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Range.decode(text));
	}

	@Test
	void tellsAMissingBoundFromAnEmptyOne() {
		assertThat(new Range.Undated(null, "").encode()).isNotEqualTo(new Range.Undated("", null).encode());
	}

	@Test
	void reachesFromTheBeginningOfOneToTheEndOfAnother() {
		Place a = new Place("2026-01-01T00:00:00.123456Z", "a");
		Place b = new Place("2026-01-02T00:00:00.123456Z", "b");
		assertThat(new Range.ByKey("a", "b", SINCE).through(new Range.ByKey("c", "d", SINCE)))
			.isEqualTo(new Range.ByKey("a", "d", SINCE));
		assertThat(new Range.Undated(null, "b").through(new Range.Undated("b", null)))
			.isEqualTo(new Range.Undated(null, null));
		assertThat(new Range.ByChange(SINCE, null, a).through(new Range.ByChange(SINCE, a, b)))
			.isEqualTo(new Range.ByChange(SINCE, null, b));
	}

}
