package dev.contactsync.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * The smallest and the largest value that a number, a duration or a size may have, both
 * written as a user writes the value.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER })
@Constraint(validatedBy = SettingRangeValidator.class)
public @interface SettingRange {

	/**
	 * The bounds.
	 * @return both, such as {@code 1s to 365d}
	 */
	String value();

	/** What is said about a value outside. */
	String message() default "is out of range; {value}";

	/**
	 * Not used.
	 * @return nothing
	 */
	Class<?>[] groups() default {};

	/**
	 * Not used.
	 * @return nothing
	 */
	Class<? extends Payload>[] payload() default {};

}
