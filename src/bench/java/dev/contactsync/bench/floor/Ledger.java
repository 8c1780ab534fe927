package dev.contactsync.bench.floor;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The memory of the floor, on one connection, a set a statement. For one thread. */
final class Ledger {

	/** Half of each page is left free: rows are updated at once, and then stay in it. */
	static final String TABLES = """
			CREATE SCHEMA IF NOT EXISTS floor;
			CREATE TABLE IF NOT EXISTS floor.delivery (
				recipient UUID PRIMARY KEY, contact BIGINT NOT NULL, changed_at TIMESTAMPTZ NOT NULL,
				in_doubt BOOLEAN NOT NULL, fingerprint UUID, claimed UUID NOT NULL) WITH (fillfactor = 50);
			CREATE INDEX IF NOT EXISTS delivery_contact ON floor.delivery (contact);
			CREATE TABLE IF NOT EXISTS floor.slice (
				number INTEGER PRIMARY KEY, last_key BIGINT NOT NULL, reached BIGINT NOT NULL);
			""";

	private static final String BY_RECIPIENTS = """
			SELECT recipient, contact, changed_at, in_doubt, fingerprint FROM floor.delivery WHERE recipient = ANY (?)
			""";

	private static final String BY_CONTACTS = """
			SELECT recipient, contact, changed_at, in_doubt, fingerprint FROM floor.delivery WHERE contact = ANY (?)
			""";

	/** Of a recipient that another has, only the one ahead may take it. */
	private static final String CLAIM = """
			INSERT INTO floor.delivery AS d (recipient, contact, changed_at, in_doubt, claimed)
			SELECT r, c, t, TRUE, f FROM UNNEST(?::uuid[], ?::bigint[], ?::timestamptz[], ?::uuid[]) AS u (r, c, t, f)
			ON CONFLICT (recipient) DO UPDATE
			SET contact = excluded.contact, changed_at = excluded.changed_at, in_doubt = TRUE, claimed = excluded.claimed
			WHERE d.contact = excluded.contact OR (NOT d.in_doubt
				AND (d.changed_at, -d.contact) < (excluded.changed_at, -excluded.contact))
			RETURNING recipient
			""";

	private static final String ACKNOWLEDGE = """
			UPDATE floor.delivery SET in_doubt = FALSE, fingerprint = claimed WHERE recipient = ANY (?)
			""";

	private static final String RELEASE = "DELETE FROM floor.delivery WHERE recipient = ANY (?) AND NOT in_doubt";

	private static final String REACHED = "UPDATE floor.slice SET reached = ? WHERE number = ?";

	private final Connection connection;

	Ledger(Connection connection) throws SQLException {
		this.connection = connection;
		connection.setAutoCommit(false);
	}

	/** What is known of the recipients and the contacts of a chunk, by recipient. */
	Map<UUID, Known> look(Collection<Contact> chunk) throws SQLException {
		Map<UUID, Known> known = new HashMap<>();
		read(BY_RECIPIENTS, "uuid", chunk.stream().map(Contact::recipient).toArray(), known);
		read(BY_CONTACTS, "bigint", chunk.stream().map(Contact::key).toArray(), known);
		this.connection.commit();
		return known;
	}

	private void read(String sql, String type, Object[] keys, Map<UUID, Known> known) throws SQLException {
		try (PreparedStatement select = this.connection.prepareStatement(sql)) {
			select.setArray(1, this.connection.createArrayOf(type, keys));
			ResultSet row = select.executeQuery();
			while (row.next()) {
				known.put(row.getObject(1, UUID.class), new Known(row.getLong(2),
						row.getObject(3, OffsetDateTime.class), row.getBoolean(4), row.getObject(5, UUID.class)));
			}
		}
	}

	/** Commits what is going to be sent; gives those contacts that may be. */
	List<Contact> claim(List<Contact> request) throws SQLException {
		Set<UUID> claimed = new HashSet<>();
		try (PreparedStatement insert = this.connection.prepareStatement(CLAIM)) {
			insert.setArray(1, array("uuid", request.stream().map(Contact::recipient)));
			insert.setArray(2, array("bigint", request.stream().map(Contact::key)));
			insert.setArray(3, array("timestamptz", request.stream().map(Contact::changedAt)));
			insert.setArray(4, array("uuid", request.stream().map(Contact::fingerprint)));
			ResultSet row = insert.executeQuery();
			while (row.next()) {
				claimed.add(row.getObject(1, UUID.class));
			}
		}
		this.connection.commit();
		return request.stream().filter((contact) -> claimed.contains(contact.recipient())).toList();
	}

	/** Commits that a request was accepted. */
	void acknowledge(List<Contact> request) throws SQLException {
		update(ACKNOWLEDGE, request.stream().map(Contact::recipient));
		this.connection.commit();
	}

	/** Releases phones that contacts no longer have. */
	void release(Collection<UUID> recipients) throws SQLException {
		if (!recipients.isEmpty()) {
			update(RELEASE, recipients.stream());
		}
	}

	/** Commits up to which key a slice is settled. */
	void reached(int slice, long key) throws SQLException {
		try (PreparedStatement update = this.connection.prepareStatement(REACHED)) {
			update.setLong(1, key);
			update.setInt(2, slice);
			update.executeUpdate();
		}
		this.connection.commit();
	}

	private void update(String sql, Stream<UUID> recipients) throws SQLException {
		try (PreparedStatement update = this.connection.prepareStatement(sql)) {
			update.setArray(1, array("uuid", recipients));
			update.executeUpdate();
		}
	}

	private Array array(String type, Stream<?> values) throws SQLException {
		return this.connection.createArrayOf(type, values.toArray());
	}

	/**
	 * What the API was last told about a recipient.
	 *
	 * @param contact whose it is
	 * @param changedAt how new its owner was
	 * @param inDoubt whether there was no answer
	 * @param fingerprint what was acknowledged; null before the first time
	 */
	record Known(long contact, OffsetDateTime changedAt, boolean inDoubt, @Nullable UUID fingerprint) {

		boolean is(Contact now) {
			return this.contact == now.key() && !this.inDoubt && now.fingerprint().equals(this.fingerprint);
		}

		boolean keepsOut(Contact other) {
			return this.contact != other.key() && (this.inDoubt || !other.isAhead(this.changedAt, this.contact));
		}

	}

}
