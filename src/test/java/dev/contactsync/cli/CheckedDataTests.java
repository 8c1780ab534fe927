package dev.contactsync.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What check says about the rows of a source, and about an API that answers oddly. */
@ExtendWith(OutputCaptureExtension.class)
class CheckedDataTests {

	private static final String LIST = "--contact-sync.syncs.customers.suppress.";

	private static final String MAPPING = "--contact-sync.syncs.customers.mapping.";

	@TempDir
	Path folder;

	private CommandSetUp setUp;

	@BeforeEach
	void start() {
		this.setUp = new CommandSetUp(this.folder);
	}

	@AfterEach
	void stop() {
		this.setUp.close();
	}

	@Test
	void nobodyIsValid() {
		this.setUp.crm().sql("UPDATE customer SET mobile = 'ask ' || id").update();
		CommandAnswer answer = this.setUp.run("check", "--json");
		assertThat(answer.exitCode()).isEqualTo(78);
		assertThat(finding(answer, "CS3015").get("meaning").asString())
			.isEqualTo("none of 4 rows could be sent: 3 not-a-number (CS3102), 1 opted-out (CS3112).");
	}

	@Test
	void nobodyHasOptedIn() {
		this.setUp.crm().sql("ALTER TABLE customer ADD COLUMN status VARCHAR(20) DEFAULT 'active'").update();
		CommandAnswer builtIn = this.setUp.run("check", "--json", MAPPING + "consent=status");
		assertThat(builtIn.exitCode()).isEqualTo(78);
		assertThat(finding(builtIn, "CS3014").get("meaning").asString()).isEqualTo("none of 4 rows has opted in.");
		assertThat(finding(builtIn, "CS3014").get("action").asString())
			.startsWith("Only 1, on, t, true, y, yes mean yes: ");
		CommandAnswer own = this.setUp.run("check", "--json", MAPPING + "consent=(none)",
				MAPPING + "consent.column=status", MAPPING + "consent.words=gold");
		assertThat(finding(own, "CS3014").get("action").asString()).startsWith("Only gold mean yes: ");
		CommandAnswer right = this.setUp.run("check", "--json", MAPPING + "consent=(none)",
				MAPPING + "consent.column=status", MAPPING + "consent.words=active");
		assertThat(right.exitCode()).isZero();
	}

	@Test
	void runSaysThatNobodyHasOptedIn() {
		this.setUp.crm().sql("UPDATE customer SET opted_in = FALSE").update();
		assertThat(this.setUp.run("run").out()).contains("nothing to send, nobody has opted in");
		assertThat(this.setUp.run("run", "--full", "--json").element().get("message").asString())
			.isEqualTo("nothing to send, nobody has opted in");
	}

	@Test
	void runSaysHowManyPhonesWereReadByTheDefaultRegion() {
		this.setUp.crm().sql("UPDATE customer SET mobile = '020 7946 0001' WHERE id = 1").update();
		assertThat(this.setUp.run("run").out())
			.contains("2 contacts delivered, 1 rejected, 1 phone read by the default region");
		assertThat(this.setUp.run("run", "--full").out()).doesNotContain("default region");
	}

	@Test
	void sourceHasNoRows() {
		this.setUp.crm().sql("DELETE FROM customer").update();
		CommandAnswer answer = this.setUp.run("check", "--json");
		assertThat(answer.exitCode()).isZero();
		assertThat(finding(answer, "CS2203").get("result").asString()).isEqualTo("warning");
	}

	@Test
	void rowsAreSpreadOverTheTable() {
		this.setUp.crm().sql("DELETE FROM customer").update();
		this.setUp.crm()
			.sql("""
					INSERT INTO customer SELECT x, 'Name', CASE WHEN x > 2400 THEN '12' ELSE '+4420794' || (60000 + x) END, TRUE,
						TIMESTAMP WITH TIME ZONE '2026-03-02 02:00:00+00:00' FROM SYSTEM_RANGE(1, 3000)
					""")
			.update();
		String tried = this.setUp.run("check").out();
		assertThat(tried).contains("rows, customers: 1,000 rows tried: 800 would be sent, 200 too-short (CS3106)")
			.contains("warning  CS3106: rows, customers: 200 rows: too-short");
	}

	@Test
	void tellsWhatToMakeInTheAccountFirst() {
		this.setUp.crm().sql("UPDATE customer SET name = 'vip-' || id, mobile = '020 7946 000' || id").update();
		String told = this.setUp
			.run("check", MAPPING + "tags[0]=crm", MAPPING + "tags[1]={name}", MAPPING + "attributes.city=Pune",
					MAPPING + "attributes.zone_2={name}")
			.out();
		assertThat(told).contains("tags, customers: make these in BotPenguin first: crm, vip-1, vip-2, vip-3\n",
				"attributes, customers: make these in BotPenguin first: city, zone_2\n",
				"3 with a phone read by the default region");
		String off = this.setUp
			.run("check", MAPPING + "tags[0]=crm", MAPPING + "attributes.city=Pune",
					"--contact-sync.destinations.bot.tags=false", "--contact-sync.destinations.bot.attributes=none")
			.out();
		assertThat(off).doesNotContain("in BotPenguin first");
	}

