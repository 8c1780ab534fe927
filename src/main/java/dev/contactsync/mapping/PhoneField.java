package dev.contactsync.mapping;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.MaskedText;
import dev.contactsync.contact.Phone;
import dev.contactsync.phone.DialledNumber;
import dev.contactsync.phone.NumberingPlan;
import dev.contactsync.phone.PhoneAcceptance;
import dev.contactsync.phone.PhoneReader;
import dev.contactsync.phone.RegionNames;
import org.jspecify.annotations.Nullable;

/**
 * The phone of a contact, in any written form that can be meant in one way. A number with
 * a country code needs nothing else. Any other takes its region from the row; only where
 * the row says nothing, from the settings, because a German number read as an Indian one
 * is another person's.
 *
 * @param numbers what makes the number; the first that is not blank counts
 * @param origin what makes the region or the prefix, or {@code null}
 * @param isPrefix whether the origin is a prefix, which may hold more than a calling
 * code, as in "+1-868"
 * @param defaultRegion the region of rows without an origin, or {@code null}
 * @param accept which numbers are taken
 */
record PhoneField(List<Template> numbers, @Nullable Template origin, boolean isPrefix, @Nullable String defaultRegion,
		PhoneAcceptance accept) {

	/** A code of a country, or a calling code; neither identifies a person. */
	private static final Pattern CODE = Pattern.compile("\\p{Lu}{2,3}|\\p{Ll}{2,3}|[+(]?\\d{1,4}\\)?");

	/**
	 * The phone of a contact.
	 *
	 * @param byDefaultRegion whether the default region has decided whose it is
	 */
	record Found(Phone phone, boolean byDefaultRegion) {
	}

	/**
	 * Reads the phone.
	 * @param row the row, which is excluded if it has no valid phone
	 * @return the phone, or {@code null} if the row is excluded
	 */
	@Nullable Found read(RowBeingMapped row) {
		String number = number(row);
		String origin = (this.origin != null) ? this.origin.render(row) : "";
		if (row.exclusion() != null) {
			return null;
		}
		if (number.isEmpty()) {
			row.exclude(ExclusionReason.MISSING, "phone", "there is no phone", evidence(row));
			return null;
		}
		DialledNumber found = new PhoneReader(plan(origin)).one(number);
		if (found.isValid() && found.phone() != null) {
			return new Found(found.phone(), found.byRegion() && origin.isEmpty());
		}
		ExclusionReason reason = (found.problem() != null) ? found.problem() : ExclusionReason.NOT_A_NUMBER;
		row.exclude(reason, "phone", "number " + MaskedText.shape(number) + place(origin, found, reason),
				evidence(row));
		return null;
	}

	/**
	 * Reads every phone that may be meant.
	 * @param row the row, which is excluded if it has none
	 * @return the phones, empty if the row is excluded
	 */
	Set<Phone> all(RowBeingMapped row) {
		String number = number(row);
		String origin = (this.origin != null) ? this.origin.render(row) : "";
		Set<Phone> all = (number.isEmpty() || row.exclusion() != null) ? Set.of()
				: new PhoneReader(plan(origin)).all(number);
		if (all.isEmpty()) {
			read(row);
		}
		return all;
	}

	private String number(RowBeingMapped row) {
		String number = "";
		for (int i = 0; i < this.numbers.size() && number.isEmpty() && row.exclusion() == null; i++) {
			number = this.numbers.get(i).render(row);
		}
		return number;
	}

	private NumberingPlan plan(String origin) {
		String region = origin.isEmpty() ? this.defaultRegion : region(origin);
		String prefix = (this.isPrefix && region == null) ? RegionNames.digits(origin) : "";
		return new NumberingPlan(region, prefix, this.accept);
	}

	private @Nullable String region(String origin) {
		return this.isPrefix ? RegionNames.ofCallingCode(origin) : RegionNames.of(origin);
	}

	/** Which country the number was looked for in. */
	private String place(String origin, DialledNumber found, ExclusionReason reason) {
		boolean isOfRow = found.byRegion() || reason == ExclusionReason.NO_REGION;
		if (!origin.isEmpty() && (isOfRow || this.isPrefix)) {
			return (this.isPrefix ? ", prefix " : ", region ") + (isPlace(origin) ? origin : MaskedText.shape(origin));
		}
		if (found.region() == null || reason == ExclusionReason.NOT_A_NUMBER) {
			return "";
		}
		return (found.byRegion() ? ", default region " : ", region ") + found.region();
	}

	/** Another column than that of countries may be named, and persons stand in it. */
	private static boolean isPlace(String origin) {
		return CODE.matcher(origin).matches() || RegionNames.of(origin) != null || RegionNames.isNearlyOne(origin);
	}

	/**
	 * The raw values that the phone is read from.
	 * @return the values in one text
	 */
	String evidence(RowBeingMapped row) {
		StringBuilder evidence = new StringBuilder();
		this.numbers.forEach((number) -> evidence.append(number.evidence(row)));
		return evidence + ((this.origin != null) ? this.origin.evidence(row) : "");
	}

}
