package dev.contactsync.status;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.runs.RunReport;
import dev.contactsync.runs.RunReportQuery;
import dev.contactsync.state.ReadTransaction;
import dev.contactsync.state.StateTransactions;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * How syncs stand, how their runs went, and who is excluded. Each answer is of one
 * moment.
 */
@Component
public class StatusLog {

	private final StateTransactions transactions;

	private final ReadTransaction reading;

	private final StatusQuery status;

	private final RunReportQuery reports;

	private final InDoubtQuery doubts;

	private final ExcludedContactQuery exclusions;

	StatusLog(StateTransactions transactions, ReadTransaction reading, StatusQuery status, RunReportQuery reports,
			InDoubtQuery doubts, ExcludedContactQuery exclusions) {
		this.transactions = transactions;
		this.reading = reading;
		this.status = status;
		this.reports = reports;
		this.doubts = doubts;
		this.exclusions = exclusions;
	}

	/**
	 * Looks how a sync stands.
	 * @param destination where it sends to: what is in doubt or excluded elsewhere is not
	 * told
	 * @return how it stands; all empty where it never ran
	 */
	public SyncStatus status(String sync, String destination) {
		return this.transactions.get(() -> this.status.of(sync, destination));
	}

	/**
	 * The history of runs.
	 * @param sync of this sync, or null for all
	 * @param most how many at most
	 * @return the newest first
	 */
	public List<RunReport> reports(@Nullable String sync, int most) {
		return this.transactions.get(() -> this.reports.reports((sync != null) ? sync : "", most));
	}

	/**
	 * What is in doubt now.
	 * @param key the sync and its destination
	 * @return how many contacts, and which requests
	 */
	public InDoubt inDoubt(SyncKey key) {
		return this.transactions.get(() -> this.doubts.of(key.sync(), key.destination()));
	}

	/**
	 * Reads contacts that are excluded, one after the other, so that memory does not grow
	 * with their number.
	 * @param destination where it sends to
	 * @param kinds of these kinds, at least one
	 * @param reason for this reason, or null for any
	 * @param each takes the contacts, in the order of their keys, those that are accepted
	 * after all others
	 */
	public void excluded(String sync, String destination, Collection<ExclusionKind> kinds,
			@Nullable ExclusionReason reason, Consumer<ExcludedContactEntry> each) {
		this.reading.run(() -> this.exclusions.read(sync, destination, kinds, reason, each));
	}

	/**
	 * The contacts that are rejected.
	 * @param key the sync and its destination
	 * @return their keys
	 */
	public RejectedKeys rejected(SyncKey key) {
		List<String> keys = new ArrayList<>();
		List<ExclusionKind> rejections = Stream.of(ExclusionKind.values()).filter(ExclusionKind::isRejection).toList();
		excluded(key.sync(), key.destination(), rejections, null, (rejection) -> keys.add(rejection.key()));
		return new RejectedKeys(List.copyOf(keys));
	}

}
