package dev.contactsync.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import dev.contactsync.fingerprint.ProfileVersion;
import dev.contactsync.state.Dialect;
import dev.contactsync.state.SqlArrays;
import dev.contactsync.work.Novelty;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statements by which a request claims recipients, and by which its claims end: a
 * part of {@link SqlDeliveryTable}, which says how they are written.
 */
@Component
class SqlClaimTable {

	private static final String CLAIM = """
			MERGE INTO contact_sync.delivery d
			USING (
				SELECT * FROM UNNEST(CAST(:recipients AS UUID ARRAY), CAST(:keys AS VARCHAR ARRAY),
					CAST(:changedAts AS TIMESTAMP(6) WITH TIME ZONE ARRAY), CAST(:fingerprints AS UUID ARRAY),
					CAST(:fieldHashes AS VARCHAR ARRAY), CAST(:rowHashes AS BIGINT ARRAY),
					CAST(:seenRequests AS BIGINT ARRAY), CAST(:seenInDoubt AS BOOLEAN ARRAY),
					CAST(:seenReleaseReason AS VARCHAR ARRAY), CAST(:novelties AS VARCHAR ARRAY))
				AS u (recipient, contact_key, changed_at, fingerprint, field_hashes, row_hash, seen_request, seen_in_doubt,
					seen_release_reason, novelty)
				WHERE NOT EXISTS (SELECT 1 FROM contact_sync.blocked b
					WHERE b.recipient = u.recipient AND b.destination = :destination)
			) c
			ON d.destination = :destination AND d.recipient = c.recipient
				AND d.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			WHEN MATCHED AND d.request_id = c.seen_request AND d.in_doubt = c.seen_in_doubt
				AND COALESCE(d.release_reason, '') = c.seen_release_reason
			THEN UPDATE SET sync_id = :sync, contact_key = c.contact_key, changed_at = c.changed_at, in_doubt = TRUE,
				release_reason = NULL, claimed_fingerprint = c.fingerprint, claimed_field_hashes = c.field_hashes,
				claimed_row_hash = c.row_hash, novelty = c.novelty, repeated = c.seen_in_doubt, request_id = :request, run_id = :run
			WHEN NOT MATCHED
			THEN INSERT (destination, recipient, sync_id, contact_key, changed_at, in_doubt, claimed_fingerprint,
				claimed_field_hashes, claimed_row_hash, novelty, repeated, request_id, run_id)
				VALUES (:destination, c.recipient, :sync, c.contact_key, c.changed_at, TRUE, c.fingerprint, c.field_hashes,
				c.row_hash, c.novelty, FALSE, :request, :run)
			""";

	private static final String CLAIMED = """
			SELECT d.recipient
			FROM contact_sync.delivery d
			JOIN UNNEST(CAST(:recipients AS UUID ARRAY)) AS r (recipient) ON d.recipient = r.recipient -- h2
			WHERE d.destination = :destination AND d.request_id = :request
				AND d.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			""";

	private static final String REPEATED = """
			MERGE INTO contact_sync.delivery d
			USING (SELECT r FROM UNNEST(CAST(:recipients AS UUID ARRAY)) AS u (r)) n
			ON d.destination = :destination AND d.recipient = n.r
				AND d.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			WHEN MATCHED AND d.request_id = :request THEN UPDATE SET repeated = TRUE
			""";

	private static final String ACKNOWLEDGE_H2 = """
			MERGE INTO contact_sync.delivery d
			USING (SELECT r FROM UNNEST(CAST(:recipients AS UUID ARRAY)) AS u (r)) n
			ON d.destination = :destination AND d.recipient = n.r
			WHEN MATCHED AND d.request_id = :request AND d.in_doubt THEN UPDATE
			SET in_doubt = FALSE, fingerprint = d.claimed_fingerprint, field_hashes = d.claimed_field_hashes,
				row_hash = d.claimed_row_hash, claimed_fingerprint = NULL, claimed_field_hashes = NULL,
				claimed_row_hash = NULL, acknowledged = CAST(:now AS TIMESTAMP(6) WITH TIME ZONE)
			""";

