package dev.contactsync.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.ImportRequest;
import dev.contactsync.testing.Program;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A company whose program is killed in one night after the other. After every kill the
 * program is started again, and then
 * <ol>
 * <li>the API knows what it should, and everybody else is listed as kept back,</li>
 * <li>it was not told anything twice but what was under way,</li>
 * <li>the books balance and the state has nothing unfinished,</li>
 * <li>the next run sends nothing.</li>
 * </ol>
 */
final class KillRound {

	static final int REQUEST = 5;

	static final int CHUNK = 10;

	private static final int CUSTOMERS = 240;

	private static final int CHANGES = 60;

	static final int KILLED = 137;

	private static final int TERMINATED = 143;

	private static final String SUMS = """
			SELECT COUNT(*) FROM contact_sync.v_run WHERE state NOT IN ('done', 'closed') OR (state = 'done'
				AND read_count <> delivered + unchanged + invalid + refused + suppressed + duplicate + pending)
			""";

	/** Who may no longer be sent keeps the mark. */
	private static final String IN_DOUBT = """
			SELECT COUNT(*) FROM contact_sync.delivery d WHERE in_doubt AND left_as IS NULL AND NOT EXISTS (
				SELECT 1 FROM contact_sync.kept_back b WHERE b.sync = d.sync AND b.contact_key = d.contact_key)
			""";

	private static final String CANDIDATES = "SELECT COUNT(*) FROM contact_sync.candidate";

	private static final String EXECUTIONS = """
			SELECT COUNT(*) FROM contact_sync.BATCH_JOB_EXECUTION
			WHERE STATUS IN ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
			""";

	/**
	 * What came of a kill.
	 *
	 * @param kills how often the program was killed; 0 where it ended before
	 * @param repeats what the API was told again
	 * @param bound how much of that was allowed
	 */
	record Result(int kills, int repeats, int bound) {
	}

	private final Installation installation;

	private final FakeImportApi api;

	private final Random random;

	private final Customers customers;

	private final AtomicInteger unanswered = new AtomicInteger();

	private int kills;

	private int night;

	private String story = "";

	KillRound(Installation installation, Random random) {
		this.installation = installation;
		this.api = installation.api();
		this.random = random;
		this.customers = new Customers(installation.source(), random);
		this.customers.add(CUSTOMERS);
	}

	/** A night with a kill. */
	Result kill(KillPoint point) {
		if (this.night++ > 0) {
			this.customers.live(CHANGES);
		}
		int requests = this.customers.night() / REQUEST;
		this.kills = 0;
		this.unanswered.set(0);
		int repeatsBefore = this.api.repeats();
		long reportedBefore = (this.night > 1) ? number("SELECT SUM(maybe_twice) FROM contact_sync.v_run") : 0;
		this.story = "night " + this.night;
		int asked = strike(point, requests) ? 1 : 0;
		if (this.random.nextInt(4) == 0) {
			strike(KillPoint.values()[this.random.nextInt(KillPoint.POST_ANSWERED.ordinal() + 1)], requests);
		}
		if (this.random.nextInt(4) == 0) {
			this.customers.liveOn();
			this.customers.night();
		}
		recover();
		int repeats = this.api.repeats() - repeatsBefore;
		int bound = this.kills * Installation.IN_FLIGHT * REQUEST + this.unanswered.get();
		check();
		assertThat(repeats).as("repeats").isLessThanOrEqualTo(bound);
		assertThat(number("SELECT SUM(maybe_twice) FROM contact_sync.v_run") - reportedBefore).as("reported repeats")
			.isGreaterThanOrEqualTo(repeats);
		return new Result(this.kills + asked, repeats, bound);
	}

	/** Starts the program to be killed; says whether it was asked to end in time. */
	private boolean strike(KillPoint point, int requests) {
		int place = 1 + this.random.nextInt(point.places(requests));
		this.story += ", %s %d".formatted(point, place);
		AtomicInteger answered = new AtomicInteger();
		AtomicBoolean isStruck = new AtomicBoolean();
		List<Program> victim = new ArrayList<>();
		this.api.answerWith((request) -> {
			boolean isIt = point.isPost() && point != KillPoint.POST_ANSWERED && !isStruck.get()
					&& answered.incrementAndGet() == place;
			if (isIt && isStruck.compareAndSet(false, true)) {
				victim.get(0).kill();
				return (point == KillPoint.POST_APPLIED) ? ImportAnswer.dropAfterApplying()
						: ImportAnswer.dropBeforeApplying();
			}
			return answer(request);
		});
		this.api.afterAnswer(() -> {
			if (point == KillPoint.POST_ANSWERED && answered.incrementAndGet() == place) {
				victim.get(0).kill();
			}
		});
		if (this.random.nextInt(4) == 0) {
			lose();
		}
		int preflights = this.api.preflights();
		victim.add(point.commit().isEmpty() ? this.installation.start("run", "--json")
				: this.installation.startWatched(commit(point, place), "run", "--json"));
		if (point == KillPoint.ANY_MOMENT || point == KillPoint.ASKED_TO_END) {
			wait(victim.get(0), preflights, requests);
		}
		boolean isAsked = point == KillPoint.ASKED_TO_END && victim.get(0).isRunning();
		if (isAsked) {
			victim.get(0).askToEnd();
		}
		else if (point == KillPoint.ANY_MOMENT) {
			victim.get(0).kill();
		}
		int exitCode = victim.get(0).exitCode();
		assertThat(exitCode).as(victim.get(0).log())
			.isIn(isAsked ? List.of(0, 3, 75, TERMINATED) : List.of(0, 3, KILLED));
		this.kills += (exitCode == KILLED) ? 1 : 0;
		return isAsked;
	}

