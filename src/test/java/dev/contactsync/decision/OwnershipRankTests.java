package dev.contactsync.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OwnershipRankTests {

	private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");

	private static final Instant NEW = Instant.parse("2026-01-01T00:00:00.000001Z");

	@Test
	void newestComesFirstThenSyncThenKey() {
		List<OwnershipRank> ranks = List.of(new OwnershipRank(NEW, "b", "9"), new OwnershipRank(OLD, "a", "9"),
				new OwnershipRank(OLD, "a", "10"), new OwnershipRank(OLD, "a", "-x"), new OwnershipRank(OLD, "a", "x1"),
				new OwnershipRank(OLD, "b", "-3"), new OwnershipRank(OLD, "b", "1"), new OwnershipRank(null, "a", "1"));
		List<OwnershipRank> shuffled = new ArrayList<>(ranks);
		Collections.shuffle(shuffled, new Random(7));
		assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(ranks);
	}

	@Test
	void contactIsNotAheadOfItself() {
		assertThat(new OwnershipRank(OLD, "a", "1").isAhead(new OwnershipRank(OLD, "a", "1"))).isFalse();
	}

}
