package dev.contactsync.decision;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A decision on a contact, with what follows for what is remembered of it.
 *
 * @param decision what is to be done
 * @param release recipients that it releases
 * @param releaseReason why it releases them: {@code moved}, {@code invalid} or
 * {@code gone}
 * @param isCleared whether it was excluded and no longer is, without being sent
 */
public record ContactDecision(Decision decision, List<UUID> release, @Nullable String releaseReason,
		boolean isCleared) {

	/**
	 * Whether there is anything to do or to write down.
	 * @return false where everything is as it was
	 */
	public boolean isWork() {
		boolean isQuiet = this.decision instanceof Decision.Unchanged
				|| this.decision instanceof Decision.StillExcluded;
		return !isQuiet || !this.release.isEmpty() || this.isCleared;
	}

	public String cause() {
		if (this.decision instanceof Decision.Send send) {
			return send.cause();
		}
		if (this.decision instanceof Decision.Exclude keep) {
			return keep.excluded().reason().kind().code();
		}
		if (this.decision instanceof Decision.Wait) {
			return "waiting";
		}
		return this.isCleared ? "cleared" : "released";
	}

	public String fields() {
		return (this.decision instanceof Decision.Send send) ? send.fields() : "";
	}

}
