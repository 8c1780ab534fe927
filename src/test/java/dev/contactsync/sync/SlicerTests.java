package dev.contactsync.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.contactsync.source.Range;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlicerTests {

	private static final Instant SINCE = Instant.EPOCH;

	@Test
	void slicesBecomeSmallerAndHoldEveryPieceOnce() {
		List<Range> slices = Slicer.taper(pieces(512), 5);

		List<Integer> sizes = new ArrayList<>();
		String reached = null;
		for (Range slice : slices) {
			Range.ByKey keys = (Range.ByKey) slice;
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
		assertThat(Slicer.taper(pieces(20), 5)).isEqualTo(pieces(20));
	}

	@Test
	void piecesOfDifferentKindsStayApart() {
		List<Range> pieces = new ArrayList<>();
		pieces.add(new Range.ByChange(SINCE, null, null));
		pieces.add(new Range.Undated(null, "a"));
		pieces.add(new Range.Undated("a", null));
		for (int i = 0; i < 100; i++) {
			pieces.add(new Range.ByKey("k" + i, "k" + (i + 1), SINCE));
		}

		assertThat(Slicer.taper(pieces, 2)).startsWith(new Range.ByChange(SINCE, null, null),
				new Range.Undated(null, null), new Range.ByKey("k0", "k12", SINCE));
	}

	private static List<Range> pieces(int count) {
		List<Range> pieces = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			pieces.add(new Range.ByKey((i > 0) ? String.valueOf(i) : null,
					(i < count - 1) ? String.valueOf(i + 1) : null, null));
		}
		return pieces;
	}

	private static int number(@Nullable String key, int open) {
		return (key != null) ? Integer.parseInt(key) : open;
	}

}
