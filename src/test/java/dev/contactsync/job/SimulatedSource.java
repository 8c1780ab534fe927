package dev.contactsync.job;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.contactsync.contact.SourceContact;
import dev.contactsync.range.KeyRange;
import dev.contactsync.source.ContactReader;
import dev.contactsync.source.ContactRows;
import org.jspecify.annotations.Nullable;

/** A table of people as a process reads it, in small pages. */
final class SimulatedSource implements ContactRows {

	private static final int PAGE = 2;

	private final PeopleTable table;

	private final int pieces;

	private final boolean isSwept;

	private final Map<String, Person> seen = new HashMap<>();

	private final List<Person> seenFirst = new ArrayList<>();

	SimulatedSource(PeopleTable table, int pieces, boolean isSwept) {
		this.table = table;
		this.pieces = pieces;
		this.isSwept = isSwept;
	}

	/** Whether a contact had opted in when it was last read; null if it never was. */
	@Nullable Boolean hadOptedIn(String key) {
		Person person = this.seen.get(key);
		return (person != null) ? person.hasOptedIn() : null;
	}

	/** Everything was read that is read before the first POST. */
	void allSeen() {
		this.seenFirst.clear();
		this.seenFirst.addAll(this.seen.values());
	}

	/**
	 * Whether somebody with a phone had said no before the first POST, and not changed
	 * that since as far as it was read.
	 */
	boolean hasSeenNo(String recipient) {
		return this.seenFirst.stream()
			.filter((person) -> person.equals(this.seen.get(person.key())))
			.anyMatch((person) -> person.hasOptedOut() && recipient.equals(person.recipient()));
	}

	@Override
	public Instant clock() {
		return this.table.clock();
	}

	@Override
	public long count() {
		return this.table.people().size();
	}

	@Override
	public long count(KeyRange range) {
		return this.table.people().stream().filter((person) -> isIn(range, person)).count();
	}

	/** Keys of people are unique. */
	@Override
	public void requireUniqueKeys() {
	}

	@Override
	public List<KeyRange> keyRanges(long rowsPerRange, @Nullable Instant changedBefore, @Nullable String afterKey) {
		if (changedBefore != null && !this.isSwept) {
			return List.of();
		}
		List<String> keys = this.table.people()
			.stream()
			.map(Person::key)
			.filter((key) -> afterKey == null || key.compareTo(afterKey) > 0)
			.toList();
		List<KeyRange> ranges = new ArrayList<>();
		String after = afterKey;
		for (int i = 1; i < this.pieces; i++) {
			int bound = keys.size() * i / this.pieces;
			if (bound > 0 && !keys.get(bound - 1).equals(after)) {
				ranges.add(new KeyRange.ByKey(after, keys.get(bound - 1), changedBefore));
				after = keys.get(bound - 1);
			}
		}
		ranges.add(new KeyRange.ByKey(after, null, changedBefore));
		return ranges;
	}

	@Override
	public List<KeyRange> changedRanges(Instant since, long rowsPerRange) {
		return List.of(new KeyRange.ByChange(since, null, null), new KeyRange.Undated(null, null));
	}

	@Override
	public ContactReader read(KeyRange range, @Nullable String position) {
		return new Reader(range, position, PAGE);
	}

	@Override
	public ContactReader readAgain(KeyRange range) {
		return new Reader(range, null, Integer.MAX_VALUE);
	}

	@Override
	public Map<String, SourceContact> byKeys(Collection<String> keys) {
		Map<String, SourceContact> found = new HashMap<>();
		for (String key : keys) {
			Person person = this.table.person(key);
			if (person != null) {
				found.put(key, read(person));
			}
			else {
				this.seen.remove(key);
			}
		}
		return found;
	}

	@Override
	public Set<String> existing(Collection<String> keys) {
		return keys.stream().filter((key) -> this.table.person(key) != null).collect(Collectors.toSet());
	}

	private SourceContact read(Person person) {
		this.seen.put(person.key(), person);
		return person.row();
	}

	private List<Person> after(KeyRange range, @Nullable String position, int most) {
		List<Person> found = new ArrayList<>();
		for (Person person : this.table.people()) {
			if (isIn(range, person) && (position == null || place(range, person).compareTo(position) > 0)) {
				found.add(person);
			}
		}
		found.sort(Comparator.comparing((person) -> place(range, person)));
		return found.subList(0, Math.min(most, found.size()));
	}

	private static boolean isIn(KeyRange range, Person person) {
		Instant changedAt = person.changedAt();
		if (range instanceof KeyRange.ByKey keys) {
			return (keys.after() == null || person.key().compareTo(keys.after()) > 0)
					&& (keys.upTo() == null || person.key().compareTo(keys.upTo()) <= 0)
					&& (keys.changedBefore() == null
							|| (changedAt != null && changedAt.isBefore(keys.changedBefore())));
		}
		if (range instanceof KeyRange.ByChange changed) {
			return changedAt != null && !changedAt.isBefore(changed.since());
		}
		return changedAt == null;
	}

	private static String place(KeyRange range, Person person) {
		return (range instanceof KeyRange.ByChange)
				? Objects.requireNonNull(person.changedAt()).toEpochMilli() + "/" + person.key() : person.key();
	}

	private final class Reader implements ContactReader {

		private final KeyRange range;

		private final Deque<Person> page = new ArrayDeque<>();

		private final Map<String, String> places = new HashMap<>();

		private final int pageSize;

		private @Nullable String last;

		Reader(KeyRange range, @Nullable String position, int pageSize) {
			this.range = range;
			this.last = position;
			this.pageSize = pageSize;
		}

		@Override
		public @Nullable SourceContact next() {
			if (this.page.isEmpty()) {
				this.page.addAll(after(this.range, this.last, this.pageSize));
			}
			Person person = this.page.poll();
			if (person == null) {
				return null;
			}
			this.last = place(this.range, person);
			this.places.put(person.key(), this.last);
			return read(person);
		}

		@Override
		public String position(String key) {
			return Objects.requireNonNull(this.places.get(key));
		}

		@Override
		public void close() {
			this.page.clear();
		}

	}

}
