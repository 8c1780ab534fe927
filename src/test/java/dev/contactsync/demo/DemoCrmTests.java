package dev.contactsync.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class DemoCrmTests {

	@Test
	void keepsADatabaseThatIsThereAlready(@TempDir Path directory) throws IOException, SQLException {
		Path file = directory.resolve("crm");
		client(DemoCrm.inFile(file))
			.sql("DELETE FROM customer WHERE id NOT IN (SELECT customer_id FROM customer_label)")
			.update();
		JdbcClient again = client(DemoCrm.inFile(file));
		assertThat(again.sql("SELECT COUNT(*) FROM customer").query(Integer.class).single()).isBetween(1, 999);
	}

	private static JdbcClient client(String url) {
		return JdbcClient.create(new DriverManagerDataSource(url));
	}

}
