package dev.contactsync.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static org.assertj.core.api.Assertions.assertThatCode;

/** What H2 has made before the process was killed must not stop the next start. */
class MigrationTests {

	@ParameterizedTest
	@ValueSource(strings = { "V1__spring_batch.sql", "V2__ledger.sql" })
	void everyStatementCanBeRepeated(String script) throws Exception {
		try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID())) {
			Resource statements = asForH2(new ClassPathResource("db/migration/" + script));
			ScriptUtils.executeSqlScript(connection, statements);
			assertThatCode(() -> ScriptUtils.executeSqlScript(connection, statements)).doesNotThrowAnyException();
		}
	}

	private static Resource asForH2(Resource script) throws IOException {
		String text = script.getContentAsString(StandardCharsets.UTF_8);
		return new ByteArrayResource(text.replace("${room-for-updates}", "").getBytes(StandardCharsets.UTF_8));
	}

}
