package dev.contactsync.job;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.contactsync.runs.RunTotals;
import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rows that were read are compared with the source's own count. Public, because a
 * function of the source calls it.
 */
public class RecountTests extends SyncSetUp {

	private static final Runnable NOTHING = () -> {
	};

	private static volatile Runnable observer = NOTHING;

	/** Called by the source for every row that it looks at. */
	public static boolean observe(long id) {
		observer.run();
		return id != Long.MIN_VALUE;
	}

	@AfterEach
	void observeNothing() {
		observer = NOTHING;
	}

	private void readInSmallPages() {
		sync("page-size", 10);
		sync("chunk-size", 10);
		destination("request-size", 10);
		destination("in-flight", 1);
	}

	/** The table is read through a view that tells when a row is looked at. */
	private void observeReading() {
		update("CREATE ALIAS observe FOR \"dev.contactsync.job.RecountTests.observe\"");
		update("CREATE VIEW observed AS SELECT * FROM customer WHERE observe(id)");
		sync("table", "observed");
	}

	/** Done once, when a row is looked at after the first slice has been read. */
	private void whenTheFirstSliceIsRead(Runnable work) {
		AtomicBoolean isDone = new AtomicBoolean();
		observer = () -> {
			if (isFirstSliceRead() && isDone.compareAndSet(false, true)) {
				work.run();
			}
		};
	}

	private boolean isFirstSliceRead() {
		return state()
			.sql("SELECT COUNT(*) FROM contact_sync.slice WHERE step = 'assess' AND number = 0 AND done AND run_id = "
					+ "(SELECT MAX(id) FROM contact_sync.run)")
			.query(Integer.class)
			.single() > 0;
	}

	@Test
	void contactsThatALoadHasMissedAreSentInTheSameRun() {
		readInSmallPages();
		insert(11, 110);
		this.api.answerWith((request) -> {
			if (request.number() == 9) {
				insert(1, 5);
			}
			return ImportAnswer.accepted();
		});

		RunTotals totals = done(run());

		assertThat(totals.delivered()).isEqualTo(105);
		assertThat(totals.read()).isEqualTo(105);
		assertDestinationEqualsSource();
		assertThat(this.api.timesAccepted().values()).containsOnly(1);
	}

	@Test
	void loadOfATableThatShrinksIsDone() {
		readInSmallPages();
		insert(11, 110);
		this.api.answerWith((request) -> {
			if (request.number() == 9) {
				update("DELETE FROM customer WHERE id BETWEEN 15 AND 19");
			}
			return ImportAnswer.accepted();
		});
		assertThat(done(run()).delivered()).isEqualTo(100);
		assertThat(done(run()).read()).isEqualTo(95);
		assertThat(excluded()).containsOnlyKeys("15", "16", "17", "18", "19");
	}

	@Test
	void rowsThatASweepHasMissedAreAssessedInTheSameRun() {
		readInSmallPages();
		insert(11, 110);
		done(run());
		observeReading();
		restart();
		update("UPDATE customer SET city = 'Oslo' WHERE id <= 60");
		update("UPDATE customer SET phone = NULL WHERE id IN (30, 40)");
		whenTheFirstSliceIsRead(() -> {
			insert(1, 5);
			update("UPDATE customer SET city = 'Rome' WHERE id IN (12, 14)");
			update("DELETE FROM customer WHERE id BETWEEN 15 AND 16");
		});

		RunTotals totals = done(run());

		assertThat(totals.delivered()).isEqualTo(51);
		assertThat(totals.unchanged()).isEqualTo(50);
		assertThat(totals.invalid()).isEqualTo(2);
		assertThat(totals.read()).isEqualTo(103);
		assertThat(excluded()).containsOnlyKeys("15", "16", "30", "40");
		assertThat(this.api.accepted()).containsKeys(Contacts.recipient(1), Contacts.recipient(5));
		assertThat(this.api.accepted().get(Contacts.recipient(12))).contains("Rome");
		assertThat(done(run()).unchanged()).isEqualTo(101);
	}

}
