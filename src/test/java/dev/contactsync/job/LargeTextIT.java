package dev.contactsync.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import dev.contactsync.testing.Packaging;
import dev.contactsync.testing.Program;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows with texts of 20 million characters, read by a process with 256 MB. */
class LargeTextIT {

	private static final int CONTACTS = 1000;

	/** Fewer than would be held as an accident. */
	private static final int CHANGED = 450;

	/** Several in one page, and one more. All have a long one that is not mapped. */
	private static final List<Integer> LARGE = List.of(101, 102, 103, 700);

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "PostgreSQL, pages, CITEXT", "PostgreSQL, cursor, TEXT[]", "H2, cursor, CLOB" })
	void textThatIsTooLargeCostsItsContactOnly(String database, String read, String type) throws IOException {
		boolean isOnH2 = database.equals("H2");
		String source = isOnH2 ? "jdbc:h2:file:" + this.folder.resolve("source") : TestPostgres.newDatabase();
		try (Installation installation = new Installation(Packaging.jar(),
				Files.createDirectory(this.folder.resolve("own")), source, StateKind.H2.url(this.folder),
				"--contact-sync.syncs.customers.read=" + read, "--contact-sync.syncs.customers.mapping."
						+ (type.endsWith("[]") ? "tags[0]" : "attributes.note") + "={note}")) {
			insert(installation.source(), type);
			JsonNode load = run(installation);
			assertThat(load.get("invalid").asInt()).isEqualTo(LARGE.size());
			assertThat(load.get("delivered").asInt()).isEqualTo(CONTACTS - LARGE.size());
			assertThat(installation.api().accepted().keySet()).containsExactlyElementsOf(IntStream.range(0, CONTACTS)
				.filter((i) -> !LARGE.contains(i))
				.mapToObj(Contacts::recipient)
				.sorted()
				.toList());
			installation.source()
				.update("UPDATE customer SET name = name || ' again', note = "
						+ (type.endsWith("[]") ? "array_append(note, ' again')" : "note || ' again'") + " WHERE id < ?",
						CHANGED);
			assertThat(run(installation).get("changed").asLong())
				.isEqualTo(CHANGED - LARGE.stream().filter((id) -> id < CHANGED).count());
			Program rejections = installation.start("rejections", "customers", "--json");
			assertThat(rejections.exitCode()).as(rejections.log()).isZero();
			assertThat(JsonMapper.shared().readTree(rejections.answer()).values()).hasSize(LARGE.size())
				.allSatisfy((each) -> assertThat(each.get("reason").asString()).isEqualTo("too-large"))
				.extracting((each) -> each.get("key").asInt())
				.containsExactlyInAnyOrderElementsOf(LARGE);
		}
	}

	private static void insert(JdbcTemplate source, String text) {
		if (text.equals("CITEXT")) {
			source.execute("CREATE EXTENSION citext");
		}
		boolean isArray = text.endsWith("[]");
		source.execute("CREATE TABLE customer (id BIGINT PRIMARY KEY, name VARCHAR(100), phone VARCHAR(40), note "
				+ text + ", remark " + text + ")");
		source.batchUpdate(
				"INSERT INTO customer VALUES (?, ?, ?, " + value("'small'", isArray) + ", "
						+ value("REPEAT('ж', 30000)", isArray) + ")",
				IntStream.range(0, CONTACTS)
					.mapToObj((i) -> new Object[] { i, "Person " + i, Contacts.phone(i) })
					.toList());
		LARGE.forEach((i) -> source
			.update("UPDATE customer SET note = " + value("REPEAT('ж', 20000000)", isArray) + " WHERE id = ?", i));
	}

	private static String value(String text, boolean isArray) {
		return isArray ? "ARRAY[" + text + "]" : text;
	}

	private static JsonNode run(Installation installation) {
		Program program = installation.start("run", "--json");
		assertThat(program.exitCode()).as(() -> program.log() + program.answer()).isEqualTo(3);
		return JsonMapper.shared().readTree(program.answer()).get(0);
	}

}
