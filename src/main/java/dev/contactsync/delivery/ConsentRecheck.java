package dev.contactsync.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.contactsync.decision.PreparedContact;
import dev.contactsync.execution.RunContext;
import dev.contactsync.ledger.Ledger;

/**
 * Looks once more, immediately before a POST, whether contacts may be sent whose rows
 * were read some time ago: a message cannot be taken back, and a request may have waited
 * for the API for hours.
 */
final class ConsentRecheck {

	/** As long as what was read counts as what is. */
	private static final Duration FRESH = Duration.ofSeconds(60);

	private final RunContext context;

	private final Ledger ledger;

	private final InstantSource clock;

	ConsentRecheck(RunContext context, Ledger ledger) {
		this.context = context;
		this.ledger = ledger;
		this.clock = context.sync().preparer().clock();
	}

	/** Whether every contact of a request may still be sent to its recipient. */
	boolean allows(List<OutgoingContact> request) {
		Instant fresh = this.clock.instant().minus(FRESH);
		List<PreparedContact> old = new ArrayList<>();
		List<UUID> recipients = new ArrayList<>();
		for (OutgoingContact each : request) {
			if (each.contact().readAt().isBefore(fresh)) {
				old.add(each.contact());
				recipients.add(each.claim().recipient());
			}
		}
		if (old.isEmpty()) {
			return true;
		}
		List<PreparedContact> now = this.context.sync().read(PreparedContact.keys(old));
		for (int i = 0; i < now.size(); i++) {
			if (!recipients.get(i).equals(now.get(i).recipient())) {
				return false;
			}
			old.get(i).isStillSo(now.get(i).readAt());
		}
		return !this.ledger.isAnyBlocked(this.context.run().key(), recipients);
	}

}
