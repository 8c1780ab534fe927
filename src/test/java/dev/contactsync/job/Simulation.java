package dev.contactsync.job;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.decision.ConsentPreparer;
import dev.contactsync.decision.ContactPreparer;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.identity.DestinationAccount;
import dev.contactsync.importapi.AccountAddress;
import dev.contactsync.importapi.DestinationSettings;
import dev.contactsync.importapi.SendOutcome;
import dev.contactsync.ledger.Effects;
import dev.contactsync.ledger.MemoryLedger;
import dev.contactsync.ledger.Transition;
import dev.contactsync.sync.ConsentLook;
import dev.contactsync.sync.DestinationSession;
import dev.contactsync.sync.OpenSync;
import dev.contactsync.sync.SyncRows;
import dev.contactsync.sync.SyncSettings;
import dev.contactsync.testing.Destinations;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Some nights of a small sync, or of two to one account, made of the classes that run in
 * production over a ledger, a source and an account in memory, with whatever a seed lets
 * happen at every effect: the process dies, is frozen while another takes over, the state
 * is unavailable, the API answers as it likes, a row changes. Then nights without a
 * fault, and everything has to be as promised.
 */
final class Simulation implements Effects {

	static final Fingerprints FINGERPRINTS = new Fingerprints(new byte[32]);

	static final SyncKey CUSTOMERS = new SyncKey(1, "customers", "account");

	private static final SyncKey PARTNERS = new SyncKey(2, "partners", CUSTOMERS.destination());

	private static final DestinationAccount ACCOUNT = new DestinationAccount(
			new AccountAddress("http://localhost", "/", ""), new UUID(0, 1), new UUID(0, 2));

	/** Where the program was crashed: before and after which effect, and how often. */
	static final Set<String> CRASHES = ConcurrentHashMap.newKeySet();

	/** How the states of deliveries, requests and runs have followed each other. */
	static final Set<Transition> TRANSITIONS = ConcurrentHashMap.newKeySet();

	private static final Map<String, SyncSettings> SETTINGS = new ConcurrentHashMap<>();

	private static final Map<Integer, DestinationSettings> DESTINATIONS = new ConcurrentHashMap<>();

	private static final int DEEPEST = 2;

	private static final int CHANGES_WHILE_LATE = 6;

	private final Schedule schedule;

	private final @Nullable Defence without;

	private final World world;

	private final MemoryLedger ledger;

	private final SimulatedAccount account = new SimulatedAccount();

	private final RowsSeen rowsSeen = new RowsSeen();

	/**
	 * Whether runs are held or stopped more often than elsewhere, and others take over
	 * just before something is written down. Chance is left alone in the other schedules,
	 * so that seeds which have shown a defect are still the schedules that did.
	 */
	private final boolean isRestless;

	/** Whether answers of the API are lost and broken more often; in other schedules. */
	private final boolean hasBadLine;

	/**
	 * The syncs to the account, each with a table of its own: in some schedules two,
	 * whose contacts share phones.
	 */
	private final List<SyncKey> syncs;

	private final boolean isLarge;

	private final boolean isInterleaved;

	private final int chunkSize;

	private final int requestSize;

	private final int pieces;

	private final ConsentPreparer consent = RememberingContactPreparer.consent();

	private final ContactPreparer first;

	private final ContactPreparer second;

	private @Nullable SimulatedProcess process;

	private boolean isSecondMapping;

	private boolean isCalm;

	private boolean isAgain;

	private boolean hasCrashed;

	private boolean isAnsweredLate;

	private long epoch;

	/** Who was the last to be given the lease of a sync. */
	private final Map<SyncKey, Long> holders = new HashMap<>();

	private final Map<SyncKey, Integer> losses = new HashMap<>();

	private int depth;

