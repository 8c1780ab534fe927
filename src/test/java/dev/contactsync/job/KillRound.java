package dev.contactsync.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.ImportRequest;
import dev.contactsync.testing.Program;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A company whose program is killed in one night after the other. After every kill the
 * program is started again, until every row was looked at since the night began, and then
 * <ol>
 * <li>the API knows what it should, and every other contact is listed as excluded,</li>
 * <li>it was not told anything twice but what was under way,</li>
 * <li>the totals balance and the state has nothing unfinished,</li>
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

	/**
	 * As many runs without a limit look at every row of a table that is swept in parts.
	 */
	private static final int PARTS = 7;

	/**
	 * What runs are like at a company.
	 *
	 * @param inParts whether they look at what has changed and sweep a part of the table
	 * @param limited whether some of those that are killed may send a few contacts only
	 */
	record Habits(boolean inParts, boolean limited) {

		static Habits of(long seed) {
			return new Habits(Math.floorMod(seed, 8) == 1, Math.floorMod(seed, 2) == 1);
		}

		/** Changes are found by their time as late as can be, and others by the sweep. */
		List<String> settings() {
			return this.inParts ? List.of("--contact-sync.syncs.customers.sweep-below=0",
					"--contact-sync.syncs.customers.overlap=0s") : List.of();
		}

	}

	/**
	 * What came of a kill.
	 *
	 * @param hits where the program was killed or asked to end, unless it ended before
	 * @param repeats what the API was told again
	 * @param bound how much of that was allowed
	 */
	record Result(List<KillPoint> hits, int repeats, int bound) {
	}

	private final Installation installation;

	private final Habits habits;

	private final FakeImportApi api;

	private final Random random;

	private final Customers customers;

	private final Inspection inspection;

	private final AtomicReference<Program> victim = new AtomicReference<>();

	private List<KillPoint> hits = new ArrayList<>();

	private int kills;

	private int unanswered;

	private int night;

	private long runsBefore;

	/** What a run may send that was begun to be killed; 0 for all. */
	private int limit;

	private String story = "";

	KillRound(Installation installation, Habits habits, Random random) {
		this.installation = installation;
		this.habits = habits;
		this.api = installation.api();
		this.random = random;
		this.customers = new Customers(installation.source(), random);
		this.customers.add(CUSTOMERS);
		this.inspection = new Inspection(installation);
	}

	/** A night with a kill. */
	Result kill(KillPoint point) {
		if (this.night++ > 0) {
			this.customers.live(CHANGES);
		}
		int returnedBefore = this.customers.returned();
		int requests = this.customers.night() / REQUEST;
		this.hits = new ArrayList<>();
		this.kills = 0;
		this.unanswered = 0;
		int repeatsBefore = this.api.repeats();
		this.api.takeContactsRepeated();
		long reportedBefore = (this.night > 1) ? this.inspection.reportedRepeats() : 0;
		this.runsBefore = (this.night > 1) ? this.inspection.wholeRuns() : 0;
		this.limit = 0;
		this.story = "night " + this.night + (this.habits.inParts() ? " of sweeps in parts" : "");
		strike(point, requests);
		if (this.random.nextInt(4) == 0) {
			strike(KillPoint.values()[this.random.nextInt(KillPoint.POST_ANSWERED.ordinal() + 1)], requests);
		}
		if (this.random.nextInt(4) == 0) {
			this.customers.liveOn();
			this.customers.night();
		}
		recover();
		int repeats = this.api.repeats() - repeatsBefore - (this.customers.returned() - returnedBefore);
		int bound = this.kills * Installation.IN_FLIGHT * REQUEST + this.unanswered;
		this.inspection.inspect(this.customers);
		assertThat(repeats).as("repeats").isLessThanOrEqualTo(bound);
		int contacts = this.api.takeContactsRepeated() - (this.customers.returned() - returnedBefore);
		assertThat(this.inspection.reportedRepeats() - reportedBefore).as("contacts that are reported as repeated")
			.isGreaterThanOrEqualTo(contacts);
		return new Result(this.hits, repeats, bound);
	}

	/** Starts the program to be killed. */
	private void strike(KillPoint point, int requests) {
		int place = 1 + this.random.nextInt(point.places(requests));
		this.story += ", %s %d".formatted(point, place);
		watchPosts(point, place);
		if (this.random.nextInt(4) == 0) {
			lose();
		}
		int preflights = this.api.preflights();
		String[] message = message();
		Program program = point.commit().isEmpty() ? this.installation.start(message)
				: this.installation.startWatched(commit(point, place), message);
		this.victim.set(program);
		if (point == KillPoint.ANY_MOMENT || point == KillPoint.ASKED_TO_END) {
			wait(program, preflights, requests);
		}
		boolean isAsked = point == KillPoint.ASKED_TO_END && program.isRunning();
		if (isAsked) {
			program.askToEnd();
		}
		else if (point == KillPoint.ANY_MOMENT) {
			program.kill();
		}
		int exitCode = program.exitCode();
		assertThat(exitCode).as(program.log()).isIn(isAsked ? List.of(0, 3, 75, TERMINATED) : List.of(0, 3, KILLED));
		this.kills += (exitCode == KILLED) ? 1 : 0;
		if (isAsked || exitCode == KILLED) {
			this.hits.add(point);
		}
	}

	private String[] message() {
		if (!this.habits.limited() || this.random.nextBoolean()) {
			return new String[] { "run", "--json" };
		}
		this.limit = 1 + this.random.nextInt(CUSTOMERS / 4);
		this.story += ", limited to " + this.limit;
		return new String[] { "run", "customers", "--limit", String.valueOf(this.limit), "--json" };
	}

	private void watchPosts(KillPoint point, int place) {
		AtomicInteger posts = new AtomicInteger();
		boolean isBeforeAnswer = point == KillPoint.POST_ARRIVED || point == KillPoint.POST_APPLIED;
		this.api.answerWith(
				(request) -> (isBeforeAnswer && posts.incrementAndGet() == place) ? killed(point) : answer(request));
		this.api.afterAnswer(() -> {
			if (point == KillPoint.POST_ANSWERED && posts.incrementAndGet() == place) {
				Objects.requireNonNull(this.victim.get()).kill();
			}
		});
	}

	private ImportAnswer killed(KillPoint point) {
		Objects.requireNonNull(this.victim.get()).kill();
		return (point == KillPoint.POST_APPLIED) ? ImportAnswer.dropAfterApplying() : ImportAnswer.dropBeforeApplying();
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

	static String name(JsonNode contact) {
		return contact.at("/profile/userDetails/userProvidedName").asString();
	}

	private void lose() {
		this.story += ", an answer lost";
		ImportAnswer lost = this.random.nextBoolean() ? ImportAnswer.dropAfterApplying()
				: ImportAnswer.failure(500, "oops").applying();
		this.api.next(1, lost);
		this.unanswered += REQUEST;
	}

	private void recover() {
		this.api.answerWith(this::answer);
		this.api.afterAnswer(() -> {
		});
		int needed = (this.habits.inParts() && this.night > 1) ? PARTS : 1;
		JsonNode last = run();
		while (this.inspection.wholeRuns() - this.runsBefore < needed) {
			last = run();
		}
		if (last.get("requests").asInt() > 0) {
			last = run();
		}
		assertThat(last.get("requests").asInt()).as("requests of the run after").isZero();
	}

	/** The first may be one with a limit, which leaves contacts to the next. */
	private JsonNode run() {
		Program program = this.installation.start("run", "--json");
		assertThat(program.exitCode()).as(program.log()).isIn(0, 3);
		JsonNode runs = JsonMapper.shared().readTree(program.answer());
		JsonNode last = runs.get(runs.size() - 1);
		assertThat(runs.values()).as(program.answer())
			.isNotEmpty()
			.allSatisfy((run) -> assertThat(run.get("outcome").asString()).isEqualTo("done"))
			.allSatisfy((run) -> assertThat(run.get("pending").asInt() == 0 || this.limit > 0 && run != last).isTrue());
		return last;
	}

	@Override
	public String toString() {
		return this.story;
	}

}
