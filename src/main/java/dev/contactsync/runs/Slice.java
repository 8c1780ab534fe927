package dev.contactsync.runs;

import dev.contactsync.contact.CountText;
import org.jspecify.annotations.Nullable;

/**
 * A part of a step that is read, sent and resumed by itself.
 *
 * @param runId the run
 * @param step assess or deliver
 * @param number its place in the step
 * @param bounds what it covers: a range of the source, or of candidates' numbers
 * @param reached the position of the last row that is settled, or null
 * @param done whether it is finished
 * @param rowsRead how many rows it has read
 */
public record Slice(long runId, RunStage step, int number, String bounds, @Nullable String reached, boolean done,
		long rowsRead) {

	/**
	 * The name that Spring Batch knows it by.
	 * @return the step and the number
	 */
	public String name() {
		return CountText.format("%s-%05d", this.step.code(), this.number);
	}

}