	private static List<String> commit(KillPoint point, int place) {
		List<String> commit = new ArrayList<>(point.commit());
		commit.add("-Dkills.commit=" + place);
		return commit;
	}

	/** Until some moment after the run has begun, or now and then before. */
	private void wait(Program program, int preflights, int requests) {
		if (this.random.nextInt(4) == 0) {
			program.endsWithin(Duration.ofMillis(this.random.nextInt(3000)));
			return;
		}
		while (this.api.preflights() == preflights && !program.endsWithin(Duration.ofMillis(20))) {
			// It has not begun yet.
		}
		program.endsWithin(Duration.ofMillis(this.random.nextInt(500 + 20 * requests)));
	}

	private ImportAnswer answer(ImportRequest request) {
		return request.contacts().stream().anyMatch((contact) -> name(contact).startsWith("Refused"))
				? ImportAnswer.failure(400, "name is too silly") : ImportAnswer.accepted();
	}

	private static String name(JsonNode contact) {
		return contact.at("/profile/userDetails/userProvidedName").asString();
	}

	private void lose() {
		this.story += ", an answer lost";
		ImportAnswer lost = this.random.nextBoolean() ? ImportAnswer.dropAfterApplying()
				: ImportAnswer.failure(500, "oops").applying();
		this.api.next(1, lost);
		this.unanswered.addAndGet(REQUEST);
	}

	private void recover() {
		this.api.answerWith(this::answer);
		this.api.afterAnswer(() -> {
		});
		JsonNode last = run();
		if (last.get("requests").asInt() > 0) {
			last = run();
		}
		assertThat(last.get("requests").asInt()).as("requests of the run after").isZero();
	}

	private JsonNode run() {
		Program program = this.installation.start("run", "--json");
		assertThat(program.exitCode()).as(program.log()).isIn(0, 3);
		JsonNode runs = JsonMapper.shared().readTree(program.answer());
		assertThat(runs.values()).as(program.answer())
			.isNotEmpty()
			.allSatisfy((run) -> assertThat(run.get("outcome").asString()).isEqualTo("done"))
			.allSatisfy((run) -> assertThat(run.get("pending").asInt()).isZero());
		return runs.get(runs.size() - 1);
	}

	private void check() {
		assertThat(this.api.violations()).isEmpty();
		assertThat(this.api.accepted()).as("what the API knows").containsAllEntriesOf(this.customers.expected());
		assertThat(this.customers.unwanted(this.api.requests()
			.stream()
			.flatMap((request) -> request.contacts().stream())
			.map(KillRound::name)
			.toList())).as("told although opted out").isEmpty();
		TreeMap<String, String> kept = new TreeMap<>();
		this.installation.state((state) -> {
			state.sql("SELECT contact_key, kind FROM contact_sync.v_kept_back WHERE kind NOT IN ('moved', 'gone')")
				.query((row) -> {
					kept.put(row.getString(1), row.getString(2));
				});
			return kept;
		});
		assertThat(kept).as("kept back").isEqualTo(this.customers.keptBack());
		assertThat(number(SUMS)).as("runs that are not in order").isZero();
		assertThat(number(IN_DOUBT)).as("recipients in doubt").isZero();
		assertThat(number(CANDIDATES)).as("candidates").isZero();
		assertThat(number(EXECUTIONS)).as("executions under way").isZero();
		assertThat(number("SELECT SUM(posts) FROM contact_sync.v_request")).as("posts written down")
			.isGreaterThanOrEqualTo(this.api.requestCount());
	}

	private long number(String sql) {
		return this.installation.state((JdbcClient state) -> state.sql(sql).query(Long.class).single());
	}

	@Override
	public String toString() {
		return this.story;
	}

}
