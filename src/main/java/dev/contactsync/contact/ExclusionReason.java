package dev.contactsync.contact;

/** Why a contact is excluded. */
public enum ExclusionReason implements Coded {

	/** A field that is needed is null or blank. */
	MISSING(ExclusionKind.INVALID),

	/** The phone has letters, a fraction or other things that no number has. */
	NOT_A_NUMBER(ExclusionKind.INVALID),

	/** There are two phones where one belongs. */
	MORE_THAN_ONE(ExclusionKind.INVALID),

	/** The phone can be meant in two ways, and each is an assigned number. */
	AMBIGUOUS(ExclusionKind.INVALID),

	/** The phone has no country code, and neither row nor mapping tell a region. */
	NO_REGION(ExclusionKind.INVALID),

	/** The phone has fewer digits than any number of its region. */
	TOO_SHORT(ExclusionKind.INVALID),

	/** The phone has more digits than any number of its region. */
	TOO_LONG(ExclusionKind.INVALID),

	/** The phone has a fitting length, but its region assigns no such number. */
	NOT_VALID_FOR_REGION(ExclusionKind.INVALID),

	/** The contact alone is larger than a request may be, or a field than its limit. */
	TOO_LARGE(ExclusionKind.INVALID),

	/** A value cannot be rendered, for instance a pattern that does not fit it. */
	UNREADABLE(ExclusionKind.INVALID),

	/** The API refused the contact. */
	REFUSED_BY_API(ExclusionKind.REFUSED),

	/** The contact has said no: it blocks its phone for all contacts. */
	OPTED_OUT(ExclusionKind.SUPPRESSED),

	/** It is unknown whether the contact has opted in: the consent is blank. */
	NO_OPT_IN(ExclusionKind.SUPPRESSED),

	/** The list of blocked phones has the contact's. */
	BLOCKED(ExclusionKind.SUPPRESSED),

	/**
	 * Another contact owns the recipient by the rule of ownership, or has the phone and
	 * has said no.
	 */
	SAME_PHONE(ExclusionKind.DUPLICATE),

	/** The contact has another phone now. */
	PHONE_CHANGED(ExclusionKind.MOVED),

	/** The source has no row with this key any more. */
	NOT_IN_SOURCE(ExclusionKind.GONE);

	private final ExclusionKind kind;

	ExclusionReason(ExclusionKind kind) {
		this.kind = kind;
	}

	/**
	 * The kind that a contact excluded for this reason is of.
	 * @return the kind
	 */
	public ExclusionKind kind() {
		return this.kind;
	}

}
