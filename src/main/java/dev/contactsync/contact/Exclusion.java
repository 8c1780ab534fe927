package dev.contactsync.contact;

import org.jspecify.annotations.Nullable;

/**
 * A contact that is not sent, and why. Its text has no values.
 *
 * @param reason the reason, which says of which kind it is
 * @param field the part of the profile that is the reason, such as {@code phone}, or
 * {@code null}
 * @param detail the reason as a text for users, without personal data: values only in the
 * form of {@link MaskedText}
 * @param evidence the values that made it so, unmasked, from which the ledger takes a
 * keyed hash and nothing else; equal evidence is not tried again
 * @param phone the phone of a suppressed contact, where it has a valid one, so that it
 * keeps its recipient; else {@code null}
 */
public record Exclusion(ExclusionReason reason, @Nullable String field, @Nullable String detail, String evidence,
		@Nullable Phone phone) implements MappingResult {

	/**
	 * A contact excluded for a reason that involves no phone.
	 * @param field the part of the profile, or {@code null}
	 * @param detail a text for users, or {@code null}
	 * @param evidence the values that made it so
	 */
	public static Exclusion of(ExclusionReason reason, @Nullable String field, @Nullable String detail,
			String evidence) {
		return new Exclusion(reason, field, detail, evidence, null);
	}

	/**
	 * Which of the kinds it is of.
	 * @return the reason's kind
	 */
	public ExclusionKind kind() {
		return this.reason.kind();
	}

	@Override
	public String toString() {
		return this.reason.code() + ((this.field != null) ? " " + this.field : "");
	}

}
