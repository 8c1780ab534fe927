package dev.contactsync.contact;

/** Why a contact is excluded. */
public enum ExclusionReason implements Coded {

	/** A field that is needed is null or blank. */
	MISSING(ExclusionKind.INVALID, ProblemCode.FIELD_MISSING),

	/** The phone has letters, a fraction or other things that no number has. */
	NOT_A_NUMBER(ExclusionKind.INVALID, ProblemCode.PHONE_NOT_A_NUMBER),

	/** There are two phones where one belongs. */
	MORE_THAN_ONE(ExclusionKind.INVALID, ProblemCode.PHONE_MORE_THAN_ONE),

	/** The phone can be meant in two ways, and each is an assigned number. */
	AMBIGUOUS(ExclusionKind.INVALID, ProblemCode.PHONE_AMBIGUOUS),

	/** The phone has no country code, and neither row nor mapping tell a region. */
	NO_REGION(ExclusionKind.INVALID, ProblemCode.PHONE_WITHOUT_REGION),

	/** The phone has fewer digits than any number of its region. */
	TOO_SHORT(ExclusionKind.INVALID, ProblemCode.PHONE_TOO_SHORT),

	/** The phone has more digits than any number of its region. */
	TOO_LONG(ExclusionKind.INVALID, ProblemCode.PHONE_TOO_LONG),

	/** The phone has a fitting length, but its region assigns no such number. */
	NOT_VALID_FOR_REGION(ExclusionKind.INVALID, ProblemCode.PHONE_NOT_VALID_FOR_REGION),

	/** The contact alone is larger than a request may be, or a field than its limit. */
	TOO_LARGE(ExclusionKind.INVALID, ProblemCode.CONTACT_TOO_LARGE),

	/** A value cannot be rendered, for instance a pattern that does not fit it. */
	UNREADABLE(ExclusionKind.INVALID, ProblemCode.VALUE_UNREADABLE),

	/** The API refused the contact. */
	REFUSED_BY_API(ExclusionKind.REFUSED, ProblemCode.CONTACT_REFUSED),

	/** The contact has said no: it blocks its phone for all contacts. */
	OPTED_OUT(ExclusionKind.SUPPRESSED, ProblemCode.CONTACT_OPTED_OUT),

	/** It is unknown whether the contact has opted in: the consent is blank. */
	NO_OPT_IN(ExclusionKind.SUPPRESSED, ProblemCode.CONTACT_NOT_OPTED_IN),

	/** The list of blocked phones has the contact's. */
	BLOCKED(ExclusionKind.SUPPRESSED, ProblemCode.PHONE_BLOCKED),

	/**
	 * Another contact owns the recipient by the rule of ownership, or has the phone and
	 * has said no.
	 */
	SAME_PHONE(ExclusionKind.DUPLICATE, ProblemCode.PHONE_SHARED),

	/** The contact has another phone now. */
	PHONE_CHANGED(ExclusionKind.MOVED, ProblemCode.PHONE_CHANGED),

	/** The source has no row with this key any more. */
	NOT_IN_SOURCE(ExclusionKind.GONE, ProblemCode.CONTACT_GONE);

	private final ExclusionKind kind;

	private final ProblemCode problem;

	ExclusionReason(ExclusionKind kind, ProblemCode problem) {
		this.kind = kind;
		this.problem = problem;
	}

	/** The kind that a contact excluded for this reason is of. */
	public ExclusionKind kind() {
		return this.kind;
	}

	/** The code under which users find what to do. */
	public ProblemCode problem() {
		return this.problem;
	}

}
