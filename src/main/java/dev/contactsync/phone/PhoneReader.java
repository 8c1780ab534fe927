package dev.contactsync.phone;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.contactsync.contact.Phone;

/**
 * Reads what people have written where a phone belongs.
 *
 * @param plan knows what is a number
 */
public record PhoneReader(NumberingPlan plan) {

	private static final Pattern GROUP = Pattern.compile("\\+?\\d+");

	/** The most digits of a number with what is dialled before it. */
	private static final int MOST_DIGITS = 20;

	/**
	 * Finds the one number that is meant.
	 * @param written any text that is not blank
	 * @return the number, or why there is none
	 */
	public DialledNumber one(String written) {
		GateAnswer answer = new PhoneGate(this.plan).admit(written);
		if (answer instanceof GateAnswer.Readings readings) {
			return this.plan.find(readings);
		}
		return DialledNumber.none(((GateAnswer.Refusal) answer).reason(), this.plan.region());
	}

	/**
	 * Finds every number that can be meant: where nobody may be sent to, one too many is
	 * better than one too few. Of a text that is refused, these are the numbers at its
	 * beginning, behind another, and where digits begin as a number does.
	 * @param written any text that is not blank
	 * @return the phones, among them the one that is meant; empty where there is none
	 */
	public Set<Phone> all(String written) {
		if (written.length() > PhoneGate.LONGEST) {
			return Set.of();
		}
		GateAnswer answer = new PhoneGate(this.plan).admit(written);
		return (answer instanceof GateAnswer.Readings readings) ? this.plan.all(readings) : within(written);
	}

	private Set<Phone> within(String written) {
		List<String> groups = GROUP.matcher(PhoneText.of(written)).results().map(MatchResult::group).toList();
		BitSet begins = new BitSet();
		begins.set(0);
		Set<Phone> all = new LinkedHashSet<>();
		for (int i = 0; i < groups.size(); i++) {
			if (begins.get(i) || "0+".indexOf(groups.get(i).charAt(0)) >= 0) {
				all.addAll(from(groups, i, begins));
			}
		}
		return all;
	}

	/** The numbers that begin with a group; others may begin where they end. */
	private Set<Phone> from(List<String> groups, int first, BitSet begins) {
		Set<Phone> all = new LinkedHashSet<>();
		StringBuilder dialled = new StringBuilder(groups.get(first));
		int next = first + 1;
		boolean isOver = false;
		while (!isOver) {
			Set<Phone> phones = this.plan.numbers(dialled.toString());
			begins.set(next, begins.get(next) || !phones.isEmpty());
			all.addAll(phones);
			isOver = next == groups.size() || groups.get(next).startsWith("+") || dialled.length() > MOST_DIGITS;
			if (!isOver) {
				dialled.append(groups.get(next++));
			}
		}
		return all;
	}

}