	@Test
	void triesTheListOfBlockedPhones() {
		this.setUp.crm().sql("CREATE TABLE do_not_contact (phone VARCHAR(40))").update();
		this.setUp.crm().sql("INSERT INTO do_not_contact VALUES ('+44 20 7946 0001'), ('020 7946 0002')").update();
		CommandAnswer all = checkList(LIST + "default-region=GB");
		assertThat(all.exitCode()).isZero();
		assertThat(all.json()).anyMatch((finding) -> finding.get("check").asString().equals("suppress")
				&& finding.get("meaning").asString().equals("2 entries of the list tried: 2 can be read"));
		assertThat(codes(all)).containsExactly("CS3102");
		this.setUp.crm().sql("INSERT INTO do_not_contact VALUES ('nobody')").update();
		CommandAnswer some = checkList();
		assertThat(some.exitCode()).isZero();
		assertThat(finding(some, "CS3016").get("meaning").asString()).isEqualTo(
				"2 entries of the list cannot be read and block nobody: 1 not-a-number (CS3102), 1 no-region (CS3105)");
		this.setUp.crm().sql("DELETE FROM do_not_contact WHERE phone LIKE '+%'").update();
		CommandAnswer none = checkList();
		assertThat(none.exitCode()).isEqualTo(78);
		assertThat(finding(none, "CS3017").get("meaning").asString())
			.isEqualTo("none of 2 entries of the list can be read: 1 not-a-number (CS3102), 1 no-region (CS3105).");
	}

	@Test
	void triesAThousandBlockedPhones() {
		CommandAnswer answer = this.setUp.run("check", "--json",
				LIST + "query=SELECT '+4420794' || (60000 + x) AS phone FROM SYSTEM_RANGE(1, 3000)",
				LIST + "phone={phone}");
		assertThat(answer.json()).anyMatch((finding) -> finding.get("meaning")
			.asString()
			.equals("1,000 entries of the list tried: 1,000 can be read"));
	}

	@Test
	void listOfBlockedPhonesCannotBeRead() {
		CommandAnswer noTable = checkList();
		assertThat(noTable.exitCode()).isEqualTo(78);
		assertThat(finding(noTable, "CS2002").get("check").asString()).isEqualTo("suppress");
		this.setUp.crm().sql("CREATE TABLE do_not_contact (number VARCHAR(40))").update();
		CommandAnswer mistakes = this.setUp.run("check", "--json", LIST + "query=SELECT number FROM do_not_contact",
				LIST + "phone={phone}", LIST + "default-region=Atlantis");
		assertThat(mistakes.exitCode()).isEqualTo(78);
		assertThat(finding(mistakes, "CS3009").get("meaning").asString())
			.startsWith("contact-sync.syncs.customers.suppress.phone: the source has no column \"phone\"");
		assertThat(finding(mistakes, "CS3004").get("meaning").asString())
			.startsWith("contact-sync.syncs.customers.suppress.default-region: ");
		this.setUp.crm().sql("CREATE TABLE listed (phone DOUBLE PRECISION)").update();
		assertThat(codes(checkList("--contact-sync.syncs.customers.suppress.query=SELECT phone FROM listed")))
			.contains("CS3011");
	}

	@Test
	void runSaysHowManyBlockedPhonesCannotBeRead(CapturedOutput output) {
		this.setUp.crm().sql("CREATE TABLE do_not_contact (phone VARCHAR(40))").update();
		this.setUp.crm()
			.sql("INSERT INTO do_not_contact VALUES ('+44 20 7946 0001; +44 20 7946 0002'), ('nobody'), (NULL)")
			.update();
		this.setUp.run("run", LIST + "query=SELECT phone FROM do_not_contact", LIST + "phone={phone}");
		assertThat(output.getErr())
			.contains("CS3016: customers: 2 entries of the list of blocked phones cannot be read as a phone");
		assertThat(this.setUp.api().accepted()).isEmpty();
	}

	private CommandAnswer checkList(String... settings) {
		return this.setUp.run(
				Stream
					.concat(Stream.of("check", "--json", LIST + "query=SELECT phone FROM do_not_contact",
							LIST + "phone={phone}"), Stream.of(settings))
					.toArray(String[]::new));
	}

	@ParameterizedTest
	@CsvSource({ "/api/, CS1112", "/v7/API, CS1112", "/nowhere, ''" })
	void baseUrlHasAPartTooMany(String path, String code) {
		CommandAnswer answer = this.setUp.run("check", "--json",
				"--contact-sync.destinations.bot.base-url=" + this.setUp.api().baseUrl() + path);
		assertThat(answer.exitCode()).isZero();
		assertThat(codes(answer))
			.containsExactlyElementsOf(Stream.of("CS3102", code, "CS4012").filter((each) -> !each.isEmpty()).toList());
		assertThat(answer.json())
			.noneMatch((finding) -> finding.get("meaning").asString().contains("accepts the token"));
	}

	@Test
	void baseUrlIsTheWholeAddress() {
		String url = "--contact-sync.destinations.bot.base-url=" + this.setUp.api().baseUrl();
		assertThat(codes(this.setUp.run("check", "--json", url + "/inbox/users/import/"))).contains("CS1112");
		assertThat(codes(this.setUp.run("check", "--json", url + "/a/b", "--contact-sync.destinations.bot.path=/b")))
			.contains("CS1112");
		assertThat(codes(this.setUp.run("check", "--json", url))).containsExactly("CS3102");
	}

	private static List<String> codes(CommandAnswer answer) {
		return answer.json()
			.stream()
			.filter((finding) -> !finding.get("code").isNull())
			.map((finding) -> finding.get("code").asString())
			.toList();
	}

	private static JsonNode finding(CommandAnswer answer, String code) {
		return answer.json()
			.stream()
			.filter((finding) -> code.equals(finding.get("code").asString("")))
			.findFirst()
			.orElseThrow(() -> new AssertionError(answer.out()));
	}

}
