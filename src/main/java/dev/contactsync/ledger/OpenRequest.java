package dev.contactsync.ledger;

import java.util.List;

/**
 * A request whose intent is committed.
 *
 * @param request its row in the journal
 * @param claims what it says, about whom
 */
public record OpenRequest(Request request, List<Claim> claims) {

	List<String> keys() {
		return this.claims.stream().map(Claim::contactKey).toList();
	}

}
