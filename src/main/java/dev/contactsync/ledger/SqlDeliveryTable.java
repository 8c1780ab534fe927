package dev.contactsync.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.contactsync.contact.Coded;
import dev.contactsync.fingerprint.ProfileVersion;
import dev.contactsync.ledger.ChunkResolution.RecipientRelease;
import dev.contactsync.state.SqlArrays;
import dev.contactsync.state.StateClient;
import dev.contactsync.work.Novelty;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statements on deliveries; those of claims are in {@link SqlClaimTable}. All of them
 * work on a whole request or chunk. H2 has to join it by MERGE, since it would look
 * through the whole table for an IN over a list; what PostgreSQL needs,
 * {@link StateClient} tells.
 */
@Component
class SqlDeliveryTable implements DeliveryTable {

	private static final String COLUMNS = """
			d.recipient, d.sync_id, (SELECT s.name FROM contact_sync.sync s WHERE s.id = d.sync_id) AS sync, d.contact_key,
			d.changed_at, d.in_doubt, d.release_reason, d.fingerprint, d.field_hashes, d.row_hash, d.claimed_fingerprint,
			d.claimed_field_hashes, d.claimed_row_hash, d.novelty, d.repeated, d.request_id, d.run_id, d.destination
			""";

	private static final String BY_RECIPIENTS = """
			SELECT %s
			FROM contact_sync.delivery d
			JOIN UNNEST(CAST(:recipients AS UUID ARRAY)) AS r (recipient) ON d.recipient = r.recipient -- h2
			WHERE d.destination = :destination
				AND d.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			""".formatted(COLUMNS);

	private static final String BY_CONTACTS = """
			SELECT %s
			FROM contact_sync.delivery d
			JOIN UNNEST(CAST(:keys AS VARCHAR ARRAY)) AS k (contact_key) ON d.contact_key = k.contact_key -- h2
			WHERE d.sync_id = :sync AND d.destination = :destination AND d.release_reason IS NULL
				AND d.contact_key = ANY (CAST(:keys AS VARCHAR ARRAY)) -- postgresql
			""".formatted(COLUMNS);

	private static final String IN_DOUBT = """
			SELECT COUNT(*) FROM contact_sync.delivery
			WHERE run_id = :run AND sync_id = :sync AND destination = :destination AND in_doubt AND release_reason IS NULL
			""";

	private static final String RELEASE = """
			MERGE INTO contact_sync.delivery d
			USING (
				SELECT r, k FROM UNNEST(CAST(:recipients AS UUID ARRAY), CAST(:keys AS VARCHAR ARRAY)) AS u (r, k)
			) n
			ON d.destination = :destination AND d.recipient = n.r
				AND d.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			WHEN MATCHED AND d.sync_id = :sync AND d.contact_key = n.k THEN UPDATE SET release_reason = :releaseReason,
				novelty = CASE WHEN d.run_id = :run THEN d.novelty END, repeated = (d.repeated AND d.run_id = :run), run_id = :run
			""";

	private static final String REMEMBER_ROWS = """
			MERGE INTO contact_sync.delivery d
			USING (
				SELECT * FROM UNNEST(CAST(:recipients AS UUID ARRAY), CAST(:requests AS BIGINT ARRAY),
					CAST(:rowHashes AS BIGINT ARRAY))
				AS u (recipient, request_id, row_hash)
			) n
			ON d.destination = :destination AND d.recipient = n.recipient
				AND d.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			WHEN MATCHED AND d.request_id = n.request_id AND NOT d.in_doubt THEN UPDATE SET row_hash = n.row_hash
			""";

	private static final String UPDATE_RANKS = """
			MERGE INTO contact_sync.delivery d
			USING (
				SELECT * FROM UNNEST(CAST(:recipients AS UUID ARRAY), CAST(:keys AS VARCHAR ARRAY),
					CAST(:changedAts AS TIMESTAMP(6) WITH TIME ZONE ARRAY))
				AS u (recipient, contact_key, changed_at)
			) n
			ON d.destination = :destination AND d.recipient = n.recipient
				AND d.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			WHEN MATCHED AND d.sync_id = :sync AND d.contact_key = n.contact_key THEN UPDATE SET changed_at = n.changed_at
			""";

	private final JdbcClient jdbc;

	private final SqlClaimTable claims;

	SqlDeliveryTable(JdbcClient jdbc, SqlClaimTable claims) {
		this.jdbc = jdbc;
		this.claims = claims;
	}

