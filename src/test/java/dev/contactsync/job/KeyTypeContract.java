package dev.contactsync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.contactsync.launch.RunRequest;
import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That no row is skipped and none is read twice, whatever the type of the key and the
 * order of its values, by runs with many slices and small pages.
 */
abstract class KeyTypeContract extends SyncSetUp {

	private static final int CONTACTS = 240;

	/** Their order differs from collation to collation. */
	private static final List<String> STARTS = List.of("a", "B", "\u00c4", "_", "b", "A", "\u00e4", "-", "z", "Z",
			"\u00e5", "a b", "ab", "a-b", "\ud83d\ude00", "\u00e9");

	private final List<String> databases = new ArrayList<>();

	private final List<String> keys = new ArrayList<>();

	abstract String database();

	@Override
	String newDatabase() {
		this.databases.add(database());
		return this.databases.get(this.databases.size() - 1);
	}

	@BeforeEach
	void readInSmallPieces() {
		sync("table", "person");
		sync("page-size", 7);
		sync("chunk-size", 5);
		destination("request-size", 10);
	}

	/** A first load that is interrupted, nights by sweeps, and nights by changes. */
	void noRowIsSkippedAndNoneReadTwice(String type) {
		makeTable(type);
		this.api.answerWith(
				(request) -> (request.number() > 9) ? ImportAnswer.failure(403, "Forbidden") : ImportAnswer.accepted());
		assertThat(run().exitCode()).isEqualTo(77);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		assertThat(done(runner().run(new RunRequest.Restart("customers")).get(0)).delivered()).isEqualTo(CONTACTS);
		assertEachWasSent(1);
		assertThat(done(run()).unchanged()).isEqualTo(CONTACTS);
		restart("--contact-sync.syncs.customers.sweep-below=0");
		update("UPDATE person SET city = 'Oslo', updated_at = CURRENT_TIMESTAMP");
		assertThat(done(run()).delivered()).isEqualTo(CONTACTS);
		assertEachWasSent(2);
		update("UPDATE person SET city = 'Rome', updated_at = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00'");
		this.keys.subList(0, 5)
			.forEach((key) -> this.source.sql("DELETE FROM person WHERE TRIM(CAST(id AS VARCHAR(50))) = ?")
				.param(key)
				.update());
		for (int night = 0; night < 7; night++) {
			done(run());
		}
		assertThat(excluded()).containsOnlyKeys(this.keys.subList(0, 5));
		this.keys.subList(5, CONTACTS).forEach((key) -> assertThat(sent(key)).as(key).isEqualTo(3));
		assertThat(this.api.accepted().values()).filteredOn((json) -> json.contains("Rome")).hasSize(CONTACTS - 5);
	}

	private void makeTable(String type) {
		update("CREATE TABLE person (id " + type + " PRIMARY KEY, name VARCHAR(200), email VARCHAR(200), "
				+ "phone VARCHAR(40), opted_in BOOLEAN, city VARCHAR(100), updated_at TIMESTAMP(6) WITH TIME ZONE)");
		this.batch.batchUpdate(
				"INSERT INTO person VALUES (CAST(? AS " + type.replaceAll(" COLLATE.*", "")
						+ "), 'Person', NULL, ?, TRUE, 'Pune', CURRENT_TIMESTAMP)",
				IntStream.range(0, CONTACTS).mapToObj((i) -> row(type, i)).toList());
	}

	private Object[] row(String type, int i) {
		int mixed = i * 7919 % CONTACTS;
		String key = switch (type) {
			case "INTEGER" -> String.valueOf(mixed - CONTACTS / 2);
			case "UUID" -> new UUID(mixed * 0x9E3779B97F4A7C15L, mixed).toString();
			default -> STARTS.get(mixed % STARTS.size()) + mixed;
		};
		this.keys.add(key);
		return new Object[] { key, Contacts.phone(i) };
	}

	private void assertEachWasSent(int times) {
		assertThat(this.api.timesAccepted()).hasSize(CONTACTS);
		assertThat(this.api.timesAccepted().values()).containsOnly(times);
	}

	private int sent(String key) {
		return this.api.timesAccepted(Contacts.recipient(this.keys.indexOf(key)));
	}

}
