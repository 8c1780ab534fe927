package dev.contactsync.guard;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.ProfileField;
import dev.contactsync.guard.AssessmentTotals.KnownContacts;
import dev.contactsync.guard.AssessmentTotals.SuppressedContacts;
import dev.contactsync.ledger.KnownContactQuery;
import dev.contactsync.runs.RunStage;
import dev.contactsync.runs.SliceTable;
import dev.contactsync.work.CandidateCause;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a run has found before it sends anything, and what that is compared with. Reads
 * only.
 */
@Component
class AssessmentQuery {

	private static final String BASE = """
			SELECT id, configuration, source_count, read_count, invalid
			FROM contact_sync.run
			WHERE sync_id = :sync AND state = 'done' AND mode <> 'replay' AND send_limit IS NULL
			ORDER BY id DESC FETCH FIRST 1 ROWS ONLY
			""";

	private static final String READ = """
			SELECT COALESCE(SUM(rows_read - already), 0) AS rows_read, COALESCE(SUM(invalid), 0) AS invalid
			FROM contact_sync.slice WHERE run_id = :run AND step IN ('assess', 'recount')
			""";

	private static final String FOUND = """
			SELECT cause, COALESCE(fields, '') AS fields, COUNT(*) AS contacts
			FROM contact_sync.candidate WHERE run_id = :run AND cause IN ('changed', 'returned', 'invalid')
			GROUP BY cause, COALESCE(fields, '')
			""";

	/**
	 * Of the suppressed contacts, those that the run has found to be something else, and
	 * those that block another phone than before.
	 */
	private static final String SUPPRESSED = """
			SELECT COUNT(*) AS suppressed, COUNT(CASE WHEN c.cause <> 'suppressed' OR (
				SELECT COUNT(*) FROM contact_sync.blocked n
				WHERE n.contact_key = b.contact_key AND n.sync_id = b.sync_id AND n.destination = b.destination) > 1 THEN 1 END)
				AS freed
			FROM contact_sync.excluded b
			JOIN contact_sync.run r ON r.id = :run AND b.sync_id = r.sync_id AND b.destination = r.destination
			LEFT JOIN contact_sync.candidate c ON c.contact_key = b.contact_key AND c.run_id = r.id
			WHERE b.kind = 'suppressed'
			""";

	private final JdbcClient jdbc;

	private final SliceTable slices;

	private final KnownContactQuery known;

	AssessmentQuery(JdbcClient jdbc, SliceTable slices, KnownContactQuery known) {
		this.jdbc = jdbc;
		this.slices = slices;
		this.known = known;
	}

	Optional<GuardBaseline> base(SyncKey sync) {
		return this.jdbc.sql(BASE)
			.param("sync", sync.id())
			.query((row, number) -> new GuardBaseline(row.getLong("id"), row.getObject("configuration", UUID.class),
					row.getLong("source_count"), row.getLong("read_count"), row.getLong("invalid")))
			.optional();
	}

	AssessmentTotals assessed(Run run) {
		Map<CandidateCause, Long> causes = new EnumMap<>(CandidateCause.class);
		Map<ProfileField, Long> fields = new EnumMap<>(ProfileField.class);
		RowCallbackHandler found = (row) -> {
			CandidateCause cause = Coded.parse(CandidateCause.class, row.getString("cause"));
			causes.merge(cause, row.getLong("contacts"), Long::sum);
			if (cause != CandidateCause.INVALID) {
				Set<ProfileField> known = ProfileField.parse(row.getString("fields"));
				for (ProfileField field : known.isEmpty() ? Set.of(ProfileField.ENCODING) : known) {
					fields.merge(field, row.getLong("contacts"), Long::sum);
				}
			}
		};
		this.jdbc.sql(FOUND).param("run", run.id()).query(found);
		long returned = causes.getOrDefault(CandidateCause.RETURNED, 0L);
		long seen = this.slices.known(run.id());
		KnownContactQuery.KnownCount count = this.known.count(run, seen);
		SuppressedContacts suppressed = this.jdbc.sql(SUPPRESSED)
			.param("run", run.id())
			.query((row, number) -> new SuppressedContacts(row.getLong("suppressed"), row.getLong("freed")))
			.single();
		return this.jdbc.sql(READ)
			.param("run", run.id())
			.query((row, number) -> new AssessmentTotals(row.getLong("rows_read"),
					row.getLong("invalid") + causes.getOrDefault(CandidateCause.INVALID, 0L),
					Math.min(count.acknowledged(), seen) + returned,
					causes.getOrDefault(CandidateCause.CHANGED, 0L) + returned, fields,
					new KnownContacts(count.known(), run.scope().isWhole() ? count.known() - seen : 0), suppressed))
			.single();
	}

	long rows(Run run) {
		return this.slices.rowsRead(run.id(), RunStage.ASSESS) + this.slices.rowsRead(run.id(), RunStage.RECOUNT);
	}

}
