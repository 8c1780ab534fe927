package dev.contactsync.cli;

import java.nio.file.Path;

import dev.contactsync.testing.FakeImportApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a user is told whose sync or destination has another name in the configuration.
 */
class FormerNameTests {

	@TempDir
	Path folder;

	private CommandSetUp setUp;

	@BeforeEach
	void start() {
		this.setUp = new CommandSetUp(this.folder);
		assertThat(this.setUp.run("run").exitCode()).isEqualTo(3);
	}

	@AfterEach
	void stop() {
		this.setUp.close();
	}

	@Test
	void commandsNameTheSyncThatOwnsThePhonesAndBothWays() {
		String meaning = "customers is not configured, and owns 2 phones at bot";
		String action = "If it was only renamed, rename customers NEW takes over what it delivered; if it was "
				+ "removed, release customers releases its phones.";
		CommandAnswer check = renamed("check");
		assertThat(check.exitCode()).isZero();
		assertThat(check.out()).contains("warning  CS5201: former sync, customers: " + meaning, "-> " + action);
		assertThat(renamed("status").out()).contains(meaning + ". " + action);
		JsonNode unconfigured = renamed("status", "--json").element().get("unconfigured");
		assertThat(unconfigured.get(0).propertyNames()).containsExactly("sync", "phones", "inDoubt");
		assertThat(unconfigured.get(0).get("sync").asString()).isEqualTo("customers");
		assertThat(renamed("run").out()).contains(meaning + ": rename customers members takes them over");
	}

	@Test
	void renameTakesOverAndSaysWhenItDid() {
		assertThat(this.setUp.run("rename", "customers", "members").exitCode()).as("still configured").isEqualTo(64);
		JsonNode first = renamed("rename", "customers", "members", "--json").element();
		assertThat(first.propertyNames()).containsExactly("old", "new", "renamed");
		CommandAnswer again = renamed("rename", "customers", "members");
		assertThat(again.exitCode()).isZero();
		assertThat(again.out()).contains("customers was renamed to members at " + first.get("renamed").asString());
		JsonNode run = renamed("run", "--json").element();
		assertThat(run.get("unchanged").asInt()).isEqualTo(2);
		assertThat(run.get("duplicate").asInt()).isZero();
		assertThat(this.setUp.api().requestCount()).isEqualTo(1);
		CommandAnswer former = renamed("run", "customers");
		assertThat(former.exitCode()).isEqualTo(78);
		assertThat(former.err()).contains("customers was renamed to members at ");
		assertThat(renamed("rename", "custmers", "members").exitCode()).isEqualTo(64);
	}

	@Test
	void releaseReleasesThePhones() {
		assertThat(this.setUp.run("release", "customers").exitCode()).as("still configured").isEqualTo(64);
		CommandAnswer released = renamed("release", "customers");
		assertThat(released.exitCode()).isZero();
		assertThat(released.out()).contains("customers: 2 phones released, 1 opt-out kept.");
		JsonNode again = renamed("release", "customers", "--with-opt-outs", "--json").element();
		assertThat(again.propertyNames()).containsExactly("sync", "phones", "optOuts");
		assertThat(again.get("phones").asInt()).isZero();
		assertThat(again.get("optOuts").asInt()).isZero();
		assertThat(renamed("release", "nobody").exitCode()).isEqualTo(64);
		assertThat(renamed("run", "--json").element().get("delivered").asInt()).isEqualTo(2);
	}

	@Test
	void renamedDestinationIsHeldUntilItIsSaid() {
		CommandAnswer held = toPenguin("run");
		assertThat(held.exitCode()).isEqualTo(65);
		assertThat(held.err()).contains("rename --destination bot penguin keeps what was delivered");
		CommandAnswer renamed = toPenguin("rename", "--destination", "bot", "penguin");
		assertThat(renamed.exitCode()).isZero();
		assertThat(renamed.out()).contains("bot was renamed to penguin at ");
		assertThat(toPenguin("run", "--json").element().get("unchanged").asInt()).isEqualTo(2);
		assertThat(this.setUp.api().requestCount()).isEqualTo(1);
	}

	@Test
	void twoNamesForOneAccountAreAnError() {
		String[] twice = { "--contact-sync.destinations.bat.base-url=" + this.setUp.api().baseUrl() + "/",
				"--contact-sync.destinations.bat.token=" + FakeImportApi.TOKEN,
				"--contact-sync.syncs.customers.destination=bot" };
		String problem = "bat and bot are one account with one token";
		CommandAnswer check = this.setUp.run("check", twice[0], twice[1], twice[2]);
		assertThat(check.exitCode()).isEqualTo(78);
		assertThat(check.out()).contains("failed   CS1111: destination, customers: ", problem);
		CommandAnswer run = this.setUp.run("run", twice[0], twice[1], twice[2]);
		assertThat(run.exitCode()).isEqualTo(78);
		assertThat(run.err()).contains(problem);
	}

	/** With the sync under another name. */
	private CommandAnswer renamed(String... words) {
		return with("syncs.customers.", "syncs.members.", words);
	}

	private CommandAnswer toPenguin(String... words) {
		return with("destinations.bot.", "destinations.penguin.", words);
	}

	private CommandAnswer with(String before, String now, String... words) {
		return CommandAnswer
			.of(this.setUp.arguments(words).stream().map((word) -> word.replace(before, now)).toArray(String[]::new));
	}

}
