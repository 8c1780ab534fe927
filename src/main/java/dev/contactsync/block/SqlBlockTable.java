package dev.contactsync.block;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.contactsync.state.SqlArrays;
import dev.contactsync.work.SyncKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on recipients that nobody may send to. */
@Component
public class SqlBlockTable implements BlockTable {

	private static final String BY_RECIPIENTS = """
			SELECT b.recipient, b.sync_id, b.contact_key
			FROM contact_sync.blocked b
			JOIN UNNEST(CAST(:recipients AS UUID ARRAY)) AS r (recipient) ON b.recipient = r.recipient -- h2
			WHERE b.destination = :destination
				AND b.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			""";

	private static final String BY_CONTACTS = """
			SELECT b.recipient, b.sync_id, b.contact_key
			FROM contact_sync.blocked b
			JOIN UNNEST(CAST(:keys AS VARCHAR ARRAY)) AS k (contact_key) ON b.contact_key = k.contact_key -- h2
			WHERE b.sync_id = :sync AND b.destination = :destination
				AND b.contact_key = ANY (CAST(:keys AS VARCHAR ARRAY)) -- postgresql
			""";

	private static final String ADD = """
			INSERT INTO contact_sync.blocked (destination, recipient, sync_id, contact_key)
			SELECT :destination, n.recipient, :sync, n.contact_key
			FROM UNNEST(CAST(:recipients AS UUID ARRAY), CAST(:keys AS VARCHAR ARRAY)) AS n (recipient, contact_key)
			WHERE NOT EXISTS ( -- h2
				SELECT 1 FROM contact_sync.blocked b WHERE b.destination = :destination AND b.recipient = n.recipient -- h2
					AND b.sync_id = :sync AND b.contact_key = n.contact_key) -- h2
			ON CONFLICT (recipient, destination, sync_id, contact_key) DO NOTHING -- postgresql
			""";

	private static final String LISTED = """
			SELECT COUNT(*) FROM contact_sync.blocked WHERE contact_key = '' AND sync_id = :sync AND destination = :destination
			""";

	private static final String UNLISTED = """
			SELECT COUNT(*) FROM contact_sync.blocked
			WHERE contact_key = '' AND sync_id = :sync AND destination = :destination AND seen < :read
			""";

	private static final String LIST = """
			MERGE INTO contact_sync.blocked b
			USING (SELECT r FROM UNNEST(CAST(:recipients AS UUID ARRAY)) AS u (r)) n
			ON b.recipient = n.r AND b.destination = :destination AND b.sync_id = :sync AND b.contact_key = ''
				AND b.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			WHEN MATCHED THEN UPDATE SET seen = CAST(:read AS TIMESTAMP(6) WITH TIME ZONE)
			WHEN NOT MATCHED THEN INSERT (destination, recipient, sync_id, contact_key, seen)
				VALUES (:destination, n.r, :sync, '', CAST(:read AS TIMESTAMP(6) WITH TIME ZONE))
			""";

	private static final String FREE = """
			MERGE INTO contact_sync.excluded e
			USING (
				SELECT recipient AS r FROM contact_sync.blocked
				WHERE contact_key = '' AND sync_id = :sync AND destination = :destination AND seen < :read
			) n
			ON e.recipient = n.r AND e.destination = :destination
			WHEN MATCHED AND (e.kind = 'duplicate' OR e.reason = 'blocked') AND NOT e.due THEN UPDATE SET due = TRUE
			""";

	private static final String UNLIST = """
			DELETE FROM contact_sync.blocked
			WHERE contact_key = '' AND sync_id = :sync AND destination = :destination AND seen < :read
			""";

	private static final String LIFT = """
			MERGE INTO contact_sync.blocked b
			USING (
				SELECT * FROM UNNEST(CAST(:recipients AS UUID ARRAY), CAST(:keys AS VARCHAR ARRAY)) AS u (recipient, contact_key)
			) n
			ON b.destination = :destination AND b.recipient = n.recipient AND b.sync_id = :sync AND b.contact_key = n.contact_key
				AND b.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			WHEN MATCHED THEN DELETE
			""";

	private final JdbcClient jdbc;

	SqlBlockTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<RecipientBlock> byRecipients(String destination, Collection<UUID> recipients) {
		return this.jdbc.sql(BY_RECIPIENTS)
			.param("destination", destination)
			.param("recipients", SqlArrays.uuids(recipients, (recipient) -> recipient))
			.query(SqlBlockTable::block)
			.list();
	}

	@Override
	public List<RecipientBlock> byContacts(SyncKey sync, Collection<String> keys) {
		return ask(sync, BY_CONTACTS).param("keys", SqlArrays.texts(keys)).query(SqlBlockTable::block).list();
	}

	@Override
	public void add(SyncKey sync, Collection<RecipientBlock> blocks) {
		write(sync, ADD, blocks);
	}

	@Override
	public long listed(SyncKey sync) {
		return ask(sync, LISTED).query(Long.class).single();
	}

	@Override
	public void list(SyncKey sync, Collection<UUID> recipients, Instant read) {
		ask(sync, LIST).param("recipients", SqlArrays.uuids(recipients, (recipient) -> recipient))
			.param("read", SqlArrays.time(read))
			.update();
	}

	@Override
	public long unlisted(SyncKey sync, Instant read) {
		return ask(sync, UNLISTED).param("read", SqlArrays.time(read)).query(Long.class).single();
	}

	@Override
	public void unlist(SyncKey sync, Instant read) {
		ask(sync, FREE).param("read", SqlArrays.time(read)).update();
		ask(sync, UNLIST).param("read", SqlArrays.time(read)).update();
	}

	@Override
	public void lift(SyncKey sync, Collection<RecipientBlock> blocks) {
		write(sync, LIFT, blocks);
	}

	private void write(SyncKey sync, String statement, Collection<RecipientBlock> blocks) {
		ask(sync, statement).param("recipients", SqlArrays.uuids(blocks, RecipientBlock::recipient))
			.param("keys", SqlArrays.texts(blocks, RecipientBlock::contactKey))
			.update();
	}

	private JdbcClient.StatementSpec ask(SyncKey sync, String statement) {
		return this.jdbc.sql(statement).param("sync", sync.id()).param("destination", sync.destination());
	}

	private static RecipientBlock block(ResultSet row, int number) throws SQLException {
		return new RecipientBlock(row.getObject("recipient", UUID.class), row.getLong("sync_id"),
				row.getString("contact_key"));
	}

}
