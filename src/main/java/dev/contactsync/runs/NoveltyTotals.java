package dev.contactsync.runs;

/**
 * What the delivered contacts of a run are to the API; each is one of the three.
 *
 * @param added those that it did not know before
 * @param changed those of whom it had another profile, or another phone
 * @param again those of whom it had the very same
 */
public record NoveltyTotals(long added, long changed, long again) {

	long sum() {
		return this.added + this.changed + this.again;
	}

}
