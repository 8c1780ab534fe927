package dev.contactsync.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the operator sees of a run that is held. */
class HeldRunTests {

	private static final String WHY = "the source is empty; it had 4 contacts at run 1";

	@TempDir
	Path folder;

	private CommandSetUp setUp;

	@BeforeEach
	void start() {
		this.setUp = new CommandSetUp(this.folder);
		this.setUp.run("run");
		this.setUp.crm().sql("DELETE FROM customer").update();
	}

	@AfterEach
	void stop() {
		this.setUp.close();
		assertThat(this.setUp.api().requestCount()).isEqualTo(1);
	}

	@Test
	void heldRunTellsWhyAndHowToGoOn() {
		CommandAnswer held = this.setUp.run("run", "customers");
		assertThat(held.prints("run-held.txt").exitCode()).isEqualTo(65);
		assertThat(held.err()).startsWith("contact-sync: CS6001: customers: Held: " + WHY);
		this.setUp.run("status").prints("status-held.txt");
		CommandAnswer approved = this.setUp.run("run", "customers", "--approve");
		assertThat(approved.exitCode()).isZero();
		assertThat(this.setUp.run("rejections", "customers", "--kind", "gone", "--json").json()).hasSize(4);
	}

	@Test
	void heldRunAnswersInJson() {
		CommandAnswer held = this.setUp.run("run", "--json");
		assertThat(held.exitCode()).isEqualTo(65);
		JsonNode run = held.element();
		assertThat(run.get("outcome").asString()).isEqualTo("held");
		assertThat(run.get("message").asString()).contains(WHY);
		JsonNode newest = this.setUp.run("runs", "--json").json().get(0);
		assertThat(newest.get("outcome").asString()).isEqualTo("held");
		assertThat(newest.get("state").asString()).isEqualTo("held");
		JsonNode status = this.setUp.run("status", "--json").element();
		assertThat(status.get("state").asString()).isEqualTo("held");
		assertThat(status.get("lastRun").asInt()).isEqualTo(1);
		assertThat(status.get("unfinishedRun").isNull()).isTrue();
	}

	@Test
	void restartOfAHeldRunSaysWhatItWaitsFor() {
		this.setUp.run("run");
		CommandAnswer restart = this.setUp.run("restart", "--json");
		assertThat(restart.exitCode()).isEqualTo(65);
		assertThat(restart.element().get("run").asInt()).isEqualTo(2);
		assertThat(restart.err()).contains("run customers --approve");
	}

}
