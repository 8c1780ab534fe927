package dev.contactsync.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RankTests {

	private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");

	private static final Instant NEW = Instant.parse("2026-01-01T00:00:00.000001Z");

	@Test
	void newestComesFirstThenSyncThenKey() {
		List<Rank> ranks = List.of(new Rank(NEW, "b", "9"), new Rank(OLD, "a", "9"), new Rank(OLD, "a", "10"),
				new Rank(OLD, "a", "-x"), new Rank(OLD, "a", "x1"), new Rank(OLD, "b", "-3"), new Rank(OLD, "b", "1"),
				new Rank(null, "a", "1"));
		List<Rank> shuffled = new ArrayList<>(ranks);
		Collections.shuffle(shuffled, new Random(7));
		assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(ranks);
	}

	@Test
	void contactIsNotAheadOfItself() {
		assertThat(new Rank(OLD, "a", "1").isAhead(new Rank(OLD, "a", "1"))).isFalse();
	}

}
