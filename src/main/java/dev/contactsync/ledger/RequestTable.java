package dev.contactsync.ledger;

import java.util.Collection;
import java.util.List;

import dev.contactsync.work.Run;
import org.jspecify.annotations.Nullable;

/** The journal of POSTs. */
public interface RequestTable {

	/**
	 * What may be sent twice is counted before it is sent: a crash may prevent counting
	 * it after.
	 */
	Request add(Run run, List<Claim> claims, int bytes);

	void posted(Request request, int posts, long maybeTwice);

	void resized(Request request, List<Claim> claims);

	/** Of a request without a contact, since others have claimed all of them. */
	void forget(Request request);

	/**
	 * Of requests whose process ended, or failed, before it could write down an outcome.
	 */
	void interrupted(Collection<Long> runs);

	boolean hasEnded(Request request, RequestOutcome outcome);

	void end(Request request, RequestOutcome outcome, @Nullable String message, int posts, long maybeTwice);

	/** Each recipient once a run, however many of its requests repeat a doubt. */
	static long maybeTwice(long run, List<Claim> claims) {
		return claims.stream().filter((claim) -> claim.repeatsDoubt() && !claim.isCounted(run)).count();
	}

}
