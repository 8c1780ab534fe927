package dev.contactsync.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import dev.contactsync.check.Finding;
import dev.contactsync.check.Finding.FindingResult;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;

/** Collects findings, and what the first failure exits with. */
final class CheckList {

	private final List<Finding> findings = new ArrayList<>();

	private int exitCode;

	void add(Finding finding) {
		this.findings.add(finding);
		if (this.exitCode == 0 && finding.result() == FindingResult.FAILED) {
			this.exitCode = Objects.requireNonNull(finding.code()).failure().orElseThrow().exitCode();
		}
	}

	void addAll(Collection<Finding> more) {
		more.forEach(this::add);
	}

	void ok(String check, String subject, String meaning) {
		add(Finding.ok(check, subject, meaning));
	}

	void warning(ProblemCode code, String check, String subject, String meaning, String action) {
		add(Finding.warning(code, check, subject, meaning, action));
	}

	/**
	 * A failure whose message says what is wrong and, after the first sentence, what to
	 * do.
	 */
	void failed(ProblemCode code, String check, String subject, String message) {
		add(Finding.of(code, check, subject, message));
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
			ex.all().forEach((each) -> failed(each.code(), check, subject, String.valueOf(each.getMessage())));
			return false;
		}
	}

	CheckReport report() {
		return new CheckReport(List.copyOf(this.findings), this.exitCode);
	}

}
