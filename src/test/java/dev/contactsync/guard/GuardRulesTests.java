package dev.contactsync.guard;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.contactsync.contact.ProfileField;
import dev.contactsync.guard.AssessmentTotals.KnownContacts;
import dev.contactsync.guard.AssessmentTotals.SuppressedContacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class GuardRulesTests {

	private static final KnownContacts NOBODY = new KnownContacts(0, 0);

	private static final SuppressedContacts NONE = new SuppressedContacts(0, 0);

	@Test
	void usualNightIsNotHeld() {
		assertThat(evaluate(base(1000, 10), found(10, 0), 1000)).isEmpty();
		assertThat(evaluate(null, found(1000, 0), 0)).as("a first run only reports").isEmpty();
	}

	@Test
	void emptiedSourceIsHeldHoweverSmallItWas() {
		assertThat(evaluate(base(3, 0), found(0, 0), 0)).singleElement().satisfies((hold) -> {
			assertThat(hold.reason()).isEqualTo(HoldReason.FEWER);
			assertThat(hold.contacts()).isEqualTo(3);
			assertThat(hold.message()).isEqualTo("the source is empty; it had 3 contacts at run 7");
		});
		assertThat(evaluate(base(0, 0), found(0, 0), 0)).as("as empty as before").isEmpty();
		GuardRules off = rules(Map.of("fewer-percent", "100"));
		assertThat(off.evaluate(base(3, 0), found(0, 0), 0)).hasSize(1);
		assertThat(off.evaluate(base(1000, 0), found(0, 0), 1)).isEmpty();
	}

	@Test
	void lossIsHeldOnlyWhereItIsLargeAndManyContacts() {
		assertThat(evaluate(base(1000, 0), found(0, 0), 800)).isEmpty();
		assertThat(evaluate(base(1000, 0), found(0, 0), 799)).singleElement()
			.extracting(Hold::message)
			.isEqualTo("the source has 799 contacts, 201 fewer (20 %) than at run 7");
		assertThat(evaluate(base(30, 0), found(0, 0), 10)).isEmpty();
		assertThat(evaluate(base(30, 0), found(0, 0), 9)).hasSize(1);
	}

	@Test
	void otherContactsInPlaceOfThoseThatAreKnownAreHeld() {
		assertThat(evaluate(base(1000, 0), missing(200), 1000)).isEmpty();
		assertThat(evaluate(base(1000, 0), missing(201), 1000)).singleElement().satisfies((hold) -> {
			assertThat(hold.reason()).isEqualTo(HoldReason.FEWER);
			assertThat(hold.message()).isEqualTo("201 of 1,000 known contacts are no longer in the source (20 %)");
		});
	}

	private static AssessmentTotals missing(long missing) {
		return new AssessmentTotals(1000, 0, 1000, 0, Map.of(), new KnownContacts(1000, missing), NONE);
	}

	@Test
	void changeIsHeldOnlyWhereItIsOfMostAndOfManyContacts() {
		assertThat(evaluate(null, changed(49, 49), 49)).isEmpty();
		assertThat(evaluate(null, changed(50, 100), 100)).isEmpty();
		assertThat(evaluate(null, changed(1000, 1999), 2000)).singleElement().satisfies((hold) -> {
			assertThat(hold.reason()).isEqualTo(HoldReason.CHANGED);
			assertThat(hold.contacts()).isEqualTo(1000);
			assertThat(hold.message()).isEqualTo("1,000 of 1,999 contacts that the API has would be sent again; "
					+ "what differs: name 1,000, attributes 17, tags 17");
		});
		assertThat(rules(Map.of("changed-percent", "100")).evaluate(null, changed(5000, 5000), 5000)).isEmpty();
	}

	@Test
	void suppressedContactsThatWouldBeSentAreHeldWhereTheyAreManyAndMoreThanAShare() {
		assertThat(evaluate(null, freed(49, 49), 1000)).isEmpty();
		assertThat(evaluate(null, freed(50, 500), 1000)).isEmpty();
		assertThat(evaluate(null, freed(50, 499), 1000)).singleElement().satisfies((hold) -> {
			assertThat(hold.reason()).isEqualTo(HoldReason.SUPPRESSED);
			assertThat(hold.message())
				.isEqualTo("50 of 499 suppressed contacts would be sent, have another phone or are gone (10 %)");
		});
		assertThat(rules(Map.of("suppressed-percent", "100")).evaluate(null, freed(500, 500), 1000)).isEmpty();
	}

	private static AssessmentTotals freed(long freed, long suppressed) {
		return new AssessmentTotals(1000, 0, 1000, 0, Map.of(), NOBODY, new SuppressedContacts(suppressed, freed));
	}

	@Test
	void shareOfInvalidOnesIsHeldOnlyWhereItHasRisenByMuch() {
		assertThat(evaluate(base(1000, 100), found(300, 0), 1000)).isEmpty();
		assertThat(evaluate(base(1000, 100), found(301, 0), 1000)).singleElement().satisfies((hold) -> {
			assertThat(hold.reason()).isEqualTo(HoldReason.INVALID);
			assertThat(hold.contacts()).isEqualTo(201);
			assertThat(hold.message()).isEqualTo("301 of 1,000 contacts are invalid (30 %); at run 7 it was 10 %");
		});
		assertThat(evaluate(new GuardBaseline(7, UUID.randomUUID(), 1000, 50, 0),
				new AssessmentTotals(50, 20, 0, 0, Map.of(), NOBODY, NONE), 1000))
			.isEmpty();
		assertThat(evaluate(new GuardBaseline(7, UUID.randomUUID(), 1000, 0, 0),
				new AssessmentTotals(50, 21, 0, 0, Map.of(), NOBODY, NONE), 1000))
			.as("a run that read nothing")
			.hasSize(1);
	}

	@Test
	void shareOfAPartIsComparedWithTheShareOfAll() {
		GuardBaseline whole = new GuardBaseline(7, UUID.randomUUID(), 10_000, 10_000, 1000);
		assertThat(evaluate(whole, new AssessmentTotals(1000, 290, 0, 0, Map.of(), NOBODY, NONE), 10_000)).isEmpty();
		assertThat(evaluate(whole, new AssessmentTotals(1000, 310, 0, 0, Map.of(), NOBODY, NONE), 10_000)).hasSize(1);
	}

	@Test
	void everyReasonIsTold() {
		AssessmentTotals all = new AssessmentTotals(2000, 900, 3000, 2900, Map.of(), NOBODY,
				new SuppressedContacts(100, 50));
		assertThat(evaluate(base(9000, 0), all, 2000)).extracting(Hold::reason)
			.containsExactly(HoldReason.FEWER, HoldReason.CHANGED, HoldReason.SUPPRESSED, HoldReason.INVALID);
	}

	@Test
	void approvalCoversWhatWasShownAndALittleMore() {
		Map<HoldReason, Long> shown = Map.of(HoldReason.FEWER, 1000L);
		assertThat(GuardRules.covers(shown, List.of(hold(HoldReason.FEWER, 500)))).isTrue();
		assertThat(GuardRules.covers(shown, List.of(hold(HoldReason.FEWER, 1100)))).isTrue();
		assertThat(GuardRules.covers(shown, List.of(hold(HoldReason.FEWER, 1101)))).isFalse();
		assertThat(GuardRules.covers(Map.of(HoldReason.FEWER, 30L), List.of(hold(HoldReason.FEWER, 50)))).isTrue();
		assertThat(GuardRules.covers(shown, List.of(hold(HoldReason.FEWER, 1000), hold(HoldReason.CHANGED, 1000))))
			.isFalse();
		assertThat(GuardRules.covers(Map.of(), List.of(hold(HoldReason.FEWER, 1)))).isFalse();
	}

	private static List<Hold> evaluate(@Nullable GuardBaseline base, AssessmentTotals found, long rows) {
		return rules(Map.of()).evaluate(base, found, rows);
	}

	private static GuardRules rules(Map<String, String> settings) {
		return new GuardRules(
				new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", GuardSettings.class));
	}

	private static GuardBaseline base(long rows, long invalid) {
		return new GuardBaseline(7, UUID.randomUUID(), rows, rows, invalid);
	}

	private static AssessmentTotals found(long invalid, long changed) {
		return new AssessmentTotals(1000, invalid, 1000, changed, Map.of(), NOBODY, NONE);
	}

	private static AssessmentTotals changed(long changed, long acknowledged) {
		return new AssessmentTotals(2000, 0, acknowledged, changed,
				Map.of(ProfileField.TAGS, 17L, ProfileField.NAME, 1000L, ProfileField.ATTRIBUTES, 17L), NOBODY, NONE);
	}

	private static Hold hold(HoldReason reason, long contacts) {
		return new Hold(reason, contacts, "words");
	}

}
