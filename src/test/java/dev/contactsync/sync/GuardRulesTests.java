package dev.contactsync.sync;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.contactsync.ledger.Assessed;
import dev.contactsync.ledger.Base;
import dev.contactsync.sync.Hold.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class GuardRulesTests {

	@Test
	void usualNightIsNotHeld() {
		assertThat(look(base(1000, 10), found(10, 0), 1000)).isEmpty();
		assertThat(look(null, found(1000, 0), 0)).as("a first run only reports").isEmpty();
	}

	@Test
	void emptiedSourceIsHeldHoweverSmallItWas() {
		assertThat(look(base(3, 0), found(0, 0), 0)).singleElement().satisfies((hold) -> {
			assertThat(hold.reason()).isEqualTo(Reason.FEWER);
			assertThat(hold.contacts()).isEqualTo(3);
			assertThat(hold.words()).isEqualTo("the source is empty, and had 3 contacts at run 7");
		});
		assertThat(look(base(0, 0), found(0, 0), 0)).as("as empty as before").isEmpty();
		GuardRules off = rules(Map.of("fewer-percent", "100"));
		assertThat(off.look(base(3, 0), found(0, 0), 0)).hasSize(1);
		assertThat(off.look(base(1000, 0), found(0, 0), 1)).isEmpty();
	}

	@Test
	void lossIsHeldOnlyWhereItIsLargeAndManyContacts() {
		assertThat(look(base(1000, 0), found(0, 0), 800)).isEmpty();
		assertThat(look(base(1000, 0), found(0, 0), 799)).singleElement()
			.extracting(Hold::words)
			.isEqualTo("the source has 799 contacts, 201 fewer (20 %) than at run 7");
		assertThat(look(base(30, 0), found(0, 0), 10)).isEmpty();
		assertThat(look(base(30, 0), found(0, 0), 9)).hasSize(1);
	}

	@Test
	void otherContactsInPlaceOfThoseThatAreKnownAreHeld() {
		assertThat(look(base(1000, 0), missing(200), 1000)).isEmpty();
		assertThat(look(base(1000, 0), missing(201), 1000)).singleElement().satisfies((hold) -> {
			assertThat(hold.reason()).isEqualTo(Reason.FEWER);
			assertThat(hold.words()).isEqualTo("201 of 1,000 known contacts are not in the source any more (20 %)");
		});
	}

	private static Assessed missing(long missing) {
		return new Assessed(1000, 0, 1000, 0, Map.of(), 1000, missing);
	}

	@Test
	void changeIsHeldOnlyWhereItIsOfMostAndOfManyContacts() {
		assertThat(look(null, changed(999, 999), 999)).isEmpty();
		assertThat(look(null, changed(1000, 2000), 2000)).isEmpty();
		assertThat(look(null, changed(1000, 1999), 2000)).singleElement().satisfies((hold) -> {
			assertThat(hold.reason()).isEqualTo(Reason.CHANGED);
			assertThat(hold.contacts()).isEqualTo(1000);
			assertThat(hold.words()).isEqualTo("1,000 of 1,999 contacts that the API has would be sent again; "
					+ "what differs: name 1,000, attributes 17, tags 17");
		});
		assertThat(rules(Map.of("changed-percent", "100")).look(null, changed(5000, 5000), 5000)).isEmpty();
	}

	@Test
	void shareOfInvalidOnesIsHeldOnlyWhereItHasRisenByMuch() {
		assertThat(look(base(1000, 100), found(300, 0), 1000)).isEmpty();
		assertThat(look(base(1000, 100), found(301, 0), 1000)).singleElement().satisfies((hold) -> {
			assertThat(hold.reason()).isEqualTo(Reason.INVALID);
			assertThat(hold.contacts()).isEqualTo(201);
			assertThat(hold.words()).isEqualTo("301 of 1,000 contacts are invalid (30 %), and at run 7 it was 10 %");
		});
		assertThat(look(new Base(7, UUID.randomUUID(), 1000, 50, 0), new Assessed(50, 20, 0, 0, Map.of(), 0, 0), 1000))
			.isEmpty();
		assertThat(look(new Base(7, UUID.randomUUID(), 1000, 0, 0), new Assessed(50, 21, 0, 0, Map.of(), 0, 0), 1000))
			.as("a run that read nothing")
			.hasSize(1);
	}

	@Test
	void shareOfAPartIsComparedWithTheShareOfAll() {
		Base whole = new Base(7, UUID.randomUUID(), 10_000, 10_000, 1000);
		assertThat(look(whole, new Assessed(1000, 290, 0, 0, Map.of(), 0, 0), 10_000)).isEmpty();
		assertThat(look(whole, new Assessed(1000, 310, 0, 0, Map.of(), 0, 0), 10_000)).hasSize(1);
	}

	@Test
	void everyReasonIsTold() {
		Assessed all = new Assessed(2000, 900, 3000, 2900, Map.of(), 0, 0);
		assertThat(look(base(9000, 0), all, 2000)).extracting(Hold::reason)
			.containsExactly(Reason.FEWER, Reason.CHANGED, Reason.INVALID);
	}

	@Test
	void approvalCoversWhatWasShownAndALittleMore() {
		Map<String, Long> shown = Map.of("fewer", 1000L);
		assertThat(GuardRules.covers(shown, List.of(hold(Reason.FEWER, 500)))).isTrue();
		assertThat(GuardRules.covers(shown, List.of(hold(Reason.FEWER, 1100)))).isTrue();
		assertThat(GuardRules.covers(shown, List.of(hold(Reason.FEWER, 1101)))).isFalse();
		assertThat(GuardRules.covers(Map.of("fewer", 30L), List.of(hold(Reason.FEWER, 50)))).isTrue();
		assertThat(GuardRules.covers(shown, List.of(hold(Reason.FEWER, 1000), hold(Reason.CHANGED, 1000)))).isFalse();
		assertThat(GuardRules.covers(Map.of(), List.of(hold(Reason.FEWER, 1)))).isFalse();
	}

	private static List<Hold> look(@Nullable Base base, Assessed found, long rows) {
		return rules(Map.of()).look(base, found, rows);
	}

	private static GuardRules rules(Map<String, String> settings) {
		return new GuardRules(
				new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", GuardSettings.class));
	}

	private static Base base(long rows, long invalid) {
		return new Base(7, UUID.randomUUID(), rows, rows, invalid);
	}

	private static Assessed found(long invalid, long changed) {
		return new Assessed(1000, invalid, 1000, changed, Map.of(), 0, 0);
	}

	private static Assessed changed(long changed, long acknowledged) {
		return new Assessed(2000, 0, acknowledged, changed, Map.of("tags", 17L, "name", 1000L, "attributes", 17L), 0,
				0);
	}

	private static Hold hold(Reason reason, long contacts) {
		return new Hold(reason, contacts, "words");
	}

}
