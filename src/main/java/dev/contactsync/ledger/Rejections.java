package dev.contactsync.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.function.Consumer;

import dev.contactsync.contact.Kind;
import dev.contactsync.contact.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is kept back, and why. Reads only. */
@Component
public class Rejections {

	private static final int FETCH_SIZE = 1000;

	private static final String READ = """
			SELECT contact_key, kind, reason, field, detail, attempts, first_seen, last_seen
			FROM contact_sync.v_kept_back
			WHERE sync = :sync AND kind IN (:kinds) AND (:reason = '' OR reason = :reason)
			ORDER BY contact_key, kind
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	Rejections(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
		this.jdbc = jdbc;
		// PostgreSQL's driver reads rows piece by piece only within a transaction.
		this.transaction = new TransactionTemplate(transactionManager);
		this.transaction.setReadOnly(true);
	}

	/**
	 * Reads contacts that are kept back, one after the other, so that memory does not
	 * grow with their number.
	 * @param sync the sync
	 * @param kinds of these kinds, at least one
	 * @param reason for this reason, or null for any
	 * @param each takes the contacts, in the order of their keys
	 */
	public void read(String sync, Collection<Kind> kinds, @Nullable Reason reason, Consumer<Rejection> each) {
		RowCallbackHandler row = (found) -> each.accept(rejection(found));
		this.transaction.executeWithoutResult((status) -> this.jdbc.sql(READ)
			.withFetchSize(FETCH_SIZE)
			.param("sync", sync)
			.param("kinds", kinds.stream().map(Kind::code).toList())
			.param("reason", (reason != null) ? reason.code() : "")
			.query(row));
	}

	private static Rejection rejection(ResultSet row) throws SQLException {
		return new Rejection(row.getString("contact_key"), row.getString("kind"), row.getString("reason"),
				row.getString("field"), row.getString("detail"), row.getInt("attempts"), instant(row, "first_seen"),
				instant(row, "last_seen"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
