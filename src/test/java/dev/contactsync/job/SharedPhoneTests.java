package dev.contactsync.job;

import java.util.Random;

import dev.contactsync.runs.RunTotals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One phone on several contacts, wherever they are in the table. */
class SharedPhoneTests extends SyncSetUp {

	@ParameterizedTest
	@CsvSource({ "100, 1", "7, 4", "2, 4", "2, 1", "1, 4" })
	void ownerIsTheSameInOneChunkAcrossChunksAndAcrossSlices(int chunkSize, int inFlight) {
		insert(1, 90);
		samePhone(1, 2, 31, 61, 90);
		samePhone(50, 10, 51);
		newer(61, 1);
		sync("chunk-size", chunkSize);
		destination("in-flight", inFlight);
		assertOneOwner(done(run()), 84);
		assertThat(done(run()).requests()).isZero();
		update("UPDATE customer SET city = 'Oslo'");
		assertOneOwner(done(run()), 84);
		assertThat(done(run()).requests()).isZero();
	}

	private void assertOneOwner(RunTotals totals, int delivered) {
		assertThat(excluded()).containsOnlyKeys("1", "2", "31", "90", "50", "51").containsValue("same-phone");
		assertThat(totals.duplicate()).isEqualTo(6);
		assertThat(totals.delivered()).isEqualTo(delivered);
		assertDestinationEqualsSource(1, 2, 31, 90, 50, 51);
	}

	@ParameterizedTest
	@CsvSource({ "1", "2", "3" })
	void ownerChangesFromNightToNight(int seed) {
		Random random = new Random(seed);
		insert(1, 12);
		samePhone(1, 4, 8, 12);
		sync("chunk-size", 3);
		int owner = 1;
		done(run());
		assertDestinationEqualsSource(4, 8, 12);
		int[] twins = { 1, 4, 8, 12 };
		for (int night = 1; night < 8; night++) {
			int next = twins[random.nextInt(twins.length)];
			newer(next, night);
			RunTotals totals = done(run());
			assertThat(totals.delivered()).isEqualTo((next == owner) ? 0 : 1);
			assertThat(totals.duplicate()).isEqualTo(3);
			owner = next;
			assertThat(this.api.accepted().get(Contacts.recipient(1))).contains("Person " + owner + "\"");
			assertThat(excluded()).hasSize(3).doesNotContainKey(String.valueOf(owner)).containsValue("same-phone");
			assertThat(done(run()).requests()).isZero();
		}
	}

	@Test
	void twinsThatLeaveOneAfterTheOtherHandThePhoneOn() {
		insert(1, 6);
		samePhone(1, 3, 5);
		sync("chunk-size", 2);
		done(run());
		for (int leaver : new int[] { 1, 3 }) {
			update("DELETE FROM customer WHERE id = " + leaver);
			assertThat(done(run()).delivered()).isEqualTo(1);
			assertDestinationEqualsSource((leaver == 1) ? 5 : 0);
		}
		insert(1, 1);
		assertThat(done(run()).delivered()).isEqualTo(1);
		assertDestinationEqualsSource(5);
		assertThat(done(run()).requests()).isZero();
	}

	private void newer(int contact, int days) {
		update("UPDATE customer SET updated_at = TIMESTAMP WITH TIME ZONE '2026-02-%02d 00:00:00+00' WHERE id = %d"
			.formatted(days, contact));
	}

}
