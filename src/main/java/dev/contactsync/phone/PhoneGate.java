package dev.contactsync.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.phone.GateAnswer.Readings;
import dev.contactsync.phone.GateAnswer.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Decides, character by character, what may be a phone, so that libphonenumber, which
 * makes a number of nearly anything, is only asked about digits:
 * <ol>
 * <li>a text is rewritten in a small alphabet ({@link PhoneText});
 * <li>an extension at its end is left off;
 * <li>anything but digits and the signs between them is refused: letters are no digits;
 * <li>a fraction of zeros is left off, any other refused;
 * <li>it is refused if a second number follows what is a number by itself, or a few
 * digits that do not belong to a mobile number;
 * <li>brackets may be around a calling code, an area code or all, not around what follows
 * a number; a zero in brackets is dialled or not, whatever is a number.
 * </ol>
 */
final class PhoneGate {

	/** Longer texts are no phones, and not looked at. */
	static final int LONGEST = 250;

	private static final Pattern ALPHABET = Pattern.compile("[0-9+ \\-./(),;|&\\n]*[0-9][0-9+ \\-./(),;|&\\n]*");

	private static final Pattern PLAIN = Pattern.compile("\\+?[0-9]+");

	private static final Pattern OR = Pattern.compile("(?<=[\\d)])[\\s,;/]*(?:or|and)\\s*(?=[\\d+(])");

	private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");

	private static final Pattern TRUNK_ZERO = Pattern.compile("(\\+? *\\d{1,7}) *\\( *0 *\\)(.*)");

	private static final Pattern CALLING_CODE = Pattern.compile("[1-9]\\d{0,2}");

	/** Digits with spaces, and at most one other sign, between them. */
	private static final Pattern NUMBER = Pattern.compile("(?:\\+ *)?\\d(?: *[-./]? *\\d)*");

	/** Signs that stand between numbers, and never within one. */
	private static final String LISTING = ";|&+";

	/** Signs that stand between numbers or between the digits of one. */
	private static final String DIVIDING = "/,\n";

	private static final Pattern NOTHING_MORE = Pattern.compile("[;|,. \\n]*");

	private static final Pattern FRACTION = Pattern.compile(", *\\d{1,2}");

	private final NumberingPlan plan;

	/**
	 * A gate for the phone of a row.
	 * @param plan knows what is a number
	 */
	PhoneGate(NumberingPlan plan) {
		this.plan = plan;
	}

	/**
	 * Looks at a text.
	 * @param written any text that is not blank
	 * @return what to dial, or why nothing
	 */
	GateAnswer admit(String written) {
		if (written.length() > LONGEST) {
			return new Refusal(ExclusionReason.NOT_A_NUMBER);
		}
		String text = PhoneText.of(written);
		PhoneExtension extension = PhoneExtension.find(text);
		if (extension == null) {
			return number(text);
		}
		GateAnswer answer = number(extension.base());
		return (extension.isSign() && answer instanceof Readings readings) ? signed(readings, extension) : answer;
	}

	/** What follows an x may be an extension, and the x a masked digit. */
	private GateAnswer signed(Readings readings, PhoneExtension extension) {
		if (readings.dialled().stream().noneMatch(this::isNumber)) {
			return new Refusal(ExclusionReason.NOT_A_NUMBER);
		}
		boolean masked = extension.isGlued()
				&& readings.dialled().stream().anyMatch((dialled) -> isNumber(dialled + '0' + extension.number()));
		return masked ? new Refusal(ExclusionReason.AMBIGUOUS) : readings;
	}

	private GateAnswer number(String text) {
		if (PLAIN.matcher(text).matches()) {
			return GateAnswer.readings(text);
		}
		String listed = OR.matcher(text).replaceAll("&");
		if (!ALPHABET.matcher(listed).matches()) {
			return new Refusal(ExclusionReason.NOT_A_NUMBER);
		}
		PhoneDecimal decimal = PhoneDecimal.find(listed);
		return (decimal != null) ? integer(decimal) : grouped(listed);
	}

	private GateAnswer integer(PhoneDecimal decimal) {
		if (!decimal.isInteger()) {
			return new Refusal(ExclusionReason.NOT_A_NUMBER);
		}
		String whole = PhoneDigits.dialled(decimal.whole());
		String joined = whole + decimal.fraction();
		if (!decimal.mayBeGroup() || !isNumber(joined)) {
			return grouped(decimal.whole());
		}
		boolean isLikeAFraction = decimal.fraction().length() <= 2;
		return isLikeAFraction ? new Refusal(ExclusionReason.AMBIGUOUS) : GateAnswer.readings(whole, joined);
	}

