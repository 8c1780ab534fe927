package dev.contactsync.phone;

import java.util.LinkedHashSet;
import java.util.List;

import dev.contactsync.contact.ExclusionReason;

/** What {@link PhoneGate} says of a text. */
sealed interface GateAnswer {

	/**
	 * The text may be a phone.
	 *
	 * @param dialled what a person would dial: digits, with a plus sign before a number
	 * with its calling code; more than one where it can be read in several ways
	 */
	record Readings(List<String> dialled) implements GateAnswer {
	}

	/**
	 * The text is no phone, or not one.
	 */
	record Refusal(ExclusionReason reason) implements GateAnswer {
	}

	/**
	 * What may be dialled.
	 * @param dialled one reading or several
	 * @return the answer, without repeats
	 */
	static Readings readings(String... dialled) {
		return new Readings(List.copyOf(new LinkedHashSet<>(List.of(dialled))));
	}

}
