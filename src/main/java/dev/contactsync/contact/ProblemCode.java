package dev.contactsync.contact;

import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * All problems that users can read of, each with a number that never changes and is never
 * used for anything else, and the failure of a run or command that ends with it. What a
 * problem means and what to do is in the page of its number, {@code problems.md}.
 * <p>
 * The first digit says where to look: 1 configuration, 2 source, 3 mapping and contacts,
 * 4 API, 5 state, 6 guard, 7 commands, leases and the process.
 */
public enum ProblemCode implements Coded {

	NO_SYNC(1001, Failure.CONFIGURATION),

	UNKNOWN_SETTING(1002, Failure.CONFIGURATION),

	UNREADABLE_VALUE(1003, Failure.CONFIGURATION),

	VALUE_OUT_OF_RANGE(1004, Failure.CONFIGURATION),

	MISSING_SETTING(1005, Failure.CONFIGURATION),

	DURATION_WITHOUT_UNIT(1006, Failure.CONFIGURATION),

	BAD_SETTING_NAME(1007, Failure.CONFIGURATION),

	EQUAL_NAMES(1008, Failure.CONFIGURATION),

	BAD_YAML(1009, Failure.CONFIGURATION),

	NO_CONFIGURATION_FILE(1010, Failure.CONFIGURATION),

	UNREADABLE_CONFIGURATION(1011, Failure.CONFIGURATION),

	UNSET_PLACEHOLDER(1012, Failure.CONFIGURATION),

	BAD_SCHEDULE(1013, Failure.CONFIGURATION),

	UNKNOWN_PART(1014, Failure.CONFIGURATION),

	NO_TOKEN(1101, Failure.CONFIGURATION),

	BAD_TOKEN(1102, Failure.CONFIGURATION),

	TWO_TOKENS(1103, Failure.CONFIGURATION),

	UNREADABLE_TOKEN_FILE(1104, Failure.CONFIGURATION),

	OPEN_TOKEN_FILE(1105),

	BAD_BASE_URL(1106, Failure.CONFIGURATION),

	BAD_PATH(1107, Failure.CONFIGURATION),

	BAD_BOT_ID(1108, Failure.CONFIGURATION),

	BAD_SSL_BUNDLE(1109, Failure.CONFIGURATION),

	LARGE_REQUESTS(1110),

	SOURCE_UNAVAILABLE(2001, Failure.UNAVAILABLE),

	SOURCE_REFUSES(2002, Failure.CONFIGURATION),

	UNKNOWN_DRIVER(2003, Failure.CONFIGURATION),

	TABLE_OR_QUERY(2101, Failure.CONFIGURATION),

	UNKNOWN_TABLE(2102, Failure.CONFIGURATION),

	AMBIGUOUS_TABLE(2103, Failure.CONFIGURATION),

	UNKNOWN_COLUMN(2104, Failure.CONFIGURATION),

	HOSTILE_NAME(2105, Failure.CONFIGURATION),

	BAD_QUERY(2106, Failure.CONFIGURATION),

	REPEATED_COLUMN(2107, Failure.CONFIGURATION),

	KEY_TYPE(2108, Failure.CONFIGURATION),

	KEY_REPEATED(2109, Failure.CONFIGURATION),

	KEY_MISSING(2110, Failure.CONFIGURATION),

	KEY_WITHOUT_INDEX(2111),

	CHANGED_AT_TYPE(2112, Failure.CONFIGURATION),

	CHANGED_AT_WITHOUT_INDEX(2113),

	CHANGED_AT_MISSING(2114),

	CHANGED_AT_IN_FUTURE(2115),

	MAPPING_INCOMPLETE(3001, Failure.CONFIGURATION),

	REGION_AND_PREFIX(3002, Failure.CONFIGURATION),

	NO_COLUMN_NAMED(3003, Failure.CONFIGURATION),

	UNKNOWN_REGION(3004, Failure.CONFIGURATION),

	BAD_TAG(3005, Failure.CONFIGURATION),

	BAD_ATTRIBUTE_KEY(3006, Failure.CONFIGURATION),

	CONSTANT_TEMPLATE(3007, Failure.CONFIGURATION),

	BAD_TEMPLATE(3008, Failure.CONFIGURATION),

	UNKNOWN_MAPPED_COLUMN(3009, Failure.CONFIGURATION),

	BAD_PATTERN(3010, Failure.CONFIGURATION),

	TYPE_NEVER_FITS(3011, Failure.CONFIGURATION),

	BAD_CONSENT_WORDS(3012, Failure.CONFIGURATION),

	NO_CONSENT(3013),

	FIELD_MISSING(3101),

	PHONE_NOT_A_NUMBER(3102),

	PHONE_MORE_THAN_ONE(3103),

	PHONE_AMBIGUOUS(3104),

	PHONE_WITHOUT_REGION(3105),

	PHONE_TOO_SHORT(3106),

