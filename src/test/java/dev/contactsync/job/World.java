package dev.contactsync.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.SourceContact;
import org.jspecify.annotations.Nullable;

/** A small table of people that changes, and its clock. */
final class World extends Clock {

	static final ColumnNames COLUMNS = new ColumnNames(List.of("name", "phone", "opt_in"));

	/** The name of a person whom the API refuses. */
	static final String REFUSED = "refused";

	private static final Instant NEVER = Instant.parse("2099-01-01T00:00:00Z");

	private static final int MOST_PEOPLE = 8;

	private static final int NO_PHONE = -1;

	private final TreeMap<String, Person> people = new TreeMap<>();

	private final Schedule schedule;

	private final int phones;

	private final Set<Integer> changedPhones = new HashSet<>();

	private final Map<String, Set<Integer>> phonesHad = new HashMap<>();

	private final Set<Integer> hiddenPhones = new HashSet<>();

	private final Map<String, List<Person>> lives = new HashMap<>();

	private Instant now = Instant.parse("2026-03-01T02:00:00Z");

	private Instant lastRun = this.now;

	private int version;

	World(Schedule schedule) {
		this.schedule = schedule;
		this.phones = 1 + schedule.below(5);
		int size = 1 + schedule.below(MOST_PEOPLE);
		for (int i = 1; i <= size; i++) {
			put(person(String.valueOf(i), this.now.minus(Duration.ofDays(1 + schedule.below(9)))));
		}
	}

	private Person person(String key, @Nullable Instant changedAt) {
		int phone = this.schedule.isOneIn(12) ? NO_PHONE : this.schedule.below(this.phones);
		String name = name(key);
		return new Person(key, name, phone, consent(!this.schedule.isOneIn(6)), changedAt);
	}

	private Consent consent(boolean isYes) {
		return isYes ? Consent.YES : (this.version % 3 == 0) ? Consent.BLANK : Consent.NO;
	}

	private String name(String key) {
		this.version++;
		return "k" + key + " v" + this.version + (this.schedule.isOneIn(10) ? " " + REFUSED : "");
	}

	/** A row is changed. */
	void change() {
		String key = String.valueOf(1 + this.schedule.below(MOST_PEOPLE));
		Person before = this.people.get(key);
		boolean isHidden = this.schedule.isOneIn(4);
		if (before != null && this.schedule.isOneIn(7)) {
			this.people.remove(key);
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
			case 0, 1 -> new Person(key, name(key), before.phone, before.consent, changedAt);
			case 2 -> new Person(key, before.name, this.schedule.below(this.phones), before.consent, changedAt);
			case 3 -> new Person(key, before.name, before.phone, consent(before.consent != Consent.YES), changedAt);
			case 4 -> new Person(key, before.name, before.phone, before.consent, changedAt);
			default -> person(key, changedAt);
		};
	}

	/** Changed without a new changed-at, or by a transaction that was open for days. */
	private @Nullable Instant hidden(@Nullable Person before) {
		Instant old = this.lastRun.minus(Duration.ofHours(100 + this.schedule.below(100)));
		return (before != null && this.schedule.isOneIn(2)) ? before.changedAt : old;
	}

	/** Now, or by a transaction that was open for hours; or at an unknown time. */
	private @Nullable Instant shown() {
		return switch (this.schedule.below(10)) {
			case 0 -> null;
			case 1 -> NEVER;
			case 2, 3, 4 -> this.lastRun.minus(Duration.ofHours(this.schedule.below(40)));
			default -> this.now;
		};
	}

	private void put(Person person) {
		this.people.put(person.key, person);
		this.lives.computeIfAbsent(person.key, (key) -> new ArrayList<>()).add(person);
	}

	/**
	 * Whether somebody may block a phone who does not show it now: a contact who has said
	 * no when he had the phone, and has no valid one now, or whose answer is blank now.
	 */
	boolean mayBeBlockedByHistory(String recipient) {
		return this.people.values()
			.stream()
			.filter((person) -> person.consent == Consent.BLANK
					|| (person.consent == Consent.NO && person.recipient() == null))
			.flatMap((person) -> this.lives.getOrDefault(person.key, List.of()).stream())
			.anyMatch((before) -> recipient.equals(before.recipient()));
	}

	private void touched(@Nullable Person person, boolean isHidden) {
		if (person == null) {
			return;
		}
		Set<Integer> had = this.phonesHad.computeIfAbsent(person.key, (key) -> new HashSet<>());
		if (person.phone != NO_PHONE) {
			this.changedPhones.add(person.phone);
			had.add(person.phone);
		}
		if (isHidden) {
			this.hiddenPhones.addAll(had);
		}
	}

	/** Every contact is said in another way from now on. */
	void touchAll() {
		for (int i = 0; i < this.phones; i++) {
			this.changedPhones.add(i);
		}
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

	Collection<Person> people() {
		return this.people.values();
	}

	@Nullable Person person(String key) {
		return this.people.get(key);
	}

	void pass(Duration time) {
		this.now = this.now.plus(time);
	}

	void runBegins() {
		this.lastRun = this.now;
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

	/** What a row says about consent. */
	enum Consent {

		YES, NO, BLANK

	}

	/** A row. */
	static final class Person {

		private final String key;

		private final String name;

		private final int phone;

		private final Consent consent;

		private final @Nullable Instant changedAt;

		private final SourceContact row;

		Person(String key, String name, int phone, Consent consent, @Nullable Instant changedAt) {
			this.key = key;
			this.name = name;
			this.phone = phone;
			this.consent = consent;
			this.changedAt = changedAt;
			this.row = new SourceContact(key, NEVER.equals(changedAt) ? null : changedAt, Arrays.asList(name,
					(phone != NO_PHONE) ? Contacts.phone(phone) : "12", answer(consent, changedAt)));
		}

		private static String answer(Consent consent, @Nullable Instant changedAt) {
			return switch (consent) {
				case YES -> yes(changedAt);
				case NO -> "no";
				case BLANK -> " ";
			};
		}

		/** The same in other words, so that another row may make the same profile. */
		private static String yes(@Nullable Instant changedAt) {
			boolean isEven = changedAt != null && changedAt.getEpochSecond() / 3600 % 2 == 0;
			return isEven ? "yes" : "true";
		}

		String key() {
			return this.key;
		}

		@Nullable Instant changedAt() {
			return this.changedAt;
		}

		SourceContact row() {
			return this.row;
		}

		@Nullable String recipient() {
			return (this.phone != NO_PHONE) ? Contacts.recipient(this.phone) : null;
		}

		boolean hasOptedIn() {
			return this.consent == Consent.YES;
		}

		boolean hasOptedOut() {
			return this.consent == Consent.NO;
		}

		boolean isRefused() {
			return this.name.endsWith(REFUSED);
		}

		@Override
		public String toString() {
			return this.name + " phone " + this.phone + " " + this.consent + " at " + this.changedAt;
		}

	}

}
