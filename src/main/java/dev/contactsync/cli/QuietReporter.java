package dev.contactsync.cli;

import org.springframework.boot.SpringBootExceptionReporter;

/**
 * Keeps Spring Boot from logging why it did not start: its words repeat values, and
 * {@link CommandProblem} tells it once.
 */
final class QuietReporter implements SpringBootExceptionReporter {

	@Override
	public boolean reportException(Throwable failure) {
		return true;
	}

}
