package dev.contactsync.bench.floor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.contactsync.bench.floor.Ledger.Known;
import org.jspecify.annotations.Nullable;

/**
 * Works on one slice of the table.
 * <ol>
 * <li>reads it by a cursor, from where it was reached</li>
 * <li>maps a chunk and leaves out what the ledger has like that, and phones that others
 * own</li>
 * <li>commits an intent, posts, and commits the acknowledgement, a hundred contacts at a
 * time, across chunks</li>
 * <li>commits the key up to which nothing is left to be sent</li>
 * </ol>
 */
final class Worker {

	private static final int CHUNK = 1000;

	private static final int REQUEST = 100;

	private static final String ROWS = "SELECT " + Mapper.COLUMNS + " FROM %s WHERE id > ? AND id <= ? ORDER BY id";

	private final Slice slice;

	private final Connection source;

	private final Mapper mapper;

	private final Ledger ledger;

	private final Poster poster;

	private final Map<UUID, Contact> pending = new LinkedHashMap<>();

	private final Counts counts = new Counts();

	Worker(Slice slice, Connection source, Mapper mapper, Ledger ledger, Poster poster) {
		this.slice = slice;
		this.source = source;
		this.mapper = mapper;
		this.ledger = ledger;
		this.poster = poster;
	}

	/** Does the work; gives what became of the rows. */
	Counts work(String table) throws Exception {
		this.source.setAutoCommit(false);
		try (PreparedStatement select = this.source.prepareStatement(ROWS.formatted(table))) {
			select.setFetchSize(CHUNK);
			select.setLong(1, this.slice.reached());
			select.setLong(2, this.slice.last());
			ResultSet row = select.executeQuery();
			List<Contact> chunk = new ArrayList<>(CHUNK);
			long key = this.slice.reached();
			for (int rows = 1; row.next(); rows++) {
				key = row.getLong(1);
				add(this.mapper.map(row), chunk);
				if (rows % CHUNK == 0) {
					resolve(chunk, key);
				}
			}
			resolve(chunk, key);
		}
		send(1);
		this.ledger.reached(this.slice.number(), this.slice.last());
		return this.counts;
	}

	private void add(@Nullable Contact contact, List<Contact> chunk) {
		this.counts.read++;
		if (contact == null) {
			this.counts.exclusion++;
		}
		else {
			chunk.add(contact);
		}
	}

	private void resolve(List<Contact> chunk, long key) throws Exception {
		Map<UUID, Known> known = this.ledger.look(chunk);
		this.ledger.release(moved(chunk, known));
		chunk.forEach((contact) -> decide(contact, known.get(contact.recipient())));
		chunk.clear();
		send(REQUEST);
		this.ledger.reached(this.slice.number(),
				this.pending.values().stream().mapToLong((contact) -> contact.key() - 1).min().orElse(key));
	}

	/** Takes those phones out of what is known that contacts had before. */
	private static Set<UUID> moved(List<Contact> chunk, Map<UUID, Known> known) {
		Map<Long, UUID> now = new HashMap<>();
		chunk.forEach((contact) -> now.put(contact.key(), contact.recipient()));
		Set<UUID> moved = new HashSet<>();
		known.forEach((recipient, each) -> {
			UUID other = now.get(each.contact());
			if (other != null && !other.equals(recipient) && !each.inDoubt()) {
				moved.add(recipient);
			}
		});
		known.keySet().removeAll(moved);
		return moved;
	}

	private void decide(Contact contact, @Nullable Known known) {
		if (known != null && known.is(contact)) {
			this.counts.unchanged++;
		}
		else if (known != null && known.keepsOut(contact)) {
			this.counts.exclusion++;
		}
		else if (this.pending.merge(contact.recipient(), contact, Worker::ahead) != contact) {
			this.counts.exclusion++;
		}
	}

	private static Contact ahead(Contact one, Contact other) {
		return one.isAhead(other.changedAt(), other.key()) ? one : other;
	}

	private void send(int atLeast) throws Exception {
		while (this.pending.size() >= atLeast) {
			List<Contact> wanted = this.pending.values().stream().limit(REQUEST).toList();
			// In one order, so that two workers never wait for each other's rows.
			List<Contact> request = this.ledger
				.claim(wanted.stream().sorted(Comparator.comparing(Contact::recipient)).toList());
			if (!request.isEmpty()) {
				this.poster.post(request);
				this.ledger.acknowledge(request);
			}
			this.counts.delivered += request.size();
			this.counts.exclusion += wanted.size() - request.size();
			wanted.forEach((contact) -> this.pending.remove(contact.recipient()));
		}
	}

	/** Tells what became of rows. */
	static final class Counts {

		long read;

		long delivered;

		long unchanged;

		long exclusion;

	}

	/**
	 * A part of the table.
	 *
	 * @param number its number
	 * @param reached the key up to which it is settled
	 * @param last its last key
	 */
	record Slice(int number, long reached, long last) {
	}

}
