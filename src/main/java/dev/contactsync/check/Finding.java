package dev.contactsync.check;

import dev.contactsync.contact.Coded;

/**
 * What a check found.
 *
 * @param check what was looked at, in two or three words
 * @param subject which one, such as the name of a sync or a column
 * @param result the result
 * @param meaning what that means
 * @param action what to do about it; empty where there is nothing to do
 */
public record Finding(String check, String subject, FindingResult result, String meaning, String action) {

	/** The result of a check. */
	public enum FindingResult implements Coded {

		/** As it should be. */
		OK,

		/** It works, but the operator should look at it. */
		WARNING,

		/** It does not work. */
		FAILED

	}

	/**
	 * A finding without anything to do.
	 * @param check what was looked at
	 * @param subject which one
	 * @param meaning what it means
	 * @return the finding
	 */
	public static Finding ok(String check, String subject, String meaning) {
		return new Finding(check, subject, FindingResult.OK, meaning, "");
	}

	/**
	 * A finding that the operator should look at.
	 * @param check what was looked at
	 * @param subject which one
	 * @param meaning what it means
	 * @param action what to do
	 * @return the finding
	 */
	public static Finding warning(String check, String subject, String meaning, String action) {
		return new Finding(check, subject, FindingResult.WARNING, meaning, action);
	}

	/**
	 * A finding that stops a run.
	 * @param check what was looked at
	 * @param subject which one
	 * @param meaning what it means
	 * @param action what to do
	 * @return the finding
	 */
	public static Finding failed(String check, String subject, String meaning, String action) {
		return new Finding(check, subject, FindingResult.FAILED, meaning, action);
	}

}
