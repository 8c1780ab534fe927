package dev.contactsync.mapping;

import dev.contactsync.contact.ProblemCode;

/**
 * What is wrong with a template, before it is known which setting it stands in. Its
 * message follows the name of the setting.
 */
final class MappingMistake extends RuntimeException {

	private final ProblemCode code;

	MappingMistake(ProblemCode code, String message) {
		super(message);
		this.code = code;
	}

	ProblemCode code() {
		return this.code;
	}

}
