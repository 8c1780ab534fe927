package dev.contactsync.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The phones of some people, the tables that they stand in, and the clock. */
final class World extends Clock {

	private final Schedule schedule;

	private final int phones;

	private final List<PeopleTable> tables = new ArrayList<>();

	private final Set<Integer> changedPhones = new HashSet<>();

	private final Set<Integer> hiddenPhones = new HashSet<>();

	private final Set<Integer> listed = new TreeSet<>();

	private Instant now = Instant.parse("2026-03-01T02:00:00Z");

	private Instant lastRun = this.now;

	private int version;

	World(Schedule schedule, int tables) {
		this.schedule = schedule;
		this.phones = 1 + schedule.below(5);
		for (int i = 0; i < tables; i++) {
			this.tables.add(new PeopleTable(this, schedule));
		}
	}

	/** A row of one of the tables is changed. */
	void change() {
		this.schedule.oneOf(this.tables).change();
	}

	/** A phone comes to the list of blocked ones, or goes. */
	void changeList() {
		int phone = anyPhone();
		if (!this.listed.remove(phone)) {
			this.listed.add(phone);
		}
		touch(phone);
		this.schedule.step(() -> "list: " + this.listed);
	}

	/** The phones of the list of blocked ones. */
	List<String> listed() {
		return this.listed.stream().map(Contacts::recipient).toList();
	}

	/** Whether somebody may block a phone who does not show it now. */
	boolean mayBeBlockedByHistory(String recipient) {
		return this.tables.stream()
			.flatMap(PeopleTable::formerBlockers)
			.anyMatch((person) -> recipient.equals(person.recipient()));
	}

	/** Every contact is said in another way from now on. */
	void touchAll() {
		for (int i = 0; i < this.phones; i++) {
			touch(i);
		}
	}

	/** What was said to a recipient may be said again. */
	void touch(UUID recipient) {
		for (int i = 0; i < this.phones; i++) {
			if (Simulation.FINGERPRINTS.recipient(Contacts.recipient(i)).equals(recipient)) {
				touch(i);
			}
		}
	}

	void touch(int phone) {
		this.changedPhones.add(phone);
	}

	/** Only a sweep can find what has changed about some phones. */
	void hide(Collection<Integer> some) {
		this.hiddenPhones.addAll(some);
	}

	/** Whether something has changed about a recipient since this was last asked. */
	boolean hasChanged(String recipient) {
		return this.changedPhones.remove(phone(recipient));
	}

	/** Whether only a sweep can find what has changed about a recipient. */
	boolean isHidden(String recipient) {
		return this.hiddenPhones.contains(phone(recipient));
	}

	private int phone(String recipient) {
		for (int i = 0; i < this.phones; i++) {
			if (Contacts.recipient(i).equals(recipient)) {
				return i;
			}
		}
		throw new IllegalArgumentException("nobody has this phone");
	}

	int anyPhone() {
		return this.schedule.below(this.phones);
	}

	PeopleTable table(int number) {
		return this.tables.get(number);
	}

	/** What tells two profiles of a contact apart; no two are the same. */
	int version() {
		return this.version;
	}

	int nextVersion() {
		return ++this.version;
	}

	void pass(Duration time) {
		this.now = this.now.plus(time);
	}

	void runBegins() {
		this.lastRun = this.now;
	}

	Instant lastRun() {
		return this.lastRun;
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