	@Override
	public Map<UUID, Delivery> byRecipients(String destination, Collection<UUID> recipients) {
		Map<UUID, Delivery> found = new HashMap<>();
		this.jdbc.sql(BY_RECIPIENTS)
			.param("destination", destination)
			.param("recipients", SqlArrays.uuids(recipients, (recipient) -> recipient))
			.query(SqlDeliveryTable::delivery)
			.list()
			.forEach((delivery) -> found.put(delivery.recipient(), delivery));
		return found;
	}

	@Override
	public List<Delivery> ownedBy(SyncKey sync, Collection<String> keys) {
		return this.jdbc.sql(BY_CONTACTS)
			.param("destination", sync.destination())
			.param("sync", sync.id())
			.param("keys", SqlArrays.texts(keys))
			.query(SqlDeliveryTable::delivery)
			.list();
	}

	@Override
	public long inDoubt(Run run) {
		return this.jdbc.sql(IN_DOUBT)
			.param("run", run.id())
			.param("sync", run.key().id())
			.param("destination", run.destination())
			.query(Long.class)
			.single();
	}

	@Override
	public int claim(Request request, Collection<Claim> claims) {
		return this.claims.claim(request, claims);
	}

	@Override
	public List<UUID> claimed(Request request, Collection<Claim> claims) {
		return this.claims.claimed(request, claims);
	}

	@Override
	public void repeated(Request request, Collection<Claim> claims) {
		this.claims.repeated(request, claims);
	}

	@Override
	public List<Claim> acknowledge(Request request, List<Claim> claims) {
		return this.claims.acknowledge(request, claims);
	}

	@Override
	public void restore(Request request, Collection<Claim> claims) {
		this.claims.restore(request, claims);
	}

	@Override
	public void release(SyncKey sync, long run, Collection<RecipientRelease> owners, ReleaseReason reason) {
		this.jdbc.sql(RELEASE)
			.param("destination", sync.destination())
			.param("sync", sync.id())
			.param("run", run)
			.param("releaseReason", reason.code())
			.param("recipients", SqlArrays.uuids(owners, RecipientRelease::recipient))
			.param("keys", SqlArrays.texts(owners, RecipientRelease::contactKey))
			.update();
	}

	@Override
	public void rememberRows(String destination, Map<Delivery, Long> rowHashes) {
		this.jdbc.sql(REMEMBER_ROWS)
			.param("destination", destination)
			.param("recipients", SqlArrays.uuids(rowHashes.keySet(), Delivery::recipient))
			.param("requests", SqlArrays.longs(rowHashes.keySet(), Delivery::requestId))
			.param("rowHashes", SqlArrays.longs(rowHashes.values(), (hash) -> hash))
			.update();
	}

	@Override
	public void updateRanks(SyncKey sync, Map<Delivery, @Nullable Instant> changedAts) {
		this.jdbc.sql(UPDATE_RANKS)
			.param("destination", sync.destination())
			.param("sync", sync.id())
			.param("recipients", SqlArrays.uuids(changedAts.keySet(), Delivery::recipient))
			.param("keys", SqlArrays.texts(changedAts.keySet(), Delivery::contactKey))
			.param("changedAts", SqlArrays.times(changedAts.keySet(), changedAts::get))
			.update();
	}

	private static Delivery delivery(ResultSet row, int number) throws SQLException {
		String reason = row.getString("release_reason");
		String novelty = row.getString("novelty");
		return new Delivery(row.getObject("recipient", UUID.class),
				new DeliveryOwner(
						new SyncKey(row.getLong("sync_id"), row.getString("sync"), row.getString("destination")),
						row.getString("contact_key"), SqlArrays.instant(row, "changed_at")),
				row.getBoolean("in_doubt"), (reason != null) ? Coded.parse(ReleaseReason.class, reason) : null,
				version(row, ""), version(row, "claimed_"),
				new DeliveryOrigin(row.getLong("request_id"), row.getLong("run_id"),
						(novelty != null) ? Coded.parse(Novelty.class, novelty) : null, row.getBoolean("repeated")));
	}

	private static @Nullable ProfileVersion version(ResultSet row, String which) throws SQLException {
		UUID fingerprint = row.getObject(which + "fingerprint", UUID.class);
		return (fingerprint != null) ? new ProfileVersion(fingerprint, row.getString(which + "field_hashes"),
				row.getObject(which + "row_hash", Long.class)) : null;
	}

}
