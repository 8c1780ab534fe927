package dev.contactsync.job;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Text that breaks programs, from a database to the API. */
abstract class OddTextContract extends SyncSetUp {

	private static final int MANY = 1_000_000;

	@Override
	abstract String newDatabase();

	/** More texts, and what arrives. */
	abstract Map<String, String> more();

	@BeforeEach
	void makeRoom() {
		update("ALTER TABLE customer ALTER COLUMN city SET DATA TYPE VARCHAR(" + MANY + ")");
	}

	@Test
	void oddTextArrivesAsValidJson() {
		Map<String, String> texts = new LinkedHashMap<>();
		for (String plain : new String[] { "😀👩‍👩‍👧", "שלום\u200f", "नमस्ते", "e\u0301", "\"\\/</script>", "\uffff",
				"#{T(java.lang.Runtime).getRuntime().exec('x')}", "${java.home}", "%s {0} {name} {{", "=1+1", "'; --",
				"a\u00a0b" }) {
			texts.put(plain, plain);
		}
		texts.put("tab\tand\r\nline", "tab and line");
		texts.put("\u202ereversed", "reversed");
		texts.put("\ufeffmarked\u001b[31m", "marked[31m");
		texts.putAll(more());
		insert(1, texts.size() + 1);
		int id = 0;
		for (String text : texts.keySet()) {
			write(++id, text);
		}
		assertThat(done(run()).delivered()).isEqualTo(texts.size() + 1);
		id = 0;
		for (String text : texts.values()) {
			JsonNode details = JsonMapper.shared()
				.readTree(this.api.accepted().get(Contacts.recipient(++id)))
				.at("/profile/userDetails");
			assertThat(details.get("userProvidedName").asString()).isEqualTo(text);
			assertThat(details.at("/attributes/0/value").asString()).isEqualTo(text);
		}
		assertThat(done(run()).requests()).isZero();
	}

	@Test
	void contactWithAMillionCharactersIsInvalidAloneAndTheRunContinues() {
		insert(1, 30);
		this.source.sql("UPDATE customer SET city = ? WHERE id = 15").param("x".repeat(MANY)).update();
		for (int night = 0; night < 2; night++) {
			RunResult result = run();
			assertThat(result.exitCode()).isEqualTo(3);
			RunTotals totals = done(result);
			assertThat(totals.invalid()).isEqualTo(1);
			assertThat(totals.delivered()).isEqualTo((night == 0) ? 29 : 0);
			assertThat(excluded()).containsExactly(Map.entry("15", "too-large"));
			assertDestinationEqualsSource(15);
		}
		update("UPDATE customer SET city = 'Oslo' WHERE id = 15");
		assertThat(done(run()).delivered()).isEqualTo(1);
		assertThat(excluded()).isEmpty();
		assertDestinationEqualsSource();
	}

	@Test
	void templateHasNoExpressionLanguage() {
		insert(1, 1);
		sync("mapping.attributes.city", "#{city} T(java.lang.Runtime)");
		done(run());
		assertThat(this.api.accepted().get(Contacts.recipient(1))).contains("\"value\":\"#Pune T(java.lang.Runtime)\"");
	}

	private void write(int id, String text) {
		this.source.sql("UPDATE customer SET name = ?, city = ? WHERE id = ?").params(text, text, id).update();
	}

}
