package dev.contactsync.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Objects were put into what Spring Batch keeps: its contexts, and its parameters. */
class ForeignContextTests extends SyncSetUp {

	private static final String BAIT = Bait.class.getName();

	static Stream<String> contexts() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(new Bait());
		}
		return Stream.of(Base64.getEncoder().encodeToString(bytes.toByteArray()),
				"{\"@class\":\"" + BAIT + "\",\"text\":\"x\"}",
				"{\"@class\":\"java.util.HashMap\",\"bait\":{\"@class\":\"" + BAIT + "\",\"text\":\"x\"}}",
				"{\"bait\":[\"" + BAIT + "\",{\"text\":\"x\"}]}", "[\"" + BAIT + "\",{\"text\":\"x\"}]", "no json", "");
	}

	@ParameterizedTest
	@MethodSource("contexts")
	void objectInAContextIsNeverMadeAndStopsNothingForGood(String context) {
		insert(1, 250);
		this.api.answerWith((request) -> ImportAnswer.failure(403, "Forbidden"));
		RunResult first = run();
		this.api.answerWith((request) -> ImportAnswer.accepted());
		Bait.made.set(0);
		for (String table : List.of("batch_job_execution_context", "batch_step_execution_context")) {
			List<String> before = contextsOf(table);
			assertThat(before).as(table).isNotEmpty();
			put(table, context);
			RunResult result = runner().run(new RunRequest.Restart("customers")).get(0);
			assertThat(Bait.made).hasValue(0);
			assertThat(result.run()).isEqualTo(first.run());
			if (result.outcome() == RunOutcome.DONE) {
				break;
			}
			assertThat(result.exitCode()).isEqualTo(70);
			assertThat(this.api.accepted()).isEmpty();
			put(table, "{}");
		}
		runner().run(RunRequest.update("customers")).forEach(SyncSetUp::done);
		assertDestinationEqualsSource();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev.contactsync.job.ForeignContextTests$Bait", "no.such.Type", "java.util.Date",
			"[Ljava.lang.String;", "" })
	void classThatAParameterNamesIsNeverLoaded(String type) {
		insert(1, 5);
		this.api.answerWith((request) -> ImportAnswer.failure(403, "Forbidden"));
		RunResult first = run();
		this.api.answerWith((request) -> ImportAnswer.accepted());
		Bait.made.set(0);
		putType("sync", type);
		RunResult refused = runner().run(new RunRequest.Restart("customers")).get(0);
		assertThat(Bait.made).hasValue(0);
		assertThat(refused.exitCode()).isEqualTo(70);
		assertThat(refused.message()).contains("parameter sync of type " + type, "delete that row");
		assertThat(this.api.accepted()).isEmpty();
		putType("sync", "java.lang.String");
		assertThat(runner().run(new RunRequest.Restart("customers")).get(0).run()).isEqualTo(first.run());
		assertDestinationEqualsSource();
	}

	private void putType(String parameter, String type) {
		state().sql("UPDATE contact_sync.batch_job_execution_params SET parameter_type = ? WHERE parameter_name = ?")
			.params(type, parameter)
			.update();
	}

	private List<String> contextsOf(String table) {
		return state().sql("SELECT short_context FROM contact_sync." + table).query(String.class).list();
	}

	private void put(String table, String context) {
		state().sql("UPDATE contact_sync." + table + " SET short_context = ?, serialized_context = NULL")
			.param(context)
			.update();
	}

	/** Knows when it is made, however that is done. */
	public static final class Bait implements Serializable {

		private static final long serialVersionUID = 1;

		private static final AtomicInteger made = new AtomicInteger();

		private String text = "";

		public Bait(String text) {
			this();
			this.text = text;
		}

		public Bait() {
			made.incrementAndGet();
		}

		public void setText(String text) {
			made.incrementAndGet();
			this.text = text;
		}

		public String getText() {
			return this.text;
		}

		private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
			made.incrementAndGet();
			in.defaultReadObject();
		}

	}

}