	private GateAnswer grouped(String text) {
		return PhoneDecimal.hasThousands(text) ? GateAnswer.readings(PhoneDigits.dialled(text)) : parts(text);
	}

	private GateAnswer parts(String text) {
		StringBuilder joined = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean isListing = LISTING.indexOf(c) >= 0 && (c != '+' || PhoneDigits.count(joined) > 0);
			if (!isListing && DIVIDING.indexOf(c) < 0) {
				joined.append(c);
				continue;
			}
			String rest = text.substring(i);
			if (NOTHING_MORE.matcher(rest).matches()) {
				break;
			}
			ExclusionReason reason = second(joined.toString(), isListing, rest);
			if (reason != null) {
				return new Refusal(reason);
			}
			joined.append(' ');
		}
		String whole = joined.toString().strip();
		if (isTwoInARow(whole)) {
			return new Refusal(ExclusionReason.MORE_THAN_ONE);
		}
		return hasTail(whole) ? new Refusal(ExclusionReason.AMBIGUOUS) : one(whole);
	}

	private @Nullable ExclusionReason second(String first, boolean isListing, String rest) {
		if (PhoneDigits.count(first) == 0 || PhoneDigits.count(rest) == 0) {
			return ExclusionReason.NOT_A_NUMBER;
		}
		if (isNumber(PhoneDigits.dialled(first))) {
			return ExclusionReason.MORE_THAN_ONE;
		}
		if (isListing || FRACTION.matcher(rest).matches()) {
			return ExclusionReason.NOT_A_NUMBER;
		}
		String second = PhoneDigits.dialled(rest.substring(1));
		boolean isWhole = second.startsWith("0") && CALLING_CODE.matcher(PhoneDigits.dialled(first)).matches()
				&& isNumber(second);
		return (isWhole && !this.plan.numbers(second).equals(this.plan.numbers(PhoneDigits.dialled(first + second))))
				? ExclusionReason.AMBIGUOUS : null;
	}

	/**
	 * Two numbers with nothing but a sign between them that may also stand within one. If
	 * together they are a number, too, only a second that begins as one is none of its
	 * groups.
	 */
	private boolean isTwoInARow(String text) {
		String all = PhoneDigits.dialled(text);
		boolean mayBeOne = all.length() <= PhoneDigits.MOST || isNumber(all);
		for (int i = 1; i < text.length(); i++) {
			String second = isSign(text.charAt(i)) ? PhoneDigits.dialled(text.substring(i)) : "";
			if ((mayBeOne ? second.startsWith("0") : !second.isEmpty()) && isNumber(second)
					&& isNumber(PhoneDigits.dialled(text.substring(0, i)))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isSign(char c) {
		return " -./".indexOf(c) >= 0;
	}

	private boolean hasTail(String text) {
		PhoneTail tail = PhoneTail.find(text);
		return tail != null && !this.plan.all(GateAnswer.readings(PhoneDigits.dialled(text))).isEmpty()
				&& this.plan.isMobile(PhoneDigits.dialled(tail.before()), tail.isDigit());
	}

	private GateAnswer one(String text) {
		String number = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
		Matcher trunk = TRUNK_ZERO.matcher(number);
		if (trunk.matches() && NUMBER.matcher(trunk.group(2).strip()).matches() && trunk.group(2).indexOf('+') < 0) {
			String before = PhoneDigits.dialled(trunk.group(1));
			String code = CALLING_CODE.matcher(before).matches() ? '+' + before : before;
			return GateAnswer.readings(code + PhoneDigits.dialled(trunk.group(2)),
					code + '0' + PhoneDigits.dialled(trunk.group(2)));
		}
		ExclusionReason reason = brackets(number);
		if (reason != null) {
			return new Refusal(reason);
		}
		String bare = BRACKETS.matcher(number).replaceAll(" $1 ").strip();
		return NUMBER.matcher(bare).matches() ? GateAnswer.readings(PhoneDigits.dialled(bare))
				: new Refusal(ExclusionReason.NOT_A_NUMBER);
	}

	/** What is in brackets behind a number may be a part of it or a remark. */
	private static @Nullable ExclusionReason brackets(String text) {
		Matcher brackets = BRACKETS.matcher(text);
		while (brackets.find()) {
			int before = PhoneDigits.count(text.substring(0, brackets.start()));
			int within = PhoneDigits.count(brackets.group());
			int after = PhoneDigits.count(text.substring(brackets.end()));
			if (within == 0) {
				return ExclusionReason.NOT_A_NUMBER;
			}
			if (before > ((after == 0) ? 3 : 6) || within + after < 4) {
				return ExclusionReason.AMBIGUOUS;
			}
		}
		return null;
	}

	private boolean isNumber(String dialled) {
		return !this.plan.numbers(dialled).isEmpty();
	}

}
