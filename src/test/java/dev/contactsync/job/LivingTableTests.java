package dev.contactsync.job;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.contactsync.launch.RunResult;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table may live while it is read: no run fails for that, and no row that stood
 * throughout is passed over. Only where reading itself loses rows, it fails.
 */
@Tag("databases")
class LivingTableTests extends SyncSetUp {

	private String url = "";

	@Override
	String newDatabase() {
		String database = TestPostgres.newDatabase();
		this.url = this.url.isEmpty() ? database : this.url;
		return database;
	}

	@Test
	void tableThatLivesWhileItIsReadNeverFailsAndKeepsEveryRowThatStood() throws InterruptedException {
		sync("page-size", 20);
		sync("chunk-size", 20);
		update("ALTER TABLE customer DROP CONSTRAINT customer_pkey");
		insertEvenNumbers(1000);
		AtomicBoolean isOver = new AtomicBoolean();
		Thread company = new Thread(() -> live(isOver));
		company.start();
		try {
			for (int night = 0; night < 4; night++) {
				RunResult result = run();
				assertThat(result.exitCode()).as(result.message()).isZero();
				for (int id = 2; id <= 1000; id += 2) {
					assertThat(this.api.accepted()).containsKey(Contacts.recipient(id));
				}
			}
		}
		finally {
			isOver.set(true);
			company.join();
		}
		done(run());
		assertThat(this.source.sql("SELECT phone FROM customer").query(String.class).list())
			.allSatisfy((phone) -> assertThat(this.api.accepted()).containsKey(phone.substring(1)));
	}

	private void insertEvenNumbers(int last) {
		insert(1, last);
		update("DELETE FROM customer WHERE MOD(id, 2) = 1");
	}

	/** Rows with odd numbers come and go. */
	private void live(AtomicBoolean isOver) {
		SingleConnectionDataSource connection = new SingleConnectionDataSource(this.url, true);
		try {
			JdbcTemplate company = new JdbcTemplate(connection);
			while (!isOver.get()) {
				int id = ThreadLocalRandom.current().nextInt(50) * 2 + 1;
				if (company.update("DELETE FROM customer WHERE id = ?", id) == 0) {
					company.update("INSERT INTO customer VALUES (?, 'Person', NULL, ?, TRUE, 'Pune', now())", id,
							Contacts.phone(id));
				}
			}
		}
		finally {
			connection.destroy();
		}
	}

	@Test
	void loadThatLosesRowsAsItReadsFailsAndNamesTheirRange() {
		loseARow();
		RunResult result = run();
		assertThat(result.exitCode()).as(result.message()).isEqualTo(70);
		assertThat(result.message()).contains("of the rows of the whole source, the source counts 100, but 99 can");
		assertThat(run().exitCode()).isEqualTo(70);
	}

	@Test
	void sweepThatLosesRowsAsItReadsFailsBeforeItSends() {
		insert(1, 100);
		done(run());
		int posts = this.api.requestCount();
		update("DELETE FROM customer");
		loseARow();
		update("UPDATE customer SET city = 'Oslo'");
		restart();
		RunResult result = run();
		assertThat(result.exitCode()).as(result.message()).isEqualTo(70);
		assertThat(this.api.requestCount()).isEqualTo(posts);
		this.settings.removeIf((setting) -> setting.contains(".query="));
		sync("table", "customer");
		restart();
		assertThat(done(run()).delivered()).isEqualTo(100);
	}

	/** The source counts a row that it does not give. */
	private void loseARow() {
		insert(1, 100);
		this.settings.removeIf((setting) -> setting.contains(".table="));
		sync("query", "SELECT * FROM customer WHERE id <> 7 OR current_query() LIKE 'SELECT COU%'");
	}

}
