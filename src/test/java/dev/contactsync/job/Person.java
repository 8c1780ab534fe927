package dev.contactsync.job;

import java.time.Instant;
import java.util.Arrays;

import dev.contactsync.contact.SourceContact;
import org.jspecify.annotations.Nullable;

/** A row of a {@link PeopleTable}. */
final class Person {

	/** A phone that is not valid. */
	static final int NO_PHONE = -1;

	/** A changed-at that lies in the future and does not count. */
	static final Instant NEVER = Instant.parse("2099-01-01T00:00:00Z");

	/** The name of a person whom the API refuses. */
	static final String REFUSED = "refused";

	private final String key;

	private final String name;

	private final int phone;

	private final Consent consent;

	private final @Nullable Instant changedAt;

	private final SourceContact row;

	Person(String key, String name, int phone, Consent consent, @Nullable Instant changedAt) {
		this.key = key;
		this.name = name;
		this.phone = phone;
		this.consent = consent;
		this.changedAt = changedAt;
		this.row = new SourceContact(key, NEVER.equals(changedAt) ? null : changedAt,
				Arrays.asList(name, (phone != NO_PHONE) ? Contacts.phone(phone) : "12", answer(consent, changedAt)));
	}

	private static String answer(Consent consent, @Nullable Instant changedAt) {
		return switch (consent) {
			case YES -> yes(changedAt);
			case NO -> "no";
			case BLANK -> " ";
		};
	}

	/** The same in other words, so that another row may make the same profile. */
	private static String yes(@Nullable Instant changedAt) {
		boolean isEven = changedAt != null && changedAt.getEpochSecond() / 3600 % 2 == 0;
		return isEven ? "yes" : "true";
	}

	String key() {
		return this.key;
	}

	String name() {
		return this.name;
	}

	int phone() {
		return this.phone;
	}

	Consent consent() {
		return this.consent;
	}

	@Nullable Instant changedAt() {
		return this.changedAt;
	}

	SourceContact row() {
		return this.row;
	}

	@Nullable String recipient() {
		return (this.phone != NO_PHONE) ? Contacts.recipient(this.phone) : null;
	}

	boolean hasOptedIn() {
		return this.consent == Consent.YES;
	}

	boolean hasOptedOut() {
		return this.consent == Consent.NO;
	}

	boolean isRefused() {
		return this.name.endsWith(REFUSED);
	}

	@Override
	public String toString() {
		return this.name + " phone " + this.phone + " " + this.consent + " at " + this.changedAt;
	}

	/** What a row says about consent. */
	enum Consent {

		YES, NO, BLANK

	}

}