	private static final String ACKNOWLEDGE_POSTGRESQL = """
			UPDATE contact_sync.delivery d
			SET in_doubt = FALSE, fingerprint = d.claimed_fingerprint, field_hashes = d.claimed_field_hashes,
				row_hash = d.claimed_row_hash, claimed_fingerprint = NULL, claimed_field_hashes = NULL,
				claimed_row_hash = NULL, acknowledged = CAST(:now AS TIMESTAMP(6) WITH TIME ZONE)
			WHERE d.destination = :destination AND d.request_id = :request AND d.in_doubt
				AND d.recipient = ANY (CAST(:recipients AS UUID ARRAY))
			""";

	private static final String DOUBT_OTHERS = """
			MERGE INTO contact_sync.delivery d
			USING (SELECT r FROM UNNEST(CAST(:recipients AS UUID ARRAY)) AS u (r)) n
			ON d.destination = :destination AND d.recipient = n.r
				AND d.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			WHEN MATCHED AND d.request_id <> :request THEN UPDATE SET in_doubt = TRUE, request_id = :request
			""";

	private static final String FORGET_CLAIMS = """
			MERGE INTO contact_sync.delivery d
			USING (SELECT r FROM UNNEST(CAST(:recipients AS UUID ARRAY)) AS u (r)) n
			ON d.destination = :destination AND d.recipient = n.r
				AND d.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			WHEN MATCHED AND d.request_id = :request THEN DELETE
			""";

	private static final String RESTORE = """
			MERGE INTO contact_sync.delivery d
			USING (
				SELECT * FROM UNNEST(CAST(:recipients AS UUID ARRAY), CAST(:syncs AS BIGINT ARRAY),
					CAST(:keys AS VARCHAR ARRAY), CAST(:changedAts AS TIMESTAMP(6) WITH TIME ZONE ARRAY),
					CAST(:inDoubt AS BOOLEAN ARRAY), CAST(:releaseReason AS VARCHAR ARRAY), CAST(:claimed AS UUID ARRAY),
					CAST(:claimedFields AS VARCHAR ARRAY), CAST(:claimedRows AS BIGINT ARRAY), CAST(:requests AS BIGINT ARRAY),
					CAST(:runs AS BIGINT ARRAY), CAST(:novelties AS VARCHAR ARRAY), CAST(:repeated AS BOOLEAN ARRAY))
				AS u (recipient, sync_id, contact_key, changed_at, in_doubt, release_reason, claimed, claimed_fields, claimed_rows,
					request_id, run_id, novelty, repeated)
			) s
			ON d.destination = :destination AND d.recipient = s.recipient
				AND d.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			WHEN MATCHED AND d.request_id = :request
			THEN UPDATE SET sync_id = s.sync_id, contact_key = s.contact_key, changed_at = s.changed_at, in_doubt = s.in_doubt,
				release_reason = s.release_reason, claimed_fingerprint = s.claimed, claimed_field_hashes = s.claimed_fields,
				claimed_row_hash = s.claimed_rows, request_id = s.request_id, run_id = s.run_id,
				novelty = s.novelty, repeated = s.repeated
			""";

	private final JdbcClient jdbc;

	private final Dialect dialect;

	private final Clock clock;

	SqlClaimTable(JdbcClient jdbc, Dialect dialect, Clock clock) {
		this.jdbc = jdbc;
		this.dialect = dialect;
		this.clock = clock;
	}

	int claim(Request request, Collection<Claim> claims) {
		return this.jdbc.sql(CLAIM)
			.param("destination", request.destination())
			.param("sync", request.key().id())
			.param("request", request.id())
			.param("run", request.runId())
			.param("recipients", SqlArrays.uuids(claims, Claim::recipient))
			.param("keys", SqlArrays.texts(claims, Claim::contactKey))
			.param("changedAts", SqlArrays.times(claims, Claim::changedAt))
			.param("fingerprints", SqlArrays.uuids(claims, (claim) -> claim.version().fingerprint()))
			.param("fieldHashes", SqlArrays.texts(claims, (claim) -> claim.version().fieldHashes()))
			.param("rowHashes", SqlArrays.longs(claims, (claim) -> claim.version().rowHash()))
			.param("seenRequests",
					SqlArrays.longs(claims, (claim) -> (claim.seen() != null) ? claim.seen().requestId() : -1L))
			.param("seenInDoubt", SqlArrays.flags(claims, Claim::repeatsDoubt))
			.param("seenReleaseReason", SqlArrays.texts(claims, SqlClaimTable::seenReleaseReason))
			.param("novelties", SqlArrays.texts(claims, (claim) -> claim.novelty(request).code()))
			.update();
	}

