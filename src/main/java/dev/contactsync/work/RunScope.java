package dev.contactsync.work;

import java.time.Instant;

import dev.contactsync.contact.CountText;

/** What a run looks at. */
public sealed interface RunScope {

	/**
	 * The scope in words.
	 * @return a part of a sentence, for people
	 */
	String description();

	/**
	 * Whether every row of the source is read.
	 * @return true for a load and a whole sweep
	 */
	default boolean isWhole() {
		return this instanceof Load || this instanceof Everything;
	}

	/** Nothing is known of the sync: every row is mapped and sent in one pass. */
	record Load() implements RunScope {

		@Override
		public String description() {
			return "the first load, of every row";
		}

	}

	/** Every row is compared with the ledger first, and only candidates are sent. */
	record Everything() implements RunScope {

		@Override
		public String description() {
			return "every row is checked";
		}

	}

	/**
	 * Rows that have changed, and a part of all rows, are compared with the ledger first,
	 * and only candidates are sent.
	 *
	 * @param number which of the parts, from 0
	 * @param of how many parts there are
	 * @param since rows changed since then are looked at, whatever their part
	 */
	record Part(int number, int of, Instant since) implements RunScope {

		@Override
		public String description() {
			return CountText.format("changed rows, and part %d of %d of all rows", this.number + 1, this.of);
		}

	}

	/** No row but those of contacts that are in doubt or due. */
	record Replay() implements RunScope {

		@Override
		public String description() {
			return "rejected contacts are tried again";
		}

	}

}
