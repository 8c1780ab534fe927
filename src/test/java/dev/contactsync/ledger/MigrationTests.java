package dev.contactsync.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static org.assertj.core.api.Assertions.assertThatCode;

/** What H2 has made before the process was killed must not stop the next start. */
class MigrationTests {

	@ParameterizedTest
	@ValueSource(strings = { "V1__spring_batch.sql", "V2__ledger.sql" })
	void everyStatementCanBeRepeated(String script) throws Exception {
		try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID())) {
			ClassPathResource statements = new ClassPathResource("db/migration/" + script);
			ScriptUtils.executeSqlScript(connection, statements);
			assertThatCode(() -> ScriptUtils.executeSqlScript(connection, statements)).doesNotThrowAnyException();
		}
	}

}