	private static String seenReleaseReason(Claim claim) {
		Delivery seen = claim.seen();
		return (seen != null && seen.releaseReason() != null) ? seen.releaseReason().code() : "";
	}

	List<UUID> claimed(Request request, Collection<Claim> claims) {
		return this.jdbc.sql(CLAIMED)
			.param("destination", request.destination())
			.param("request", request.id())
			.param("recipients", SqlArrays.uuids(claims, Claim::recipient))
			.query(UUID.class)
			.list();
	}

	void repeated(Request request, Collection<Claim> claims) {
		this.jdbc.sql(REPEATED)
			.param("destination", request.destination())
			.param("request", request.id())
			.param("recipients", SqlArrays.uuids(claims, Claim::recipient))
			.update();
	}

	List<Claim> acknowledge(Request request, List<Claim> claims) {
		int acknowledged = this.jdbc.sql(this.dialect.choose(ACKNOWLEDGE_H2, ACKNOWLEDGE_POSTGRESQL))
			.param("destination", request.destination())
			.param("request", request.id())
			.param("now", SqlArrays.time(this.clock.instant()))
			.param("recipients", SqlArrays.uuids(claims, Claim::recipient))
			.update();
		if (acknowledged == claims.size()) {
			return claims;
		}
		Set<UUID> ours = Set.copyOf(claimed(request, claims));
		this.jdbc.sql(DOUBT_OTHERS)
			.param("destination", request.destination())
			.param("request", request.id())
			.param("recipients", SqlArrays.uuids(claims, Claim::recipient))
			.update();
		return claims.stream().filter((claim) -> ours.contains(claim.recipient())).toList();
	}

	void restore(Request request, Collection<Claim> claims) {
		List<Claim> unseen = claims.stream().filter((claim) -> claim.seen() == null).toList();
		if (!unseen.isEmpty()) {
			this.jdbc.sql(FORGET_CLAIMS)
				.param("destination", request.destination())
				.param("request", request.id())
				.param("recipients", SqlArrays.uuids(unseen, Claim::recipient))
				.update();
		}
		List<Delivery> seen = claims.stream().<Delivery>mapMulti((claim, each) -> {
			if (claim.seen() != null) {
				each.accept(claim.seen());
			}
		}).toList();
		if (!seen.isEmpty()) {
			restoreSeen(request, seen);
		}
	}

	private void restoreSeen(Request request, List<Delivery> seen) {
		this.jdbc.sql(RESTORE)
			.param("destination", request.destination())
			.param("request", request.id())
			.param("recipients", SqlArrays.uuids(seen, Delivery::recipient))
			.param("syncs", SqlArrays.longs(seen, (row) -> row.key().id()))
			.param("keys", SqlArrays.texts(seen, Delivery::contactKey))
			.param("changedAts", SqlArrays.times(seen, Delivery::changedAt))
			.param("inDoubt", SqlArrays.flags(seen, Delivery::inDoubt))
			.param("releaseReason",
					SqlArrays.texts(seen, (row) -> (row.releaseReason() != null) ? row.releaseReason().code() : null))
			.param("claimed", SqlArrays.uuids(seen, (row) -> claimed(row, ProfileVersion::fingerprint)))
			.param("claimedFields", SqlArrays.texts(seen, (row) -> claimed(row, ProfileVersion::fieldHashes)))
			.param("claimedRows", SqlArrays.longs(seen, (row) -> claimed(row, ProfileVersion::rowHash)))
			.param("requests", SqlArrays.longs(seen, Delivery::requestId))
			.param("runs", SqlArrays.longs(seen, Delivery::runId))
			.param("novelties", SqlArrays.texts(seen, SqlClaimTable::novelty))
			.param("repeated", SqlArrays.flags(seen, (row) -> row.origin().isRepeated()))
			.update();
	}

	private static @Nullable String novelty(Delivery row) {
		Novelty novelty = row.origin().novelty();
		return (novelty != null) ? novelty.code() : null;
	}

	private static <T> @Nullable T claimed(Delivery row, Function<ProfileVersion, @Nullable T> part) {
		return (row.claimed() != null) ? part.apply(row.claimed()) : null;
	}

}
