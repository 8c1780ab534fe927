package dev.contactsync.job;

import java.util.List;
import java.util.UUID;

import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys that the state cannot keep, of a source that can: H2, with a state on PostgreSQL.
 */
class OddKeyTests extends SyncSetUp {

	private static final int CONTACTS = 30;

	private boolean isSourceMade;

	@Override
	String newDatabase() {
		if (this.isSourceMade) {
			return TestPostgres.newDatabase();
		}
		this.isSourceMade = true;
		return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
	}

	@BeforeEach
	void makeTable() {
		update("CREATE TABLE person (id VARCHAR(10000) PRIMARY KEY, name VARCHAR(200), email VARCHAR(200), "
				+ "phone VARCHAR(40), opted_in BOOLEAN, city VARCHAR(100), updated_at TIMESTAMP(6) WITH TIME ZONE)");
		sync("table", "person");
		sync("page-size", 7);
		for (int i = 0; i < CONTACTS; i++) {
			add("key-" + i, i);
		}
	}

	private void add(String key, int phone) {
		this.source.sql("INSERT INTO person VALUES (?, 'Person', NULL, ?, TRUE, 'Pune', CURRENT_TIMESTAMP)")
			.params(key, Contacts.phone(phone))
			.update();
	}

	@Test
	void contactWithAKeyThatCannotBeKeptIsInvalidAlone() {
		List<String> odd = List.of("long" + "x".repeat(6400), "nul\0", "half\ud83d");
		odd.forEach((key) -> add(key, 100 + odd.indexOf(key)));
		RunResult load = run();
		assertThat(load.exitCode()).as(load.message()).isEqualTo(3);
		assertThat(done(load).delivered()).isEqualTo(CONTACTS);
		assertThat(excluded()).hasSize(3)
			.containsValues("too-large", "unreadable")
			.allSatisfy((key, reason) -> assertThat(key).matches("(longx{56}|nul|half)\u2026[0-9a-f]{16}"));

		assertThat(done(run())).satisfies((totals) -> {
			assertThat(totals.invalid()).isEqualTo(3);
			assertThat(totals.unchanged()).isEqualTo(CONTACTS);
			assertThat(totals.requests()).isZero();
		});
	}

	@Test
	void contactsWithSuchKeysComeAndGo() {
		done(run());
		add("long" + "y".repeat(6400), 100);
		add("long" + "z".repeat(6400), 101);
		add("plain", 102);
		RunTotals totals = done(run());
		assertThat(totals.invalid()).isEqualTo(2);
		assertThat(totals.delivered()).isEqualTo(1);
		assertThat(excluded()).hasSize(2).allSatisfy((key, reason) -> assertThat(reason).isEqualTo("too-large"));
		String first = excluded().keySet().iterator().next();
		runner().run(new RunRequest.Replay("customers", null, first));
		assertThat(excluded()).containsEntry(first, "too-large");
		update("DELETE FROM person WHERE id LIKE 'longy%'");
		done(run());
		assertThat(excluded()).hasSize(2).containsValues("too-large", "not-in-source");
	}

	@Test
	void paddedKeysAreReplayedAsTheyAreTyped() {
		update("DROP TABLE person");
		update("CREATE TABLE person (id CHAR(10) PRIMARY KEY, name VARCHAR(200), email VARCHAR(200), "
				+ "phone VARCHAR(40), opted_in BOOLEAN, city VARCHAR(100), updated_at TIMESTAMP(6) WITH TIME ZONE)");
		add("ab", 1);
		update("UPDATE person SET phone = 'none'");
		assertThat(run().exitCode()).isEqualTo(3);
		assertThat(excluded()).containsOnlyKeys("ab");
		update("UPDATE person SET phone = '" + Contacts.phone(1) + "'");
		List<RunResult> replayed = runner().run(new RunRequest.Replay("customers", null, "ab"));
		assertThat(done(replayed.get(0)).delivered()).isEqualTo(1);
		assertThat(done(run()).unchanged()).isEqualTo(1);
	}

	@Test
	void firstLoadThatFindsNothingSaysSo() {
		update("DELETE FROM person");
		RunResult result = run();
		assertThat(result.exitCode()).isZero();
		assertThat(result.message()).startsWith("nothing to send: the source shows no rows. If there should be some");
	}

}
