package dev.contactsync.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Consumer;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.state.SqlArrays;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is excluded, and why. Reads only. */
@Component
public class ExcludedContactQuery {

	private static final int FETCH_SIZE = 1000;

	private static final String READ = """
			SELECT contact_key, reason, field, detail, attempts, first_seen, last_seen
			FROM contact_sync.v_excluded
			WHERE sync = :sync AND kind IN (:kinds) AND (:reason = '' OR reason = :reason)
			ORDER BY contact_key, kind
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	ExcludedContactQuery(JdbcClient jdbc, PlatformTransactionManager transactionManager) {
		this.jdbc = jdbc;
		// PostgreSQL's driver reads rows piece by piece only within a transaction.
		this.transaction = new TransactionTemplate(transactionManager);
		this.transaction.setReadOnly(true);
	}

	/**
	 * Reads contacts that are excluded, one after the other, so that memory does not grow
	 * with their number.
	 * @param sync the sync
	 * @param kinds of these kinds, at least one
	 * @param reason for this reason, or null for any
	 * @param each takes the contacts, in the order of their keys
	 */
	public void read(String sync, Collection<ExclusionKind> kinds, @Nullable ExclusionReason reason,
			Consumer<ExcludedContactEntry> each) {
		RowCallbackHandler row = (found) -> each.accept(rejection(found));
		this.transaction.executeWithoutResult((status) -> this.jdbc.sql(READ)
			.withFetchSize(FETCH_SIZE)
			.param("sync", sync)
			.param("kinds", kinds.stream().map(ExclusionKind::code).toList())
			.param("reason", (reason != null) ? reason.code() : "")
			.query(row));
	}

	private static ExcludedContactEntry rejection(ResultSet row) throws SQLException {
		return new ExcludedContactEntry(row.getString("contact_key"),
				Coded.parse(ExclusionReason.class, row.getString("reason")), row.getString("field"),
				row.getString("detail"), row.getInt("attempts"), SqlArrays.instant(row, "first_seen"),
				SqlArrays.instant(row, "last_seen"));
	}

}
