package dev.contactsync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands from end to end: a CRM, an import API, a state. */
class CommandsTests {

	private static final List<String> RUN = List.of("sync", "run", "outcome", "message", "read", "delivered",
			"unchanged", "invalid", "refused", "suppressed", "duplicate", "pending", "new", "changed", "again",
			"requests", "retries", "maybeTwice", "accepted", "seconds", "code", "action", "exit");

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
		assertThat(this.setUp.api().violations()).isEmpty();
	}

	@Test
	void runDeliversAndTellsWhatItDid() {
		CommandAnswer first = this.setUp.run("run", "customers");
		assertThat(first.prints("run.txt").exitCode()).isEqualTo(3);
		assertThat(first.err()).isEmpty();
		assertThat(this.setUp.api().accepted()).hasSize(2);
		assertThat(this.setUp.run("run").prints("run-again.txt").exitCode()).isEqualTo(3);
		assertThat(this.setUp.api().requestCount()).isEqualTo(1);
	}

	@Test
	void runAnswersInJson() {
		CommandAnswer answer = this.setUp.run("run", "--json");
		assertThat(answer.exitCode()).isEqualTo(3);
		JsonNode run = answer.element();
		assertThat(run.propertyNames()).containsExactlyElementsOf(RUN);
		assertThat(run.get("sync").asString()).isEqualTo("customers");
		assertThat(run.get("outcome").asString()).isEqualTo("done");
		assertThat(RUN.subList(4, 19)).allSatisfy((count) -> assertThat(run.get(count).isIntegralNumber()).isTrue());
		assertThat(run.get("seconds").isNumber()).isTrue();
		assertThat(run.get("read").asInt()).isEqualTo(4);
		assertThat(run.get("delivered").asInt()).isEqualTo(2);
		assertThat(run.get("new").asInt()).isEqualTo(2);
		assertThat(run.get("code").isNull()).isTrue();
		assertThat(run.get("exit").asInt()).isEqualTo(3);
	}

	@Test
	void limitLeavesTheRestToTheNextRun() {
		JsonNode limited = this.setUp.run("run", "--limit", "1", "--json").element();
		assertThat(limited.get("delivered").asInt()).isEqualTo(1);
		assertThat(limited.get("pending").asInt()).isEqualTo(1);
		assertThat(this.setUp.run("run", "--full", "--json").element().get("delivered").asInt()).isEqualTo(1);
	}

	@Test
	void runFailsWithoutAnInternalWordWhereTheTokenIsWrong() {
		this.setUp.api().token("another");
		CommandAnswer answer = this.setUp.run("run", "customers", "--json");
		assertThat(answer.exitCode()).isEqualTo(77);
		assertThat(answer.element().get("outcome").asString()).isEqualTo("failed");
		assertThat(answer.element().get("code").asString()).isEqualTo("CS4010");
		assertThat(answer.element().get("action").asString()).startsWith("Put the account's current token into ");
		assertThat(answer.element().get("exit").asInt()).isEqualTo(77);
		JsonNode run = this.setUp.run("runs", "--json").element();
		assertThat(run.get("code").asString()).isEqualTo("CS4010");
		assertThat(this.setUp.run("runs").out()).contains("  CS4010: The import API");
		assertThat(answer.err()).startsWith("contact-sync: CS4010: customers: ")
			.doesNotContain("Exception", "fake-token");
	}

	@Test
	void restartFinishesWhatIsUnfinishedOnly() {
		assertThat(this.setUp.run("restart").prints("restart-nothing.txt").exitCode()).isZero();
		assertThat(this.setUp.run("restart", "--json").json()).isEmpty();
		this.setUp.api().token("another");
		this.setUp.run("run");
		this.setUp.api().token("fake-token");
		assertThat(this.setUp.run("restart", "customers", "--json").element().get("run").asInt()).isEqualTo(1);
	}

	@Test
	void rejectionsAreListedWithTheirReason() {
		assertThat(this.setUp.run("rejections", "customers").prints("rejections-none.txt").exitCode()).isZero();
		assertThat(this.setUp.run("rejections", "customers", "--json").json()).isEmpty();
		this.setUp.run("run");
		this.setUp.run("rejections", "customers").prints("rejections.txt");
		JsonNode rejection = this.setUp.run("rejections", "customers", "--json").element();
		assertThat(rejection.propertyNames()).containsExactly("key", "kind", "reason", "code", "field", "detail",
				"attempts", "firstSeen", "lastSeen", "accepted");
		assertThat(rejection.get("key").asString()).isEqualTo("3");
		assertThat(rejection.get("code").asString()).isEqualTo("CS3102");
		for (String reason : List.of("not-a-number", "CS3102", "cs3102", "3102")) {
			assertThat(this.setUp.run("rejections", "customers", "--json", "--reason", reason).json()).hasSize(1);
		}
		assertThat(rejection.get("attempts").asInt()).isEqualTo(1);
		assertThat(rejection.get("firstSeen").asString()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
		JsonNode suppressed = this.setUp.run("rejections", "customers", "--json", "--kind", "suppressed").element();
		assertThat(suppressed.get("key").asString()).isEqualTo("4");
		assertThat(this.setUp.run("rejections", "customers", "--json", "--reason", "too-long").json()).isEmpty();
	}

	@Test
	void replayTriesRejectedContactsAgain() {
		this.setUp.run("run");
		this.setUp.crm().sql("UPDATE customer SET mobile = '+44 20 7946 0003' WHERE id = 3").update();
		CommandAnswer answer = this.setUp.run("replay", "customers", "--key", "3", "--reason", "CS3102", "--json");
		assertThat(answer.exitCode()).isZero();
		assertThat(answer.element().get("delivered").asInt()).isEqualTo(1);
		assertThat(this.setUp.api().accepted()).containsKey("442079460003");
	}

	@Test
	void duplicateNamesItsOwner() {
		this.setUp.crm().sql("UPDATE customer SET mobile = '+44 20 7946 0001' WHERE id = 2").update();
		this.setUp.run("run");
		JsonNode duplicate = this.setUp.run("rejections", "customers", "--json", "--kind", "duplicate").element();
		assertThat(duplicate.get("key").asString()).isEqualTo("2");
		assertThat(duplicate.get("detail").asString()).isEqualTo("the phone of 1 of customers");
		assertThat(this.setUp.run("rejections", "customers", "--kind", "duplicate").out())
			.contains("the phone of 1 of customers");
	}

	@Test
	void acceptedRejectionsAreShownApartAndCountNoMore() {
		this.setUp.run("run");
		this.setUp.crm().sql("UPDATE customer SET mobile = '12' WHERE id = 1").update();
		assertThat(this.setUp.run("run").exitCode()).isEqualTo(3);
		assertThat(this.setUp.run("accept", "customers", "--key", "3", "--key", "9").prints("accept.txt").exitCode())
			.isZero();
		this.setUp.run("rejections", "customers").prints("rejections-accepted.txt");
		this.setUp.run("status", "customers").prints("status-accepted.txt");
		assertThat(this.setUp.run("status", "--json").element().get("accepted").asInt()).isEqualTo(1);
		assertThat(this.setUp.run("run").exitCode()).isEqualTo(3);
		JsonNode answer = this.setUp.run("accept", "customers", "--json", "--reason", "too-short").element();
		assertThat(answer.get("accepted").asInt()).isEqualTo(1);
		assertThat(answer.get("unmatched").isArray()).isTrue();
		CommandAnswer quiet = this.setUp.run("run", "--json");
		assertThat(quiet.exitCode()).isZero();
		assertThat(quiet.element().get("invalid").asInt()).isEqualTo(2);
		assertThat(quiet.element().get("accepted").asInt()).isEqualTo(2);
		assertThat(this.setUp.run("rejections", "customers", "--json").json())
			.allSatisfy((rejection) -> assertThat(rejection.get("accepted").asBoolean()).isTrue());
	}

	@Test
	void acceptedKeyIsFoundAsReplayFindsIt() {
		this.setUp.crm().sql("ALTER TABLE customer ALTER COLUMN id CHAR(8)").update();
		this.setUp.run("run");
		CommandAnswer wrong = this.setUp.run("accept", "customers", "--key", "4711-333");
		assertThat(wrong.exitCode()).isEqualTo(64);
		assertThat(wrong.err()).contains("No rejection of customers matches. ");
		CommandAnswer near = this.setUp.run("accept", "customers", "--key", "33");
		assertThat(near.exitCode()).isEqualTo(64);
		assertThat(near.err()).contains("No rejection of customers matches; did you mean 3?");
		CommandAnswer padded = this.setUp.run("accept", "customers", "--key", " 3  ", "--json");
		assertThat(padded.exitCode()).isZero();
		assertThat(padded.element().get("accepted").asInt()).isEqualTo(1);
		assertThat(padded.element().get("unmatched")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "--key 9, CS7006", "--reason too-long, CS7006", "--key 3 --reason too-long, CS7006", "--key 4, CS7006",
			"--debug, CS7001", "--reason opted-out, CS7001" })
	void acceptingNobodyIsWrongUse(String options, String code) {
		this.setUp.run("run");
		List<String> words = new ArrayList<>(List.of("accept", "customers", "--json"));
		words.addAll(List.of(options.split(" ")));
		CommandAnswer answer = this.setUp.run(words.toArray(String[]::new));
		assertThat(answer.exitCode()).isEqualTo(64);
		assertThat(answer.element().get("code").asString()).isEqualTo(code);
		assertThat(this.setUp.run("run").exitCode()).isEqualTo(3);
	}

	@Test
	void lastRunOfASyncDecidesHowTheCommandExits() {
		this.setUp.crm().sql("DELETE FROM customer WHERE id = 3").update();
		this.setUp.api().answerWith((request) -> ImportAnswer.json(200, "{}"));
		String impatient = "--contact-sync.destinations.bot.patience=0s";
		assertThat(this.setUp.run("run", impatient).exitCode()).isEqualTo(69);
		assertThat(this.setUp.run("run", impatient, "--limit", "1").exitCode()).isEqualTo(69);
		this.setUp.api().answerWith((request) -> ImportAnswer.accepted());
		CommandAnswer answer = this.setUp.run("run", "--json");
		assertThat(answer.exitCode()).isZero();
	}

	@Test
	void replayOfNobodyIsAMistake() {
		this.setUp.run("run");
		CommandAnswer answer = this.setUp.run("replay", "customers", "--key", "33", "--json");
		assertThat(answer.exitCode()).isEqualTo(64);
		assertThat(answer.err()).contains("No contact of customers with the key 33 is rejected; did you mean 3?");
		assertThat(answer.element().get("outcome").asString()).isEqualTo("failed");
		assertThat(this.setUp.run("replay", "customers", "--key", "424242424242").err())
			.contains("is rejected; rejections lists those that are.");
	}

	@Test
	void keyThatItsColumnFillsWithSpacesIsFound() {
		this.setUp.crm().sql("ALTER TABLE customer ALTER COLUMN id CHAR(10)").update();
		this.setUp.run("run");
		this.setUp.crm().sql("UPDATE customer SET mobile = '+44 20 7946 0003' WHERE id = '3'").update();
		CommandAnswer answer = this.setUp.run("replay", "customers", "--key", "3", "--json");
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		assertThat(answer.element().get("delivered").asInt()).isEqualTo(1);
	}

	@Test
	void statusTellsHowItStands() {
		this.setUp.run("status").prints("status-never.txt");
		this.setUp.run("run");
		this.setUp.run("status", "customers").prints("status.txt");
		JsonNode status = this.setUp.run("status", "--json").element();
		assertThat(status.propertyNames()).containsExactly("sync", "state", "lastRun", "unfinishedRun", "inDoubt",
				"excluded", "watermark", "freshness", "holder", "inDoubtRequests", "accepted", "unconfigured");
		assertThat(status.get("state").asString()).isEqualTo("done");
		assertThat(status.get("lastRun").asInt()).isEqualTo(1);
		assertThat(status.get("unfinishedRun").isNull()).isTrue();
		assertThat(status.get("inDoubt").asInt()).isZero();
		assertThat(status.get("excluded").propertyNames()).containsExactly("invalid", "refused", "suppressed",
				"duplicate", "moved", "gone");
		assertThat(status.get("excluded").get("suppressed").asInt()).isEqualTo(1);
		assertThat(status.get("freshness").isIntegralNumber()).isTrue();
		assertThat(status.get("holder").isNull()).isTrue();
	}

	@Test
	void runsAreListedTheNewestFirst() {
		this.setUp.run("runs").prints("runs-none.txt");
		this.setUp.run("run");
		this.setUp.run("run");
		this.setUp.run("runs", "customers").prints("runs.txt");
		List<JsonNode> runs = this.setUp.run("runs", "--json").json();
		assertThat(runs).extracting((run) -> run.get("run").asInt()).containsExactly(2, 1);
		assertThat(runs.get(0).propertyNames()).containsAll(RUN.subList(0, RUN.size() - 1))
			.contains("state", "started", "ended");
	}

	@Test
	void statesInPostgresAnswerAlike() {
		String state = "--spring.datasource.url=" + TestPostgres.newDatabase();
		this.setUp.run("run", state).prints("run.txt");
		this.setUp.run("status", state).prints("status.txt");
		this.setUp.run("rejections", "customers", state).prints("rejections.txt");
		assertThat(this.setUp.run("runs", "--json", state).json()).hasSize(1);
		assertThat(this.setUp.run("check", state).out())
			.contains("ok       state, spring.datasource.url: a database server");
	}

	@Test
	void stateInMemoryIsToldOf() {
		String state = "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID();
		assertThat(this.setUp.run("check", state).out())
			.contains("warning  CS5011: state, spring.datasource.url: in memory");
		assertThat(this.setUp.run("run", state).err()).contains("contact-sync: CS5011: ",
				"is in memory: it is lost when the process ends");
	}

	@Test
	void unknownSyncIsWrongUseAndNamesTheNearest() {
		CommandAnswer answer = this.setUp.run("run", "--json", "custmers", "customers");
		assertThat(answer.exitCode()).isEqualTo(64);
		assertThat(answer.json()).extracting((run) -> run.get("sync").asString())
			.containsExactly("custmers", "customers");
		assertThat(answer.err()).contains("no sync custmers", "did you mean customers?");
		assertThat(this.setUp.api().requestCount()).isZero();
		assertThat(List.of("status", "runs", "rejections", "replay", "restart", "check"))
			.allSatisfy((command) -> assertThat(this.setUp.run(command, "custmers").exitCode()).isEqualTo(64));
	}

	@Test
	void everySyncRunsAlthoughAnotherFails() {
		CommandAnswer answer = this.setUp.run("run", "--json", "--contact-sync.syncs.absent.table=nowhere",
				"--contact-sync.syncs.absent.key=id", "--contact-sync.syncs.absent.mapping.name={name}",
				"--contact-sync.syncs.absent.mapping.phone={mobile}");
		assertThat(answer.exitCode()).isEqualTo(78);
		assertThat(answer.json()).extracting((run) -> run.get("outcome").asString()).containsExactly("failed", "done");
		assertThat(this.setUp.api().accepted()).hasSize(2);
	}

	@Test
	void checkFindsEverythingWell() {
		CommandAnswer answer = this.setUp.run("check");
		assertThat(answer.prints("check.txt").exitCode()).isZero();
		assertThat(this.setUp.api().requestCount()).isZero();
		assertThat(this.setUp.run("check", "customers", "--json").json())
			.allSatisfy((finding) -> assertThat(finding.propertyNames()).containsExactly("check", "subject", "result",
					"code", "meaning", "action"));
	}

	@Test
	void checkTellsWhichFileItRead() throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yaml"), "contact-sync.lease-ttl: 20s\n");
		assertThat(this.setUp.run("check", "--spring.config.location=" + file).out())
			.startsWith("ok       configuration, " + file + ": was read");
	}

	@Test
	void checkTellsAllThatIsWrong() {
		CommandAnswer answer = this.setUp.run("check", "--json", "--contact-sync.syncs.customers.mapping.name={nme}",
				"--contact-sync.syncs.customers.mapping.email={{email}",
				"--contact-sync.syncs.customers.mapping.attributes.x={id:DD}",
				"--contact-sync.destinations.bot.base-url=http://api.example.com",
				"--contact-sync.destinations.bot.token=(none)", "--contact-sync.syncs.other.destination=nowhere",
				"--contact-sync.syncs.other.table=nowhere", "--contact-sync.syncs.other.key=id",
				"--contact-sync.syncs.other.mapping.name={name}", "--contact-sync.syncs.other.mapping.phone={mobile}");
		assertThat(answer.json()).filteredOn((finding) -> finding.get("result").asString().equals("failed"))
			.extracting((finding) -> finding.get("code").asString())
			.containsExactly("CS3009", "CS3008", "CS3010", "CS1106", "CS1101", "CS1014", "CS1014");
	}

	@Test
	void checkContinuesAfterAFailure() {
		this.setUp.api().token("another");
		CommandAnswer answer = this.setUp.run("check", "--contact-sync.syncs.customers.mapping.name={nme}",
				"--contact-sync.syncs.customers.mapping.consent=(none)");
		assertThat(answer.prints("check-failed.txt").exitCode()).isEqualTo(78);
	}

	@Test
	void checkFailsWithTheTokensCode() {
		this.setUp.api().token("another");
		CommandAnswer answer = this.setUp.run("check", "--json");
		assertThat(answer.exitCode()).isEqualTo(77);
		assertThat(answer.json()).filteredOn((finding) -> finding.get("result").asString().equals("failed"))
			.extracting((finding) -> finding.get("code").asString())
			.containsExactly("CS4010");
	}

	@Test
	void checkCountsTheConnectionsToTheState() {
		CommandAnswer answer = this.setUp.run("check", "--spring.datasource.hikari.maximum-pool-size=3");
		assertThat(answer.exitCode()).isEqualTo(78);
		assertThat(answer.out()).contains("failed   CS5010: state, spring.datasource.hikari.maximum-pool-size")
			.contains("needs at least 6 connections");
	}

}
