package dev.contactsync.check;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.ApplicationConversionService;

/** Compares a value with the bounds of its setting; a setting left out is in range. */
@SuppressWarnings("NullAway.Init")
public final class SettingRangeValidator implements ConstraintValidator<SettingRange, Comparable<?>> {

	private SettingRange range;

	@Override
	public void initialize(SettingRange range) {
		this.range = range;
	}

	@Override
	public boolean isValid(@Nullable Comparable<?> value, ConstraintValidatorContext context) {
		return value == null || isWithin(this.range, value);
	}

	static boolean isWithin(SettingRange range, Comparable<?> value) {
		String[] bounds = range.value().split(" to ");
		return compare(value, bounds[0]) >= 0 && compare(value, bounds[1]) <= 0;
	}

	/** Neither "not a number" nor infinity is within any bounds. */
	@SuppressWarnings("unchecked")
	private static <T> int compare(Comparable<T> value, String bound) {
		T converted = (T) ApplicationConversionService.getSharedInstance().convert(bound, value.getClass());
		if (converted == null) {
			throw new IllegalStateException("The bound \"%s\" of a range is empty".formatted(bound));
		}
		return value.compareTo(converted);
	}

}