	private Simulation(long seed, @Nullable Defence without, boolean isTraced) {
		this.schedule = new Schedule(seed, isTraced);
		this.without = without;
		this.isRestless = seed % 8 == 7;
		this.hasBadLine = seed % 16 == 12 || seed % 16 == 13;
		this.syncs = (seed % 16 == 6 || seed % 16 == 8) ? List.of(CUSTOMERS, PARTNERS) : List.of(CUSTOMERS);
		this.isLarge = this.schedule.isOneIn(4);
		this.isInterleaved = this.schedule.isOneIn(2);
		this.chunkSize = 1 + this.schedule.below(4);
		this.requestSize = 1 + this.schedule.below(3);
		this.pieces = 1 + this.schedule.below(3);
		this.world = new World(this.schedule, this.syncs.size());
		this.first = new RememberingContactPreparer("crm", this.world);
		this.second = new RememberingContactPreparer("other", this.world);
		this.ledger = (without == Defence.INTENT) ? MemoryLedger.withoutIntents(this.world, this)
				: (without == Defence.DIRTY) ? MemoryLedger.withoutDirty(this.world, this) : (without == Defence.BLOCK)
						? MemoryLedger.withoutBlocks(this.world, this) : MemoryLedger.sound(this.world, this);
	}

	/**
	 * Lives through the schedule of a seed.
	 * @param seed the seed
	 * @param without the defence that is taken away, or null
	 * @param isTraced whether the steps are kept
	 * @return what happened
	 */
	static Schedule of(long seed, @Nullable Defence without, boolean isTraced) {
		Simulation simulation = new Simulation(seed, without, isTraced);
		try {
			simulation.live();
		}
		catch (RuntimeException ex) {
			simulation.schedule.violated("internal error " + ex + " " + List.of(ex.getStackTrace()).subList(0, 6));
		}
		return simulation.schedule;
	}

	private void live() {
		int nights = 1 + this.schedule.below(4);
		for (int night = 0; night < nights; night++) {
			int changes = this.schedule.below(4);
			for (int i = 0; i < changes; i++) {
				this.world.change();
			}
			if (this.schedule.isOneIn(16)) {
				anotherMapping();
			}
			if (this.schedule.isOneIn(5)) {
				this.world.changeList();
			}
			night();
			while (this.hasCrashed && this.schedule.isOneIn(2)) {
				night();
			}
			this.world.pass(Duration.ofDays(1));
		}
		recover();
	}

	private void anotherMapping() {
		this.isSecondMapping = !this.isSecondMapping;
		this.world.touchAll();
		this.schedule.step(() -> "another mapping");
	}

	private void night() {
		night(this.schedule.oneOf(this.syncs));
	}

	private void night(SyncKey sync) {
		int kind = this.schedule.below(16);
		if (kind == 0) {
			start(sync, (process) -> process.replay());
		}
		else if (kind <= 2) {
			int limit = 1 + this.schedule.below(3);
			start(sync, (process) -> process.run(false, limit));
		}
		else {
			start(sync, (process) -> process.run(kind == 3, null));
		}
	}

	/** Nights without a fault, as many as it takes, and one more that sends nothing. */
	private void recover() {
		this.schedule.calm();
		this.isCalm = true;
		this.schedule.step(() -> "from now on all is well");
		Expectations expectations = new Expectations(this);
		int nights = this.isLarge ? 10 : 3;
		for (int night = 1; night < nights; night++) {
			quietNight();
			if (night == 2) {
				expectations.check(false);
			}
		}
		if (quietNight() > 0) {
			this.schedule.violated("the last night sends something");
		}
		expectations.check(true);
	}

	/** All syncs run; returns how often something was sent. */
	private int quietNight() {
		int posts = 0;
		for (SyncKey sync : this.syncs) {
			posts += start(sync, (process) -> process.run(false, null)).posts();
		}
		this.world.pass(Duration.ofDays(1));
		return posts;
	}

	private interface Work {

		boolean by(SimulatedProcess process);

	}

	private SimulatedProcess start(SyncKey sync, Work work) {
		this.epoch++;
		this.holders.put(sync, this.epoch);
		SimulatedProcess outer = this.process;
		SimulatedProcess started = new SimulatedProcess(this, sync, this.epoch);
		this.process = started;
		this.schedule.step(() -> started + " starts");
		try {
			this.hasCrashed = !work.by(started);
			if (this.isCalm && this.hasCrashed && !this.isAnsweredLate) {
				this.schedule.violated("a night without a fault does not end well");
			}
		}
		catch (ContactSyncException ex) {
			this.hasCrashed = true;
			this.schedule.step(() -> started + " ends, " + ex.getMessage());
		}
		catch (Crash crash) {
			this.hasCrashed = true;
			this.schedule.step(() -> started + " crashes");
		}
		finally {
			this.process = outer;
		}
		return started;
	}

