package dev.contactsync.contact;

import java.util.Locale;

/** The kinds of contacts that are excluded. */
public enum ExclusionKind {

	/** Stopped here, because the row makes no valid profile. */
	INVALID,

	/** Refused by the API, in its own words. */
	REFUSED,

	/** Has not opted in. */
	SUPPRESSED,

	/** Another contact with the same phone owns the recipient. */
	DUPLICATE,

	/** A phone that the contact had before; the API still knows it. */
	MOVED,

	/** No longer in the source. */
	GONE;

	/**
	 * The word for users and tables.
	 * @return the name in lower case
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether contacts of this kind are rejections: somebody should fix them.
	 * @return true for invalid and refused
	 */
	public boolean isRejection() {
		return this == INVALID || this == REFUSED;
	}

}
