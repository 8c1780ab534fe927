package dev.contactsync.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.contactsync.range.KeyRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlicePlannerTests {

	private static final Instant SINCE = Instant.EPOCH;

	@Test
	void slicesBecomeSmallerAndHoldEveryPieceOnce() {
		List<KeyRange> slices = SlicePlanner.taper(pieces(512), 5);

		List<Integer> sizes = new ArrayList<>();
		String reached = null;
		for (KeyRange slice : slices) {
			KeyRange.ByKey keys = (KeyRange.ByKey) slice;
			assertThat(keys.after()).isEqualTo(reached);
			sizes.add(number(keys.upTo(), 512) - number(reached, 0));
			reached = keys.upTo();
		}
		assertThat(reached).isNull();
		assertThat(sizes).isSortedAccordingTo((one, other) -> other - one).startsWith(25).endsWith(1, 1, 1, 1, 1);
		assertThat(slices).hasSizeLessThan(130);
	}

	@Test
	void slicesOfAFewPiecesAreThose() {
		assertThat(SlicePlanner.taper(pieces(20), 5)).isEqualTo(pieces(20));
	}

	@Test
	void piecesOfDifferentKindsStayApart() {
		List<KeyRange> pieces = new ArrayList<>();
		pieces.add(new KeyRange.ByChange(SINCE, null, null));
		pieces.add(new KeyRange.Undated(null, "a"));
		pieces.add(new KeyRange.Undated("a", null));
		for (int i = 0; i < 100; i++) {
			pieces.add(new KeyRange.ByKey("k" + i, "k" + (i + 1), SINCE));
		}

		assertThat(SlicePlanner.taper(pieces, 2)).startsWith(new KeyRange.ByChange(SINCE, null, null),
				new KeyRange.Undated(null, null), new KeyRange.ByKey("k0", "k12", SINCE));
	}

	private static List<KeyRange> pieces(int count) {
		List<KeyRange> pieces = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			pieces.add(new KeyRange.ByKey((i > 0) ? String.valueOf(i) : null,
					(i < count - 1) ? String.valueOf(i + 1) : null, null));
		}
		return pieces;
	}

	private static int number(@Nullable String key, int open) {
		return (key != null) ? Integer.parseInt(key) : open;
	}

}
