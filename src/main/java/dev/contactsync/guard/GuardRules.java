package dev.contactsync.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.contactsync.contact.CountText;
import dev.contactsync.contact.ProfileField;
import org.jspecify.annotations.Nullable;

/**
 * What looks like an accident in the source or the mapping. Pure: numbers in, reasons
 * out. Each comparison has a share and a number of contacts, and both must be passed, so
 * that neither a small table nor a large one is held for what is usual.
 */
final class GuardRules {

	/** A number of contacts; of a list of blocked phones, a share in percent, too. */
	private static final long FEW = 20;

	/** So many that nobody looks at them one by one. */
	private static final long MANY = 50;

	private final GuardSettings settings;

	GuardRules(GuardSettings settings) {
		this.settings = settings;
	}

	/**
	 * Looks at a run.
	 * @param base the last completed run, or null where there is none
	 * @param assessed what the run has found
	 * @param rows contacts that the source has now
	 * @return why it is to be held; empty where all is usual
	 */
	List<Hold> evaluate(@Nullable GuardBaseline base, AssessmentTotals assessed, long rows) {
		List<Hold> holds = new ArrayList<>();
		if (base != null) {
			fewer(base, rows).or(() -> missing(assessed)).ifPresent(holds::add);
		}
		changed(assessed).ifPresent(holds::add);
		freed(assessed).ifPresent(holds::add);
		if (base != null) {
			invalid(base, assessed).ifPresent(holds::add);
		}
		return holds;
	}

	/**
	 * Looks only whether the source still has its contacts.
	 * @param base the last completed run
	 * @param rows contacts that the source has now
	 * @return why the run is to be held; empty where all is usual
	 */
	Optional<Hold> fewer(GuardBaseline base, long rows) {
		long missing = base.rows() - rows;
		boolean isEmptied = rows == 0 && missing > 0;
		if (!isEmptied && (missing <= FEW || missing * 100 <= base.rows() * this.settings.fewerPercent())) {
			return Optional.empty();
		}
		return Optional.of(new Hold(HoldReason.FEWER, missing,
				isEmptied
						? CountText.format("the source is empty; it had %s at run %d",
								CountText.of(base.rows(), "contact"), base.run())
						: CountText.format("the source has %s, %,d fewer (%d %%) than at run %d",
								CountText.of(rows, "contact"), missing, percent(missing, base.rows()), base.run())));
	}

	/** As many rows as before, but other ones: for instance with new keys. */
	private Optional<Hold> missing(AssessmentTotals found) {
		long known = found.known().contacts();
		long missing = found.known().missing();
		if (missing <= FEW || missing * 100 <= known * this.settings.fewerPercent()) {
			return Optional.empty();
		}
		return Optional.of(new Hold(HoldReason.FEWER, missing,
				CountText.format("%,d of %,d known contacts are no longer in the source (%d %%)", missing, known,
						percent(missing, known))));
	}

	private Optional<Hold> changed(AssessmentTotals found) {
		if (found.changed() < MANY || found.changed() * 100 <= found.acknowledged() * this.settings.changedPercent()) {
			return Optional.empty();
		}
		return Optional.of(new Hold(HoldReason.CHANGED, found.changed(), again(found)));
	}

	private Optional<Hold> freed(AssessmentTotals found) {
		long suppressed = found.suppressed().contacts();
		long freed = found.suppressed().freed();
		if (freed < MANY || freed * 100 <= suppressed * this.settings.suppressedPercent()) {
			return Optional.empty();
		}
		return Optional.of(new Hold(HoldReason.SUPPRESSED, freed,
				CountText.format("%,d of %,d suppressed contacts would be sent, have another phone or are gone (%d %%)",
						freed, suppressed, percent(freed, suppressed))));
	}

	/**
	 * Looks at a list of blocked phones.
	 * @param before how many phones it had
	 * @param gone how many of them it no longer has
	 * @return why the run is to be held; empty where all is usual
	 */
	static Optional<Hold> shorter(long before, long gone) {
		if (gone <= FEW || gone * 100 <= before * FEW) {
			return Optional.empty();
		}
		return Optional.of(new Hold(HoldReason.SUPPRESSED, gone, CountText.format(
				"the list of blocked phones has lost %,d of %,d phones (%d %%)", gone, before, percent(gone, before))));
	}

	private Optional<Hold> invalid(GuardBaseline base, AssessmentTotals found) {
		double before = (base.read() > 0) ? (double) base.invalid() / base.read() : 0;
		long more = Math.round(found.invalid() - before * found.read());
		if (more <= FEW || more * 100 <= found.read() * this.settings.invalidPoints()) {
			return Optional.empty();
		}
		return Optional.of(new Hold(HoldReason.INVALID, more,
				CountText.format("%,d of %,d contacts are invalid (%d %%); at run %d it was %d %%", found.invalid(),
						found.read(), percent(found.invalid(), found.read()), base.run(), Math.round(before * 100))));
	}

	/**
	 * How many contacts would be sent again, and what differs.
	 * @param found what a run has found
	 * @return a text for users
	 */
	static String again(AssessmentTotals found) {
		String fields = found.fields()
			.entrySet()
			.stream()
			.sorted(Map.Entry.<ProfileField, Long>comparingByValue(Comparator.reverseOrder())
				.thenComparing((field) -> field.getKey().code()))
			.map((field) -> CountText.format("%s %,d", field.getKey().code(), field.getValue()))
			.collect(Collectors.joining(", "));
		return CountText.format("%,d of %,d contacts that the API has would be sent again%s", found.changed(),
				found.acknowledged(), fields.isEmpty() ? "" : "; what differs: " + fields);
	}

	/**
	 * Whether an approval covers what a run is held for. The source lives, so the numbers
	 * may be a little worse than those that were shown.
	 * @param shown the reasons that were shown, with their numbers
	 * @param holds the reasons now
	 * @return true if each was shown and is not much worse
	 */
	static boolean covers(Map<HoldReason, Long> shown, List<Hold> holds) {
		return holds.stream().allMatch((hold) -> {
			Long before = shown.get(hold.reason());
			return before != null && hold.contacts() <= before + Math.max(FEW, before / 10);
		});
	}

	private static long percent(long part, long whole) {
		return Math.round(100.0 * part / whole);
	}

}
