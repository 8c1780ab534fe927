package dev.contactsync.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.contactsync.contact.ColumnNames;
import dev.contactsync.job.Person.Consent;
import org.jspecify.annotations.Nullable;

/** A small table of people that changes; the source of a sync. */
final class PeopleTable {

	static final ColumnNames COLUMNS = new ColumnNames(List.of("name", "phone", "opt_in"));

	private static final int MOST_PEOPLE = 8;

	private final TreeMap<String, Person> people = new TreeMap<>();

	private final World world;

	private final Schedule schedule;

	private final Map<String, Set<Integer>> phonesHad = new HashMap<>();

	private final Map<String, List<Person>> lives = new HashMap<>();

	private int deletions;

	PeopleTable(World world, Schedule schedule) {
		this.world = world;
		this.schedule = schedule;
		int size = 1 + schedule.below(MOST_PEOPLE);
		for (int i = 1; i <= size; i++) {
			put(person(String.valueOf(i), world.instant().minus(Duration.ofDays(1 + schedule.below(9)))));
		}
	}

	private Person person(String key, @Nullable Instant changedAt) {
		int phone = this.schedule.isOneIn(12) ? Person.NO_PHONE : this.world.anyPhone();
		String name = name(key);
		return new Person(key, name, phone, consent(!this.schedule.isOneIn(6)), changedAt);
	}

	private Consent consent(boolean isYes) {
		return isYes ? Consent.YES : (this.world.version() % 3 == 0) ? Consent.BLANK : Consent.NO;
	}

	private String name(String key) {
		return "k" + key + " v" + this.world.nextVersion() + (this.schedule.isOneIn(10) ? " " + Person.REFUSED : "");
	}

	/** A row is changed. */
	void change() {
		String key = String.valueOf(1 + this.schedule.below(MOST_PEOPLE));
		Person before = this.people.get(key);
		boolean isHidden = this.schedule.isOneIn(4);
		if (before != null && this.schedule.isOneIn(7)) {
			this.people.remove(key);
			this.deletions++;
			isHidden = true;
			this.schedule.step(() -> "source: " + key + " is deleted");
		}
		else {
			put(changed(key, before, isHidden));
			this.schedule.step(() -> "source: " + this.people.get(key));
		}
		touched(before, isHidden);
		touched(this.people.get(key), isHidden);
	}

	private Person changed(String key, @Nullable Person before, boolean isHidden) {
		Instant changedAt = isHidden ? hidden(before) : shown();
		if (before == null) {
			return person(key, changedAt);
		}
		return switch (this.schedule.below(6)) {
			case 0, 1 -> new Person(key, name(key), before.phone(), before.consent(), changedAt);
			case 2 -> new Person(key, before.name(), this.world.anyPhone(), before.consent(), changedAt);
			case 3 -> new Person(key, before.name(), before.phone(), consent(!before.hasOptedIn()), changedAt);
			case 4 -> new Person(key, before.name(), before.phone(), before.consent(), changedAt);
			default -> person(key, changedAt);
		};
	}

	/** Changed without a new changed-at, or by a transaction that was open for days. */
	private @Nullable Instant hidden(@Nullable Person before) {
		Instant old = this.world.lastRun().minus(Duration.ofHours(100 + this.schedule.below(100)));
		return (before != null && this.schedule.isOneIn(2)) ? before.changedAt() : old;
	}

	/** Now, or by a transaction that was open for hours; or at an unknown time. */
	private @Nullable Instant shown() {
		return switch (this.schedule.below(10)) {
			case 0 -> null;
			case 1 -> Person.NEVER;
			case 2, 3, 4 -> this.world.lastRun().minus(Duration.ofHours(this.schedule.below(40)));
			default -> this.world.instant();
		};
	}

	private void put(Person person) {
		this.people.put(person.key(), person);
		this.lives.computeIfAbsent(person.key(), (key) -> new ArrayList<>()).add(person);
	}

	private void touched(@Nullable Person person, boolean isHidden) {
		if (person == null) {
			return;
		}
		Set<Integer> had = this.phonesHad.computeIfAbsent(person.key(), (key) -> new HashSet<>());
		if (person.phone() != Person.NO_PHONE) {
			this.world.touch(person.phone());
			had.add(person.phone());
		}
		if (isHidden) {
			this.world.hide(had);
		}
	}

	/**
	 * What those had been who may block a phone that they do not show now: contacts who
	 * have said no when they had it, and have no valid one now, or whose answer is blank
	 * now.
	 */
	Stream<Person> formerBlockers() {
		return this.people.values()
			.stream()
			.filter((person) -> person.consent() == Consent.BLANK
					|| (person.hasOptedOut() && person.recipient() == null))
			.flatMap((person) -> this.lives.getOrDefault(person.key(), List.of()).stream());
	}

	Collection<Person> people() {
		return this.people.values();
	}

	@Nullable Person person(String key) {
		return this.people.get(key);
	}

	/** How many rows were deleted; some may have come back. */
	int deletions() {
		return this.deletions;
	}

	/** The time of the database, as a run asks for it. */
	Instant clock() {
		this.world.runBegins();
		return this.world.instant();
	}

}
