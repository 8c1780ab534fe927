package dev.contactsync.sync;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import dev.contactsync.contact.MappingResult;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.mapping.Mapping;
import dev.contactsync.source.ListSource;

/** A list of blocked phones in a source, read in the forms in which they stand there. */
public final class SuppressList {

	private static final int AT_ONCE = 1000;

	private final ListSource source;

	private final Mapping mapping;

	private final Fingerprints fingerprints;

	/**
	 * A list.
	 * @param source its rows
	 * @param mapping from a row to a phone
	 * @param fingerprints the hashes of phones
	 */
	SuppressList(ListSource source, Mapping mapping, Fingerprints fingerprints) {
		this.source = source;
		this.mapping = mapping;
		this.fingerprints = fingerprints;
	}

	/**
	 * Reads the whole list. When the connection to the source is lost, it begins again.
	 * @param take takes hashes of phones, some perhaps more than once
	 * @return how many rows have no phone that can be read
	 */
	public long read(Consumer<Set<UUID>> take) {
		PhoneTaker taker = this.source.read(() -> new PhoneTaker(take));
		taker.flush();
		return taker.unreadable;
	}

	/** Takes the phones of the rows, many at once. */
	private final class PhoneTaker implements ListSource.ListTaker {

		private final Consumer<Set<UUID>> take;

		private Set<UUID> recipients = new HashSet<>();

		private long unreadable;

		PhoneTaker(Consumer<Set<UUID>> take) {
			this.take = take;
		}

		@Override
		public void take(SourceContact row) {
			if (SuppressList.this.mapping.map(row) instanceof MappingResult.Sendable sendable) {
				this.recipients.add(SuppressList.this.fingerprints.recipient(sendable.profile().phone().recipient()));
			}
			else {
				this.unreadable++;
			}
			if (this.recipients.size() >= AT_ONCE) {
				flush();
			}
		}

		private void flush() {
			if (!this.recipients.isEmpty()) {
				this.take.accept(this.recipients);
				this.recipients = new HashSet<>();
			}
		}

	}

}
