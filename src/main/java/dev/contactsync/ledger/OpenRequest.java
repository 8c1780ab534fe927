package dev.contactsync.ledger;

import java.util.List;

/**
 * A request whose intent is committed.
 *
 * @param request its row in the journal
 * @param claims what it says, about whom
 */
public record OpenRequest(Request request, List<Claim> claims) {

	/** Contacts that the run has not counted yet as perhaps accepted more than once. */
	long uncounted() {
		return this.claims.stream().filter((claim) -> !claim.isCounted(this.request.runId())).count();
	}

	List<String> keys() {
		return this.claims.stream().map(Claim::contactKey).toList();
	}

}
