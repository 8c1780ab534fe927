package dev.contactsync.fingerprint;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowHashesTests {

	private static final Fingerprints FINGERPRINTS = new Fingerprints(new byte[16]);

	private final RowHashes rows = FINGERPRINTS.rows("mapping", new int[] { 0, 1 });

	@Test
	void sameValuesGiveTheSame() {
		assertThat(print("a", 1L)).isEqualTo(print("a", 1L));
		assertThat(FINGERPRINTS.rows("mapping", new int[] { 0, 1 }).of(row("a", 1L))).isEqualTo(print("a", 1L));
	}

	@Test
	void onlyColumnsThatDecideCount() {
		assertThat(this.rows.of(row("a", "b", "c"))).isEqualTo(this.rows.of(row("a", "b", "d")));
	}

	@Test
	void otherCircumstancesGiveAnother() {
		assertThat(FINGERPRINTS.rows("other mapping", new int[] { 0, 1 }).of(row("a", 1L)))
			.isNotEqualTo(print("a", 1L));
	}

	@Test
	void everyOtherRowGivesAnother() {
		List<List<@Nullable Object>> others = List.of(row("a", "b"), row("ab", ""), row("", "ab"), row("b", "a"),
				row("a", null), row(null, "a"), row("a", "null"), row("a", ""), row("1", "b"), row(1L, "b"),
				row(1.0, "b"), row(new BigDecimal("1.0"), "b"), row(new BigDecimal("1.00"), "b"), row(true, "b"),
				row("a\ud800", "b"), row("a\udfff", "b"), row("a?", "b"), row("a\ufffd", "b"),
				row(List.of("a", "b"), "c"), row(List.of("ab"), "c"), row(List.of("a"), "String1:bc"),
				row(List.of(), "c"), row("[0:", "c"), row("-", "-"), row(null, null), row("\u00e4", "b"),
				row("\u0100", "b"), row("a\u0000", "b"));
		Set<Long> fingerprints = new LinkedHashSet<>();
		others.forEach((other) -> assertThat(fingerprints.add(this.rows.of(other))).as(other.toString()).isTrue());
	}

	private long print(@Nullable Object... values) {
		return this.rows.of(row(values));
	}

	private static List<@Nullable Object> row(@Nullable Object... values) {
		return Arrays.asList(values);
	}

}
