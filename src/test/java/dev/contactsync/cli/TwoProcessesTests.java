package dev.contactsync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.contactsync.ContactSyncApplication;
import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The program as a process of its own, held in the middle of a run. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
@Tag("slow")
class TwoProcessesTests {

	private static final String TOKEN = "--contact-sync.destinations.bot.token=";

	@TempDir
	Path folder;

	private final CountDownLatch posted = new CountDownLatch(1);

	private final CountDownLatch answer = new CountDownLatch(1);

	private CommandSetUp setUp;

	@BeforeEach
	void start() {
		this.setUp = new CommandSetUp(this.folder);
		this.setUp.api().answerWith((request) -> {
			this.posted.countDown();
			await(this.answer);
			return ImportAnswer.accepted();
		});
	}

	@AfterEach
	void stop() {
		this.answer.countDown();
		this.setUp.close();
	}

	@Test
	void anotherCommandIsToldWhoHoldsTheState() throws Exception {
		Process run = program("run", "customers");
		await(this.posted);
		CommandAnswer status = this.setUp.run("status", "--json");
		assertThat(status.exitCode()).isEqualTo(75);
		assertThat(status.element().get("code").asString()).isEqualTo("CS5002");
		assertThat(status.err()).contains("The state is in use by process " + run.pid() + " on ");
		this.answer.countDown();
		assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(run.exitValue()).isEqualTo(3);
		assertThat(this.setUp.run("status", "--json").element().get("state").asString()).isEqualTo("done");
	}

	@Test
	void askedToStopItEndsWellAndCanBeResumed() throws Exception {
		Process run = program("run", "customers", "--json");
		await(this.posted);
		run.destroy();
		this.answer.countDown();
		assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(run.exitValue()).isEqualTo(75);
		CommandAnswer stopped = new CommandAnswer(75, Files.readString(this.folder.resolve("out")), "");
		assertThat(stopped.element().get("outcome").asString()).isEqualTo("stopped");
		assertThat(this.setUp.run("run", "customers").exitCode()).isEqualTo(3);
		assertThat(this.setUp.api().accepted()).hasSize(2);
	}

	@Test
	void syncsThatWereNotBegunWhenItIsAskedToStopAreStopped() throws Exception {
		List<String> second = new ArrayList<>(List.of("run", "--json"));
		this.setUp.arguments()
			.stream()
			.filter((argument) -> argument.startsWith("--contact-sync.syncs.customers."))
			.forEach((argument) -> second.add(argument.replace("syncs.customers.", "syncs.suppliers.")));
		Process run = program(second.toArray(String[]::new));
		await(this.posted);
		run.destroy();
		this.answer.countDown();
		assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(run.exitValue()).isEqualTo(75);
		CommandAnswer stopped = new CommandAnswer(75, Files.readString(this.folder.resolve("out")), "");
		assertThat(stopped.json()).extracting((element) -> element.get("sync").asString())
			.containsExactly("customers", "suppliers");
		assertThat(stopped.json().get(1).get("outcome").asString()).isEqualTo("stopped");
		assertThat(Files.readString(this.folder.resolve("err"))).containsPattern(
				"(?m)^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d) INFO ");
	}

	@Test
	void readerThatHasSeenEnoughIsNoFailure() throws Exception {
		this.answer.countDown();
		this.setUp.crm()
			.sql("INSERT INTO customer SELECT x, 'Eve', 'none', TRUE, CURRENT_TIMESTAMP FROM SYSTEM_RANGE(100, 5000)")
			.update();
		assertThat(this.setUp.run("run").exitCode()).isEqualTo(3);
		Process piped = piped("head -1");
		String printed = new String(piped.getInputStream().readAllBytes());
		assertThat(piped.waitFor()).isZero();
		assertThat(printed).startsWith("KEY").endsWith("exit 0\n");
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "there is no /dev/full")
	void answerThatFillsADiskIsAFailure() throws Exception {
		this.answer.countDown();
		this.setUp.run("run");
		Process piped = piped("cat", "> /dev/full");
		assertThat(new String(piped.getInputStream().readAllBytes())).isEqualTo("exit 74\n");
	}

	/** The program, whose answer another reads; its exit code is printed at the end. */
	private Process piped(String reader, String... redirection) throws IOException {
		List<String> shell = new ArrayList<>(
				List.of("bash", "-c", "\"$@\" 2>/dev/null " + String.join(" ", redirection) + " | " + reader + "; echo exit ${PIPESTATUS[0]}", "bash"));
		shell.addAll(command(this.setUp.arguments("rejections", "customers").toArray(String[]::new)));
		shell.removeIf((argument) -> argument.startsWith(TOKEN));
		ProcessBuilder builder = new ProcessBuilder(shell);
		builder.environment().put("CONTACT_SYNC_DESTINATIONS_BOT_TOKEN", "fake-token");
		return builder.start();
	}

	@Test
	void secretsOnTheRealCommandLineAreRefused() throws Exception {
		Process run = new ProcessBuilder(command(TOKEN + "marked", "run", "--json")).redirectErrorStream(true).start();
		String printed = new String(run.getInputStream().readAllBytes());
		assertThat(run.waitFor()).isEqualTo(64);
		assertThat(printed).contains("contact-sync.destinations.bot.token on the command line", "\"code\":\"CS7003\"")
			.doesNotContain("marked");
	}

	/** Starts the real program; its token comes from the environment. */
	private Process program(String... message) throws IOException {
		List<String> arguments = this.setUp.arguments(message);
		arguments.removeIf((argument) -> argument.startsWith(TOKEN));
		ProcessBuilder builder = new ProcessBuilder(command(arguments.toArray(String[]::new)));
		builder.environment().put("CONTACT_SYNC_DESTINATIONS_BOT_TOKEN", "fake-token");
		return builder.redirectOutput(this.folder.resolve("out").toFile())
			.redirectError(this.folder.resolve("err").toFile())
			.start();
	}

	private static List<String> command(String... arguments) {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-cp",
				System.getProperty("java.class.path"), ContactSyncApplication.class.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
