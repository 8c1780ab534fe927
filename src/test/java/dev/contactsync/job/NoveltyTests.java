package dev.contactsync.job;

import dev.contactsync.launch.RunRequest;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.testing.ImportAnswer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is new, changed, or known just like that, of those who are delivered. */
class NoveltyTests extends SyncSetUp {

	@BeforeEach
	void load() {
		waitsAreShort();
		insert(1, 2);
		update("UPDATE customer SET updated_at = TIMESTAMP WITH TIME ZONE '2026-01-02 00:00:00+00' WHERE id = 1");
		sync("guard.changed-percent", 100);
		assertThat(done(run()).added()).isEqualTo(2);
	}

	@ParameterizedTest(name = "{0}")
	@CsvFileSource(resources = "/job/novelties.tsv", delimiter = '\t')
	void contactIsWhatItWasToTheApiBefore(String name, @Nullable String first, @Nullable String second, long added,
			long changed, long again) {
		night(first);
		RunTotals totals = night(second);
		assertThat(totals.added()).as("new").isEqualTo(added);
		assertThat(totals.changed()).as("changed").isEqualTo(changed);
		assertThat(totals.again()).as("again").isEqualTo(again);
		assertThat(totals.delivered()).isEqualTo(added + changed + again);
	}

	/**
	 * What was before the first claim decides, and not the doubt that the run has made
	 * itself.
	 */
	@ParameterizedTest(name = "{0}")
	@CsvFileSource(resources = "/job/novelties.tsv", delimiter = '\t')
	void doubtMakesNoDifference(String name, @Nullable String first, @Nullable String second, long added, long changed,
			long again) {
		night(first);
		this.api.next(4, ImportAnswer.status(502).applying());
		RunTotals totals = night(second);
		if (totals.pending() > 0) {
			totals = done(run());
		}
		assertThat(totals.added()).as("new").isEqualTo(added);
		assertThat(totals.changed()).as("changed").isEqualTo(changed);
		assertThat(totals.again()).as("again").isEqualTo(again);
		assertThat(totals.maybeTwice()).as("contacts, however often they were posted")
			.isLessThanOrEqualTo(added + changed + again);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatWasSaidBeforeADoubtIsSaidAgain(boolean isTheSame) {
		update("UPDATE customer SET city = 'Oslo' WHERE id = 1");
		this.api.answerWith((request) -> ImportAnswer.status(502).applying());
		done(run());
		update("UPDATE customer SET city = '%s' WHERE id = 1".formatted(isTheSame ? "Pune" : "Rome"));
		this.api.answerWith((request) -> ImportAnswer.accepted());
		RunTotals totals = done(runner().run(RunRequest.update("customers")).get(0));
		assertThat(totals.again()).isEqualTo(isTheSame ? 1 : 0);
		assertThat(totals.changed()).isEqualTo(isTheSame ? 0 : 1);
	}

	@Test
	void contactWhoseFirstRequestIsInDoubtIsNewInTheRunThatDeliversIt() {
		insert(3, 3);
		this.api.answerWith((request) -> ImportAnswer.status(502).applying());
		done(run());
		this.api.answerWith((request) -> ImportAnswer.accepted());
		assertThat(done(run()).added()).isEqualTo(1);
	}

	@Test
	void refusedContactThatIsReplayedAsItWasBeforeIsDeliveredAgain() {
		update("UPDATE customer SET city = 'Oslo' WHERE id = 1");
		this.api.answerWith((request) -> ImportAnswer.failure(422, "no"));
		assertThat(done(run()).refused()).isEqualTo(1);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		RunTotals totals = done(runner().run(new RunRequest.Replay("customers", null, null)).get(0));
		assertThat(totals.changed()).isEqualTo(1);
	}

	private RunTotals night(@Nullable String changes) {
		if (changes != null) {
			for (String change : changes.split("; ")) {
				change(change.split(" "), change);
			}
		}
		return done(run());
	}

	private void change(String[] words, String sql) {
		switch (words[0]) {
			case "INSERT" -> insert(Integer.parseInt(words[1]), Integer.parseInt(words[1]));
			case "PHONE" -> samePhone(Integer.parseInt(words[1]), Integer.parseInt(words[1]));
			case "SHARE" -> samePhone(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
			case "NEWER" -> update("UPDATE customer SET updated_at = TIMESTAMP WITH TIME ZONE '2026-03-01 00:00:00+00' "
					+ "WHERE id = " + words[1]);
			case "SAME" ->
				update("UPDATE customer SET name = 'Person %1$s', email = 'p%1$s@example.com' WHERE id = %2$s"
					.formatted(words[1], words[2]));
			case "SWAP" ->
				update("UPDATE customer SET phone = CASE id WHEN 1 THEN '%s' WHEN 2 THEN '%s' END WHERE id < 3"
					.formatted(Contacts.phone(2), Contacts.phone(1)));
			default -> update(sql);
		}
	}

}
