package dev.contactsync.contact;

/** The kinds of contacts that are excluded. */
public enum ExclusionKind implements Coded {

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
	 * Whether contacts of this kind are rejections, which the operator should fix or
	 * accept.
	 * @return true for invalid and refused
	 */
	public boolean isRejection() {
		return this == INVALID || this == REFUSED;
	}

}
