package dev.contactsync.sync;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import dev.contactsync.contact.Phone;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.source.ListSource;

/** A list of blocked phones in a source, read in the forms in which they stand there. */
public final class SuppressList {

	private static final int AT_ONCE = 1000;

	private final SuppressRows rows;

	private final Fingerprints fingerprints;

	/**
	 * A list.
	 * @param rows its rows
	 * @param fingerprints the hashes of phones
	 */
	SuppressList(SuppressRows rows, Fingerprints fingerprints) {
		this.rows = rows;
		this.fingerprints = fingerprints;
	}

	/**
	 * Reads the whole list. When the connection to the source is lost, it begins again.
	 * @param take takes hashes of phones, some perhaps more than once
	 * @return how many rows have no phone that can be read
	 */
	public long read(Consumer<Set<UUID>> take) {
		PhoneTaker taker = this.rows.source().read(() -> new PhoneTaker(take));
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
			Set<Phone> phones = SuppressList.this.rows.phones().read(row).phones();
			phones.forEach((phone) -> this.recipients.add(SuppressList.this.fingerprints.recipient(phone.recipient())));
			this.unreadable += phones.isEmpty() ? 1 : 0;
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