	@Override
	public void committing(List<String> statements) {
		if (isFault()) {
			if (this.schedule.isOneIn(5)) {
				throw away(last(statements));
			}
			crash("before ", statements);
		}
	}

	@Override
	public void committed(List<String> statements) {
		String what = last(statements);
		SimulatedProcess running = this.process;
		if (running == null) {
			return;
		}
		if (what.startsWith("chunk of")) {
			this.rowsSeen.committed();
		}
		if (what.equals("accepted") && !this.isAgain) {
			running.acknowledged();
		}
		this.isAgain = false;
		this.schedule.step(() -> running + ": " + what);
		if (isFault()) {
			switch (this.schedule.below(5)) {
				case 0 -> throw away(what);
				case 1 -> freeze();
				default -> crash("after ", statements);
			}
		}
		meanwhile(running);
	}

	@Override
	public void claimed(String key, boolean isBlocked) {
		if (isBlocked) {
			this.schedule.violated(key + " claims a phone that is blocked");
		}
	}

	@Override
	public void taken(SyncKey owner) {
		this.losses.merge(owner, 1, Integer::sum);
	}

	/** How often a contact of a sync has lost its phone to one of another sync. */
	int losses(SyncKey owner) {
		return this.losses.getOrDefault(owner, 0);
	}

	@Override
	public void suppressed(UUID recipient) {
		this.world.touch(recipient);
	}

	@Override
	public void became(Transition transition) {
		if (this.without == null) {
			TRANSITIONS.add(transition);
		}
	}

	@Override
	public boolean isRepeated(List<String> statements) {
		String what = last(statements);
		boolean isOwn = !what.startsWith("chunk") && !what.equals("remembered");
		this.isAgain = isOwn && this.schedule.isFault() && this.schedule.isOneIn(4);
		if (this.isAgain) {
			this.schedule.step(() -> what + " is done again, since the connection was lost");
		}
		return this.isAgain;
	}

	/** Something may happen on the way to the API. */
	void mayFail(String where) {
		if (isFault()) {
			if (this.schedule.isOneIn(3)) {
				freeze();
			}
			else {
				crash("", List.of(where));
			}
		}
		SimulatedProcess running = this.process;
		if (running != null) {
			meanwhile(running);
		}
	}

	/** Whether what is rare elsewhere happens here. */
	boolean isRestless() {
		return this.isRestless && !this.isCalm;
	}

	/** Whether the way to the API is so bad that this answer may be lost, too. */
	boolean isBadLine() {
		return this.hasBadLine && !this.isCalm && this.schedule.isOneIn(3);
	}

	/** Whether the guard holds a run that it looks at. */
	boolean isHeld() {
		return this.schedule.isOneIn(4);
	}

	/** What the API says before anything is sent. */
	Optional<SendOutcome.Stop> preflight() {
		if (!isRestless() || !this.schedule.isOneIn(4)) {
			return Optional.empty();
		}
		ProblemCode code = this.schedule.isOneIn(2) ? ProblemCode.STOPPED : ProblemCode.API_UNAVAILABLE;
		return Optional.of(new SendOutcome.Stop(code, "not now"));
	}

	/** What a process is about to write down may be late: others have taken over. */
	void mayBeLate() {
		if (isRestless() && this.schedule.isOneIn(4)) {
			for (int i = 0; i < CHANGES_WHILE_LATE; i++) {
				this.world.change();
			}
			freeze();
		}
	}

	private void meanwhile(SimulatedProcess running) {
		if (this.isCalm) {
			return;
		}
		if (this.isInterleaved && this.schedule.isOneIn(8)) {
			running.others();
		}
		if (this.schedule.isOneIn(40)) {
			this.world.change();
		}
		if (this.syncs.size() > 1 && this.depth == 0 && this.schedule.isOneIn(40)) {
			this.depth = DEEPEST;
			this.syncs.stream().filter((sync) -> !sync.equals(running.key())).forEach(this::night);
			this.depth = 0;
		}
	}

	/**
	 * A process that dies between a POST that another's takeover has made stale and its
	 * acknowledgement leaves a trace nowhere: that alone is spared.
	 */
	private boolean isFault() {
		boolean isSpared = this.process != null && this.process.hasStalePost();
		return !isSpared && this.schedule.isFault();
	}

