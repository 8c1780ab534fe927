package dev.contactsync.job;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.contactsync.contact.CountText;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.execution.RunContext;
import dev.contactsync.guard.Guard;
import dev.contactsync.sync.SuppressList;
import dev.contactsync.sync.SuppressLog;
import dev.contactsync.work.SyncKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Reads the list of blocked phones of a sync before anything else is read: at every
 * start, whatever the run. A list that has become much shorter holds the run, and blocks
 * what it did before. Where the setting was removed, the list is empty.
 */
@Component
class SuppressReader {

	private static final Logger log = LoggerFactory.getLogger(SuppressReader.class);

	private final SuppressLog memory;

	private final Guard guard;

	private final Clock clock;

	SuppressReader(SuppressLog memory, Guard guard, Clock clock) {
		this.memory = memory;
		this.guard = guard;
		this.clock = clock;
	}

	void read(RunContext context) {
		SyncKey sync = context.run().key();
		SuppressList list = context.sync().rows().suppress();
		long before = this.memory.listed(sync);
		if (list == null && before == 0) {
			return;
		}
		// As exact as the state is.
		Instant began = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		if (list != null) {
			add(context, list, began);
		}
		this.guard.enforceList(context.run(), before, this.memory.unlisted(sync, began));
		this.memory.lift(sync, began);
	}

	private void add(RunContext context, SuppressList list, Instant began) {
		long unreadable = list.read((recipients) -> {
			context.cancellation().throwIfStopped();
			this.memory.add(context.run().key(), recipients, began);
		});
		if (unreadable > 0) {
			log.warn(
					"{}: {}: {} of the list of blocked phones cannot be read as a phone, which blocks nothing; check says why",
					ProblemCode.LISTED_PHONE_UNREADABLE.code(), context.run().sync(),
					CountText.of(unreadable, "entry", "entries"));
		}
	}

}
