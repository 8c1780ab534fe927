package dev.contactsync.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often a setting is needed, which decides about its place in the list of all; rarely
 * where it is not said.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Needed {

	/**
	 * How often.
	 * @return the answer
	 */
	Need value();

	/** How often a setting is needed. */
	enum Need {

		/** Nothing works without it, or without the one that it names in its place. */
		ALWAYS,

		/** Many configurations have it. */
		OFTEN,

		/** The default suits nearly all users. */
		RARELY

	}

}