	/** What is under way where a process ends or stands still may be sent again. */
	private void inFlight() {
		this.account.mayRepeat((long) this.requestSize * ((this.process != null) ? this.process.inFlight() : 1));
	}

	/**
	 * A process that was frozen has written down its answer after another took over. The
	 * totals of a load may miss a contact then; the run is closed, and the next looks at
	 * everything.
	 */
	void answeredLate() {
		this.isAnsweredLate = true;
		this.account.mayRepeat(this.requestSize);
	}

	boolean isAnsweredLate() {
		return this.isAnsweredLate;
	}

	private RuntimeException away(String what) {
		inFlight();
		this.schedule.step(() -> "the state is away: " + what);
		return MemoryLedger.away();
	}

	private void crash(String when, List<String> effects) {
		inFlight();
		effects.forEach((effect) -> CRASHES.add((this.hasCrashed ? "again " : "") + when + effect));
		this.schedule.step(() -> "crash " + when + last(effects));
		throw new Crash();
	}

	private static String last(List<String> statements) {
		return statements.get(statements.size() - 1);
	}

	/** The process stands still, for so long that others take over. */
	private void freeze() {
		if (this.depth == DEEPEST) {
			return;
		}
		this.depth++;
		this.schedule.step(() -> this.process + " is frozen");
		this.world.pass(Duration.ofMinutes(10));
		inFlight();
		do {
			night();
		}
		while (this.hasCrashed && this.schedule.isOneIn(2));
		this.depth--;
		this.schedule.step(() -> this.process + " goes on");
	}

	OpenSync open(SyncKey sync, SimulatedSource source, SimulatedApi api) {
		DestinationSettings destination = DESTINATIONS.computeIfAbsent(this.requestSize,
				(size) -> Destinations.at(URI.create("http://localhost"), "request-size=" + size));
		SyncSettings settings = SETTINGS.computeIfAbsent(
				this.chunkSize + "/" + (this.isLarge ? 0 : 100) + "/" + (has(Defence.OVERLAP) ? "48h" : "0s"),
				Simulation::settings);
		return new OpenSync(sync.sync(), settings, new DestinationSession(sync.destination(), destination, ACCOUNT, api,
				new Semaphore(destination.inFlight()), () -> {
				}), new SyncRows(source, preparer(), new ConsentLook(source, this.consent), null),
				new UUID(0, this.isSecondMapping ? 2 : 1), () -> {
				});
	}

	ContactPreparer preparer() {
		return this.isSecondMapping ? this.second : this.first;
	}

	private static SyncSettings settings(String choices) {
		String[] choice = choices.split("/");
		Map<String, String> settings = new HashMap<>();
		settings.put("table", "customer");
		settings.put("key", "id");
		settings.put("changed-at", "updated_at");
		settings.put("zone", "UTC");
		settings.put("chunk-size", choice[0]);
		settings.put("sweep-below", choice[1]);
		settings.put("overlap", choice[2]);
		settings.put("mapping.name", "{name}");
		return new Binder(new MapConfigurationPropertySource(settings)).bind("", SyncSettings.class).get();
	}

	boolean has(Defence defence) {
		return this.without != defence;
	}

	SimulatedSource source(SyncKey sync) {
		return new SimulatedSource(table(sync), this.pieces, has(Defence.SWEEP));
	}

	PeopleTable table(SyncKey sync) {
		return this.world.table(this.syncs.indexOf(sync));
	}

	List<SyncKey> syncs() {
		return this.syncs;
	}

	Schedule schedule() {
		return this.schedule;
	}

	World world() {
		return this.world;
	}

	MemoryLedger ledger() {
		return this.ledger;
	}

	SimulatedAccount account() {
		return this.account;
	}

	RowsSeen rowsSeen() {
		return this.rowsSeen;
	}

	boolean isInterleaved() {
		return this.isInterleaved;
	}

	boolean isHolder(SyncKey sync, long process) {
		return Objects.requireNonNull(this.holders.get(sync)) == process;
	}

	/** The process dies. */
	private static final class Crash extends Error {

		Crash() {
			super("crash", null, false, false);
		}

	}

}
