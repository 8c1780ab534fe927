package dev.contactsync.job;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.contactsync.ContactSyncApplication;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A marked token and marked personal data through every failure: they are in no log, no
 * table of the state, and no answer of a command.
 */
@Tag("slow")
class SecrecyTests extends SyncSetUp {

	private static final String MARK = UUID.randomUUID().toString().substring(0, 8);

	private static final String TOKEN = "tok" + MARK;

	private static final String NAME = "Nym" + MARK;

	private static final String EMAIL = "mail" + MARK;

	private static final String CITY = "Town" + MARK;

	private final PrintStream usualOut = System.out;

	private final PrintStream usualErr = System.err;

	private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

	private boolean onPostgres;

	@Override
	String newDatabase() {
		return this.onPostgres ? TestPostgres.newDatabase() : super.newDatabase();
	}

	@BeforeEach
	void capture() {
		PrintStream capture = new PrintStream(this.printed, true, StandardCharsets.UTF_8);
		System.setOut(capture);
		System.setErr(capture);
	}

	@AfterEach
	void release() {
		System.setOut(this.usualOut);
		System.setErr(this.usualErr);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void noFailureShowsTokenOrPerson(boolean postgres) {
		this.onPostgres = postgres;
		this.settings.clear();
		start();
		waitsAreShort();
		this.api.token(TOKEN);
		destination("token", TOKEN);
		for (String logger : List.of("root", "dev.contactsync", "org.springframework", "org.springframework.batch",
				"com.zaxxer.hikari", "org.flywaydb")) {
			set("logging.level." + logger, "DEBUG");
		}
		sync("mapping.attributes.day", "{emails:dd/MM}");
		insert(1, 20);
		write("UPDATE customer SET name = CONCAT(?, id), email = CONCAT(?, id, '@example.com'), city = ?", NAME, EMAIL,
				CITY);
		update("ALTER TABLE customer ADD emails VARCHAR(200) ARRAY");
		update("UPDATE customer SET emails = ARRAY[email]");
		run();
		assertThat(excluded()).hasSize(20).containsValue("unreadable");
		sync("mapping.attributes.day", "{city}");
		restart();
		answers().forEach((answer) -> {
			update("UPDATE customer SET city = city || '.'");
			this.api.answerWith((request) -> answer);
			run();
		});
		this.api.answerWith((request) -> request.recipients().contains(Contacts.recipient(5))
				? ImportAnswer.failure(422, echoOwn(5)) : ImportAnswer.accepted());
		runner().run(RunRequest.update("customers"));
		spoil();
		runner().run(RunRequest.update("customers"));
		assertThat(excluded()).hasSize(8);
		assertThat(this.api.accepted().get(Contacts.recipient(9))).contains(NAME, EMAIL, CITY);
		commands();
		assertThat(tables()).as("the API's words, masked").contains("<***> is wrong, +***");
		assertHidden("the state", tables());
		String all = this.printed.toString(StandardCharsets.UTF_8);
		assertThat(all).as("the log tells much").contains("DEBUG").contains("KEY").contains("\"detail\"");
		assertHidden("log and answers", all);
	}

	/** Failures of every class, which repeat what they were sent. */
	private static List<ImportAnswer> answers() {
		List<ImportAnswer> answers = new ArrayList<>();
		for (int status : List.of(200, 400, 401, 402, 403, 404, 409, 413, 415, 422, 429, 500, 501, 502, 503)) {
			answers.add(ImportAnswer.json(status, "{\"success\":false,\"message\":\"" + echo(2) + "\",\"data\":[\""
					+ echo(3) + "\",\"" + TOKEN + "\"]}"));
		}
		answers.add(ImportAnswer.status(302).header("Location", "https://" + TOKEN + ".example.com/" + echo(4)));
		answers.add(ImportAnswer.json(200, echo(1)).header("Content-Type", "text/html"));
		answers.add(ImportAnswer.json(200, echo(1)).header("Content-Type", echo(1)));
		answers.add(ImportAnswer.dropAfterApplying());
		answers.add(ImportAnswer.dropBeforeApplying());
		return answers;
	}

	/** The API's words about a contact: without a name, which nobody could tell. */
	private static String echo(int contact) {
		String recipient = Contacts.recipient(contact);
		return "%s: <%s%d@example.com> is wrong, +%s, %s-%s-%s, Bearer %s".formatted(TOKEN, EMAIL, contact, recipient,
				recipient.substring(2, 3), recipient.substring(3, 7), recipient.substring(7), TOKEN);
	}

	/** Its words about a contact of the request that it answers, in other writings. */
	private static String echoOwn(int contact) {
		return "%s; %s %d of %s, %s%%20%d, %s%d%%40example.com".formatted(echo(contact), NAME, contact,
				CITY.toUpperCase(Locale.ROOT), NAME, contact, EMAIL, contact);
	}

	/** What makes contacts excluded, for every reason that a table can give. */
	private void spoil() {
		update("UPDATE customer SET phone = phone || '5550001' WHERE id = 10");
		write("UPDATE customer SET phone = ? WHERE id = 11", NAME);
		update("UPDATE customer SET phone = SUBSTRING(phone, 1, 6) WHERE id = 12");
		update("UPDATE customer SET name = name || REPEAT('x', 120) WHERE id = 13");
		update("UPDATE customer SET opted_in = FALSE WHERE id = 14");
		samePhone(15, 16);
		write("UPDATE customer SET email = CONCAT(?, '(at)example.com') WHERE id = 17", EMAIL);
		update("DELETE FROM customer WHERE id = 18");
	}

	/** Our own statements are in the log as well. */
	private void write(String sql, Object... values) {
		this.source.sql(sql).params(values).update();
	}

	private void commands() {
		this.settings.removeIf((setting) -> setting.startsWith("--logging."));
		List<List<String>> commands = List.of(List.of("rejections", "customers"),
				List.of("rejections", "customers", "--kind", "duplicate"), List.of("status"), List.of("runs"),
				List.of("check"), List.of("replay", "customers"));
		for (List<String> command : commands) {
			for (boolean json : List.of(false, true)) {
				List<String> arguments = new ArrayList<>(command);
				arguments.addAll(this.settings);
				if (json) {
					arguments.add("--json");
				}
				ContactSyncApplication.run(arguments.toArray(String[]::new));
			}
		}
	}

	/** Every row of every table of the state, Spring Batch's included. */
	private String tables() {
		List<String> tables = state()
			.sql("SELECT table_name FROM information_schema.tables WHERE LOWER(table_schema) = 'contact_sync'")
			.query(String.class)
			.list();
		assertThat(tables).hasSizeGreaterThan(15);
		StringBuilder rows = new StringBuilder();
		tables.forEach((table) -> rows.append(table)
			.append(state().sql("SELECT * FROM contact_sync.\"" + table + "\"").query().listOfRows()));
		return rows.toString();
	}

	private static void assertHidden(String where, String text) {
		List<String> marks = new ArrayList<>(List.of(TOKEN, NAME, EMAIL, CITY));
		for (int i = 1; i <= 20; i++) {
			marks.add(Contacts.recipient(i));
			marks.add(Contacts.recipient(i).substring(2));
			marks.add(Contacts.recipient(i).substring(3, 7) + "-" + Contacts.recipient(i).substring(7));
		}
		String lower = text.toLowerCase(Locale.ROOT);
		for (String mark : marks) {
			int at = lower.indexOf(mark.toLowerCase(Locale.ROOT));
			assertThat(at)
				.as("%s in %s: %s", mark, where,
						(at < 0) ? "" : text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100)))
				.isNegative();
		}
	}

}
