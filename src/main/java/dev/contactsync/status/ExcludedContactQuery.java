package dev.contactsync.status;

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

/** Who is excluded, and why. Reads only. */
@Component
class ExcludedContactQuery {

	private static final int FETCH_SIZE = 1000;

	private static final String READ = """
			SELECT contact_key, reason, field, detail, attempts, first_seen, last_seen, owner_key, owner_sync, accepted
			FROM contact_sync.v_excluded
			WHERE sync = :sync AND destination = :destination AND kind IN (:kinds) AND (:reason = '' OR reason = :reason)
			ORDER BY CASE WHEN accepted IS NULL THEN 0 ELSE 1 END, contact_key, kind
			""";

	private final JdbcClient jdbc;

	ExcludedContactQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Reads row by row, within a transaction. */
	void read(String sync, String destination, Collection<ExclusionKind> kinds, @Nullable ExclusionReason reason,
			Consumer<ExcludedContactEntry> each) {
		RowCallbackHandler row = (found) -> each.accept(entry(found));
		this.jdbc.sql(READ)
			.withFetchSize(FETCH_SIZE)
			.param("sync", sync)
			.param("destination", destination)
			.param("kinds", kinds.stream().map(ExclusionKind::code).toList())
			.param("reason", (reason != null) ? reason.code() : "")
			.query(row);
	}

	/** A duplicate has no value that is wrong, but an owner of its phone. */
	private static @Nullable String detail(ResultSet row) throws SQLException {
		String owner = row.getString("owner_key");
		return (owner != null) ? "the phone of %s of %s".formatted(owner, row.getString("owner_sync"))
				: row.getString("detail");
	}

	private static ExcludedContactEntry entry(ResultSet row) throws SQLException {
		return new ExcludedContactEntry(row.getString("contact_key"),
				Coded.parse(ExclusionReason.class, row.getString("reason")), row.getString("field"), detail(row),
				new ExclusionHistory(row.getInt("attempts"), SqlArrays.instant(row, "first_seen"),
						SqlArrays.instant(row, "last_seen"), SqlArrays.instant(row, "accepted") != null));
	}

}
