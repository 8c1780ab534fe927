package dev.contactsync.sync;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A decision on a contact, with what follows for what is remembered of it.
 *
 * @param decision what is to be done
 * @param letGo recipients that it lets go of
 * @param leftAs why it lets go of them: {@code moved}, {@code invalid} or {@code gone}
 * @param isCleared whether it was kept back and no longer is, without being sent
 */
record Verdict(Decision decision, List<UUID> letGo, @Nullable String leftAs, boolean isCleared) {

	/**
	 * Whether there is anything to do or to write down.
	 * @return false where everything is as it was
	 */
	boolean isWork() {
		boolean isQuiet = this.decision instanceof Decision.Unchanged || this.decision instanceof Decision.Known;
		return !isQuiet || !this.letGo.isEmpty() || this.isCleared;
	}

	String cause() {
		if (this.decision instanceof Decision.Send send) {
			return send.cause();
		}
		if (this.decision instanceof Decision.Keep keep) {
			return keep.kept().reason().kind().code();
		}
		if (this.decision instanceof Decision.Wait) {
			return "waiting";
		}
		return this.isCleared ? "cleared" : "let-go";
	}

	String fields() {
		return (this.decision instanceof Decision.Send send) ? send.fields() : "";
	}

}
