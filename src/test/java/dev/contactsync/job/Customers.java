package dev.contactsync.job;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The customers of a company that lives: their table, changed at random, and what the API
 * should know of them, worked out without the program. Every change of what is sent makes
 * another text, so that the API never has a reason to get the same twice.
 */
final class Customers {

	private static final int NO_PHONE = -1;

	/** Fewer than it takes for the run to stop because the API refuses every contact. */
	private static final int MOST_REFUSED = 4;

	/** Updated is in microseconds, as the source keeps it. */
	private record Customer(long id, int version, int phone, boolean optedIn, boolean isRefused, long updated) {

		private static final Comparator<Customer> RANK = Comparator.comparingLong(Customer::updated)
			.reversed()
			.thenComparing(Customer::id);

		private boolean isSent() {
			return this.phone != NO_PHONE && this.optedIn && !this.isRefused;
		}

		private String name() {
			return (this.isRefused ? "Refused " : "Person ") + this.id + " as of " + this.version;
		}

		private String kind() {
			return (this.phone == NO_PHONE) ? "invalid" : !this.optedIn ? "suppressed" : "refused";
		}

		private String json() {
			String recipient = Contacts.recipient(this.phone);
			return """
					{"profile":{"userDetails":{"userProvidedName":"%s","contact":{"phone":{"number":"%s","prefix":"61"}},\
					"tags":["crm"],"attributes":[{"key":"city","value":"City %d"}]}}}"""
				.formatted(name(), recipient.substring(2), this.version % 10);
		}

	}

	private final JdbcTemplate table;

	private final Random random;

	private final Map<Long, Customer> customers = new TreeMap<>();

	private final Map<Integer, Long> owners = new HashMap<>();

	private final Map<String, String> expected = new TreeMap<>();

	private final Set<String> unwanted = new HashSet<>();

	private long nextId = 1;

	private final Map<Integer, String> blocked = new HashMap<>();

	private int returned;

	private int nextPhone;

	private int nextVersion;

	/** Behind the source's, as a change of its own takes longer than its ticks. */
	private long clock;

	Customers(JdbcTemplate table, Random random) {
		this.table = table;
		this.random = random;
		table.execute("""
				CREATE TABLE customer (id BIGINT PRIMARY KEY, name VARCHAR(100), phone VARCHAR(40), opted_in BOOLEAN,
					city VARCHAR(40), updated_at TIMESTAMP(6) WITH TIME ZONE)
				""");
	}

	/** Adds customers; some share a phone, some cannot be sent. */
	void add(int number) {
		lookAtClock();
		for (int i = 0; i < number; i++) {
			Customer customer = new Customer(this.nextId++, 0, phone(), this.random.nextInt(20) > 0,
					this.random.nextInt(80) == 0 && refused() < MOST_REFUSED, 0);
			put(customer, customer.isRefused() ? this.nextPhone++ : customer.phone(), true);
		}
	}

	private int phone() {
		int kind = this.random.nextInt(20);
		return (kind == 0) ? NO_PHONE : (kind < 3 && !this.customers.isEmpty()) ? phoneOf(any()) : this.nextPhone++;
	}

	/** What happens between two nights. */
	void live(int changes) {
		lookAtClock();
		for (int i = 0; i < changes; i++) {
			Customer customer = any();
			switch (this.random.nextInt(12)) {
				case 0 -> delete(customer);
				case 1 -> add(1);
				case 2 -> swapPhones(customer, any());
				case 3 -> put(customer, customer.isRefused() ? this.nextPhone++ : phone(), true);
				case 4 -> optInOrOut(customer);
				case 5 -> touch(customer);
				case 6 -> put(customer, customer.phone(), false);
				default -> put(customer, customer.phone(), true);
			}
		}
	}

	/** What happens meanwhile, with nobody's right to a phone changed. */
	void liveOn() {
		lookAtClock();
		for (int i = 0; i < 3; i++) {
			Customer customer = any();
			if (isAlone(customer)) {
				put(customer, customer.phone(), true);
			}
		}
		put(new Customer(this.nextId++, 0, NO_PHONE, true, false, 0), this.nextPhone++, true);
	}