	PHONE_TOO_LONG(3107),

	PHONE_NOT_VALID_FOR_REGION(3108),

	CONTACT_TOO_LARGE(3109),

	VALUE_UNREADABLE(3110),

	CONTACT_REFUSED(3111),

	CONTACT_OPTED_OUT(3112),

	CONTACT_NOT_OPTED_IN(3113),

	PHONE_SHARED(3114),

	PHONE_CHANGED(3115),

	CONTACT_GONE(3116),

	API_UNAVAILABLE(4001, Failure.UNAVAILABLE),

	API_ASKS_TO_WAIT(4002, Failure.TRY_LATER),

	API_REDIRECTS(4003, Failure.UNEXPECTED_RESPONSE),

	API_WANTS_PAYMENT(4004, Failure.UNEXPECTED_RESPONSE),

	API_BEHIND_PROXY(4005, Failure.UNEXPECTED_RESPONSE),

	API_UNEXPECTED_STATUS(4006, Failure.UNEXPECTED_RESPONSE),

	API_WEB_PAGE(4007, Failure.UNEXPECTED_RESPONSE),

	API_INSECURE(4008, Failure.UNEXPECTED_RESPONSE),

	API_REFUSES_ALL(4009, Failure.UNEXPECTED_RESPONSE),

	TOKEN_REFUSED(4010, Failure.TOKEN),

	CONTACTS_PENDING(4011, Failure.UNAVAILABLE),

	STATE_UNAVAILABLE(5001, Failure.UNAVAILABLE),

	STATE_IN_USE(5002, Failure.TRY_LATER),

	STATE_NO_RIGHT(5003, Failure.CONFIGURATION),

	STATE_BAD_URL(5004, Failure.CONFIGURATION),

	STATE_CREDENTIALS(5005, Failure.CONFIGURATION),

	STATE_NO_DATABASE(5006, Failure.CONFIGURATION),

	STATE_UNKNOWN_DRIVER(5007, Failure.CONFIGURATION),

	STATE_CANNOT_WRITE(5008, Failure.DISK),

	STATE_NOT_DURABLE(5009, Failure.CONFIGURATION),

	STATE_POOL_TOO_SMALL(5010, Failure.CONFIGURATION),

	STATE_IN_MEMORY(5011),

	HASH_KEY_REMOVED(5101, Failure.CONFIGURATION),

	HASH_KEY_TOO_SHORT(5102, Failure.CONFIGURATION),

	HASH_KEY_TOO_LATE(5103, Failure.CONFIGURATION),

	HASH_KEY_DIFFERS(5104, Failure.CONFIGURATION),

	HELD_FEWER(6001, Failure.HELD),

	HELD_CHANGED(6002, Failure.HELD),

	HELD_INVALID(6003, Failure.HELD),

	WRONG_USE(7001, Failure.USAGE),

	UNKNOWN_SYNC(7002, Failure.USAGE),

	SECRET_ARGUMENT(7003, Failure.USAGE),

	ANSWER_NOT_WRITTEN(7004, Failure.DISK),

	NOTHING_TO_ACCEPT(7006, Failure.USAGE),

	LEASE_HELD(7101, Failure.TRY_LATER),

	LEASE_LOST(7102, Failure.TRY_LATER),

	STOPPED(7103, Failure.TRY_LATER),

	DEADLINE_PASSED(7104, Failure.TRY_LATER),

	RUN_FINISHED_ELSEWHERE(7105, Failure.TRY_LATER),

	RUN_CLOSED(7106),

	INTERNAL_ERROR(7201, Failure.INTERNAL),

	TOTALS_DO_NOT_BALANCE(7202, Failure.INTERNAL),

	BATCH_FAILED(7203, Failure.INTERNAL);

	private static final String PREFIX = "CS";

	private final int number;

	private final @Nullable Failure failure;

	/** A problem that ends nothing: a warning, or the reason of one contact. */
	ProblemCode(int number) {
		this(number, null);
	}

	ProblemCode(int number, @Nullable Failure failure) {
		this.number = number;
		this.failure = failure;
	}

	/**
	 * The code of a number.
	 * @param text the code as a user writes it: {@code CS2107}, {@code cs2107} or
	 * {@code 2107}
	 * @return the code; empty if there is none
	 */
	public static Optional<ProblemCode> of(String text) {
		return Stream.of(values())
			.filter((each) -> text.equalsIgnoreCase(each.code()) || text.equals(String.valueOf(each.number)))
			.findFirst();
	}

	/**
	 * The code as users read it.
	 * @return such as {@code CS2107}
	 */
	@Override
	public String code() {
		return PREFIX + this.number;
	}

	/**
	 * How a run or a command fails with it.
	 * @return the failure; empty for a warning and for the reason of one contact
	 */
	public Optional<Failure> failure() {
		return Optional.ofNullable(this.failure);
	}

}
