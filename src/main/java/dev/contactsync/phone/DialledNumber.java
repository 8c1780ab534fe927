package dev.contactsync.phone;

import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.Phone;
import org.jspecify.annotations.Nullable;

/**
 * What libphonenumber makes of one reading of a phone.
 *
 * @param phone the phone, or {@code null} where there is none
 * @param problem why it is not valid, or {@code null} if it is
 * @param isPossible whether its country has numbers of its length
 * @param region the region that it would be of, or {@code null}
 * @param byRegion whether the calling code was taken from the region of the row, and not
 * from the number
 */
public record DialledNumber(@Nullable Phone phone, @Nullable ExclusionReason problem, boolean isPossible,
		@Nullable String region, boolean byRegion) {

	static DialledNumber none(ExclusionReason problem, @Nullable String region) {
		return new DialledNumber(null, problem, false, region, true);
	}

	/** Whether it may be sent to. */
	public boolean isValid() {
		return this.problem == null;
	}

	DialledNumber accepted() {
		return new DialledNumber(this.phone, null, this.isPossible, this.region, this.byRegion);
	}

	DialledNumber refused(ExclusionReason reason) {
		return new DialledNumber(null, reason, false, this.region, this.byRegion);
	}

}
