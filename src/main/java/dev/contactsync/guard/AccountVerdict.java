package dev.contactsync.guard;

import dev.contactsync.importapi.AccountAddress;

/** Whether the account of a destination is the one that was sent to before. */
sealed interface AccountVerdict {

	/** It is, or nothing was sent before, or the operator has approved. */
	record SameAccount() implements AccountVerdict {
	}

	/** It is, by another token. */
	record OtherToken() implements AccountVerdict {
	}

	/**
	 * It is not.
	 *
	 * @param before the account that was sent to
	 */
	record OtherAccount(AccountAddress before) implements AccountVerdict {
	}

	/**
	 * It is the account of a destination that is not configured any more.
	 *
	 * @param formerName the name of that
	 */
	record OtherName(String formerName) implements AccountVerdict {
	}

}