	private void lookAtClock() {
		this.clock = Math.max(this.clock, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
	}

	private boolean isAlone(Customer customer) {
		return this.customers.values().stream().filter((each) -> each.phone() == customer.phone()).count() == 1;
	}

	private Customer any() {
		List<Customer> all = List.copyOf(this.customers.values());
		return all.get(this.random.nextInt(all.size()));
	}

	/** Those that the API refuses share their phones with no other contact. */
	private int phoneOf(Customer customer) {
		return (customer.isRefused() || customer.phone() == NO_PHONE) ? this.nextPhone++ : customer.phone();
	}

	private long refused() {
		return this.customers.values().stream().filter(Customer::isRefused).count();
	}

	private void swapPhones(Customer one, Customer other) {
		if (!one.isRefused() && !other.isRefused() && one.id() != other.id()) {
			put(one, other.phone(), true);
			put(other, one.phone(), true);
		}
	}

	private void optInOrOut(Customer customer) {
		if (customer.phone() != NO_PHONE && !customer.isRefused()) {
			Customer now = new Customer(customer.id(), customer.version(), customer.phone(), !customer.optedIn(), false,
					this.clock++);
			store(now);
		}
	}

	private void touch(Customer customer) {
		store(new Customer(customer.id(), customer.version(), customer.phone(), customer.optedIn(),
				customer.isRefused(), this.clock++));
	}

	private void put(Customer customer, int phone, boolean isNoted) {
		boolean mayBeSent = customer.optedIn() || phone == NO_PHONE;
		Customer now = new Customer(customer.id(), this.nextVersion++, phone, mayBeSent, customer.isRefused(),
				isNoted ? this.clock + this.random.nextInt(2) : customer.updated());
		this.clock += this.random.nextInt(3);
		if (!now.optedIn()) {
			this.unwanted.add(now.name());
		}
		store(now);
	}

	private void store(Customer customer) {
		this.customers.put(customer.id(), customer);
		if (customer.optedIn()) {
			this.unwanted.remove(customer.name());
		}
		this.table.update("DELETE FROM customer WHERE id = ?", customer.id());
		this.table.update("INSERT INTO customer VALUES (?, ?, ?, ?, ?, ?)", customer.id(), customer.name(),
				(customer.phone() != NO_PHONE) ? Contacts.phone(customer.phone()) : "12", customer.optedIn(),
				"City " + customer.version() % 10,
				Timestamp.from(Instant.EPOCH.plus(customer.updated(), ChronoUnit.MICROS)));
	}

	private void delete(Customer customer) {
		this.customers.remove(customer.id());
		this.table.update("DELETE FROM customer WHERE id = ?", customer.id());
	}

	/**
	 * What a night makes of the customers as they are: each phone has one owner, the
	 * first by rank of those that can be sent, and of the owner, as long as it has the
	 * phone. Nobody has a phone of which one has opted out.
	 * @return how many the API has to be told about
	 */
	int night() {
		Map<Integer, List<Customer>> byPhone = this.customers.values()
			.stream()
			.filter((customer) -> customer.phone() != NO_PHONE)
			.collect(Collectors.groupingBy(Customer::phone));
		this.owners.entrySet()
			.removeIf((owner) -> byPhone.getOrDefault(owner.getKey(), List.of())
				.stream()
				.noneMatch((customer) -> customer.id() == owner.getValue()));
		int told = 0;
		for (Map.Entry<Integer, List<Customer>> each : byPhone.entrySet()) {
			told += night(each.getKey(), each.getValue()) ? 1 : 0;
		}
		return told;
	}

	private boolean night(int phone, List<Customer> rivals) {
		if (!rivals.stream().allMatch(Customer::optedIn)) {
			this.owners.remove(phone);
			String before = this.expected.remove(Contacts.recipient(phone));
			if (before != null) {
				this.blocked.put(phone, before);
			}
			return false;
		}
		Customer first = rivals.stream()
			.filter((customer) -> customer.isSent() || isOwner(customer))
			.min(Customer.RANK)
			.orElse(null);
		if (first == null || !first.isSent()) {
			return false;
		}
		this.owners.put(phone, first.id());
		this.returned += first.json().equals(this.blocked.remove(phone)) ? 1 : 0;
		return !first.json().equals(this.expected.put(Contacts.recipient(phone), first.json()));
	}

	private boolean isOwner(Customer customer) {
		return Objects.equals(this.owners.get(customer.phone()), customer.id());
	}

	/**
	 * How many contacts have the phone again that somebody had blocked, and so are sent
	 * again though nothing else has changed.
	 */
	int returned() {
		return this.returned;
	}

	/** What the API should have, for phones that still belong to a contact. */
	Map<String, String> expected() {
		Map<String, String> expected = new TreeMap<>(this.expected);
		expected.keySet().retainAll(this.owners.keySet().stream().map(Contacts::recipient).collect(Collectors.toSet()));
		return expected;
	}

	/** Who should be listed as excluded, and as what. */
	Map<String, String> exclusion() {
		Map<String, String> excluded = new TreeMap<>();
		this.customers.values().forEach((customer) -> {
			if (!customer.isSent()) {
				excluded.put(String.valueOf(customer.id()), customer.kind());
			}
			else if (!isOwner(customer)) {
				excluded.put(String.valueOf(customer.id()), "duplicate");
			}
		});
		return excluded;
	}

	/** Which of some names were never to be told, as their bearers had opted out. */
	List<String> unwanted(List<String> names) {
		return names.stream().filter(this.unwanted::contains).toList();
	}

}
