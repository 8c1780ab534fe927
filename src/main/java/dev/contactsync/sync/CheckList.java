package dev.contactsync.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.contactsync.check.Finding;
import dev.contactsync.check.Finding.FindingResult;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;

/** Collects findings, and what the first failure exits with. */
final class CheckList {

	private final List<Finding> findings = new ArrayList<>();

	private int exitCode;

	void add(Finding finding) {
		this.findings.add(finding);
		if (finding.result() == FindingResult.FAILED) {
			failed(Failure.CONFIGURATION);
		}
	}

	void addAll(Collection<Finding> more) {
		more.forEach(this::add);
	}

	void ok(String check, String subject, String meaning) {
		add(Finding.ok(check, subject, meaning));
	}

	void warning(String check, String subject, String meaning, String action) {
		add(Finding.warning(check, subject, meaning, action));
	}

	/**
	 * A failure whose message says what is wrong and, after the first sentence, what to
	 * do.
	 */
	void failed(String check, String subject, Failure failure, String message) {
		String[] sentences = message.split("(?<=\\.) ", 2);
		failed(failure);
		this.findings
			.add(Finding.failed(check, subject, sentences[0], (sentences.length > 1) ? sentences[1] : action(failure)));
	}

	/**
	 * Looks at something that may fail.
	 * @param check what is looked at
	 * @param subject which one
	 * @param inspection looks, and adds what it finds if it does not fail
	 * @return whether it did not fail
	 */
	boolean inspect(String check, String subject, Runnable inspection) {
		try {
			inspection.run();
			return true;
		}
		catch (ContactSyncException ex) {
			failed(check, subject, ex.failure(), String.valueOf(ex.getMessage()));
			return false;
		}
	}

	private static String action(Failure failure) {
		return switch (failure) {
			case UNAVAILABLE, TRY_LATER, API_WAIT -> "Check that it is running and can be reached from here, then check again.";
			case TOKEN -> "Use the account's current token.";
			default -> "Fix the setting, then check again.";
		};
	}

	private void failed(Failure failure) {
		if (this.exitCode == 0) {
			this.exitCode = failure.exitCode();
		}
	}

	CheckReport report() {
		return new CheckReport(List.copyOf(this.findings), this.exitCode);
	}

}
