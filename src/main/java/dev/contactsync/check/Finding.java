package dev.contactsync.check;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param check what was looked at, in two or three words
 * @param subject which one, such as the name of a sync or a column
 * @param code the problem, or null where all is well
 * @param meaning what that means
 * @param action what to do about it; empty where there is nothing to do
 */
public record Finding(String check, String subject, FindingResult result, @Nullable ProblemCode code, String meaning,
		String action) {

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
	 */
	public static Finding ok(String check, String subject, String meaning) {
		return new Finding(check, subject, FindingResult.OK, null, meaning, "");
	}

	/**
	 * A finding that the operator should look at.
	 * @param check what was looked at
	 * @param subject which one
	 * @param meaning what it means
	 * @param action what to do
	 */
	public static Finding warning(ProblemCode code, String check, String subject, String meaning, String action) {
		return new Finding(check, subject, FindingResult.WARNING, code, meaning, action);
	}

	/**
	 * A finding that stops a run.
	 * @param code the problem, one that ends runs
	 * @param check what was looked at
	 * @param subject which one
	 * @param meaning what it means
	 * @param action what to do
	 */
	public static Finding failed(ProblemCode code, String check, String subject, String meaning, String action) {
		return new Finding(check, subject, FindingResult.FAILED, code, meaning, action);
	}

	/**
	 * A finding that stops a run, told in one message.
	 * @param code the problem, one that ends runs
	 * @param check what was looked at
	 * @param subject which one
	 * @param message what is wrong, in the first sentence, and what to do, in the others;
	 * where there are no others, the page of the code says it
	 */
	public static Finding of(ProblemCode code, String check, String subject, String message) {
		String[] sentences = message.split("(?<=[.?]) ", 2);
		return failed(code, check, subject, sentences[0],
				(sentences.length > 1) ? sentences[1] : ProblemPage.of(code).action());
	}

}
