package dev.contactsync.guard;

import java.util.Collection;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.guard.AccountVerdict.OtherAccount;
import dev.contactsync.guard.AccountVerdict.OtherName;
import dev.contactsync.guard.AccountVerdict.OtherToken;
import dev.contactsync.identity.DestinationAccount;
import dev.contactsync.work.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Looks whether a destination is still the account that was sent to, and holds a run
 * where it is not: what the ledger remembers is what that account knows. Unlike the
 * {@link Guard} it looks at every run, also at a first load, a replay, and one that is
 * resumed.
 */
@Component
public class AccountGuard {

	private static final Logger log = LoggerFactory.getLogger(AccountGuard.class);

	private final GuardLog memory;

	AccountGuard(GuardLog memory) {
		this.memory = memory;
	}

	/**
	 * Lets a run pass, or holds it.
	 * @param account the account behind its destination now
	 * @param configured the names of all destinations
	 * @throws ContactSyncException if it is held, with what differs and what to do
	 */
	public void enforce(Run run, DestinationAccount account, Collection<String> configured) {
		AccountVerdict verdict = this.memory.passAccount(run, account, configured);
		if (verdict instanceof OtherToken) {
			log.warn("{}: the token of {} has changed; if this is another account, give the destination a new name",
					run.sync(), run.destination());
		}
		else if (verdict instanceof OtherAccount other) {
			hold(run, account, ProblemCode.HELD_ACCOUNT,
					"destination %s was %s, and now is %s. If that is the same account, run %s --approve continues; if it is another, give the destination a new name, and every contact is sent to it"
						.formatted(run.destination(), other.before(), account.address(), run.sync()));
		}
		else if (verdict instanceof OtherName other) {
			hold(run, account, ProblemCode.HELD_DESTINATION_NAME,
					"destination %s is the account %s, which was called %s. If only its name has changed, rename --destination %s %s keeps what was delivered; otherwise run %s --approve sends every contact to it"
						.formatted(run.destination(), account.address(), other.formerName(), other.formerName(),
								run.destination(), run.sync()));
		}
	}

	private void hold(Run run, DestinationAccount account, ProblemCode code, String message) {
		this.memory.holdAccount(run, account.hash());
		throw new ContactSyncException(code, "Held: %s%s.".formatted(message,
				this.memory.isApproved(run) ? ". The approval does not cover this: it was not what was shown" : ""));
	}

}
