package dev.contactsync.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.execution.RequestSizeLimit;
import dev.contactsync.execution.RunContext;
import dev.contactsync.importapi.BeforePost;
import dev.contactsync.importapi.ContactImporter;
import dev.contactsync.importapi.ProfileEncoding;
import dev.contactsync.importapi.SendOutcome;
import dev.contactsync.importapi.SendResult;
import dev.contactsync.ledger.Claim;
import dev.contactsync.ledger.DeliveryPass;
import dev.contactsync.ledger.ExcludedContact;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.ledger.OpenRequest;
import dev.contactsync.ledger.RequestAnswer;
import dev.contactsync.ledger.RequestOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Sends contacts in requests, and writes down what came of each.
 * <ol>
 * <li>Contacts are packed into requests, as far as number and bytes allow. Those in doubt
 * travel apart, so that one that the API cannot answer costs no other.</li>
 * <li>The claims of a request are committed; contacts whose recipient has changed hands
 * meanwhile are left out and returned to be decided on again.</li>
 * <li>The request is posted. No transaction is open meanwhile. Where it had to wait, it
 * is looked at once more whether all of its contacts may be sent; if not, it is
 * withdrawn, and its contacts are returned to be decided on again.</li>
 * <li>The outcome is committed. A request that was refused goes again in halves, until
 * the bad contact is alone; so does one without a usable answer, when the run settles and
 * others have passed.</li>
 * </ol>
 */
public final class RequestSender {

	/** The status of HTTP for a body that is too large. */
	private static final int TOO_LARGE = 413;

	private final RunContext context;

	private final Ledger ledger;

	private final DeliveryPass pass;

	/**
	 * Halves of requests without a usable answer, the smallest at the end. They go after
	 * all others, a large and a small one in turn, so that soon one passes: after some
	 * failures in a row we would wait longer each time until patience is over.
	 */
	private final Deque<List<OutgoingContact>> later = new ArrayDeque<>();

	/** Contacts of requests that were withdrawn, as their rows are now. */
	private final List<PreparedContact> again = new ArrayList<>();

	private final ConsentRecheck recheck;

	/**
	 * Sends for a run.
	 * @param context the run
	 * @param ledger the memory
	 * @param pass in which part of the run; at its end a request without a usable answer
	 * is halved if others pass
	 */
	RequestSender(RunContext context, Ledger ledger, DeliveryPass pass) {
		this.context = context;
		this.ledger = ledger;
		this.pass = pass;
		this.recheck = new ConsentRecheck(context, ledger);
	}

	/**
	 * Sends contacts.
	 * @param toSend what is to be said about whom
	 * @return contacts to be decided on again: their recipients have changed hands since
	 * they were seen, or they had to wait
	 */
	List<PreparedContact> send(List<OutgoingContact> toSend) {
		List<PreparedContact> lost = new ArrayList<>();
		for (boolean inDoubt : new boolean[] { false, true }) {
			lost.addAll(pack(toSend.stream().filter((each) -> each.claim().repeatsDoubt() == inDoubt).toList()));
		}
		for (boolean large = true; !this.later.isEmpty(); large = !large) {
			lost.addAll(post(large ? this.later.removeFirst() : this.later.removeLast()));
		}
		lost.addAll(this.again);
		this.again.clear();
		return lost;
	}

	private List<PreparedContact> pack(List<OutgoingContact> toSend) {
		int most = this.context.sync().destination().settings().requestSize();
		RequestSizeLimit bytes = this.context.limits().requestSize();
		List<PreparedContact> lost = new ArrayList<>();
		List<OutgoingContact> request = new ArrayList<>();
		long size = 1;
		for (OutgoingContact each : toSend) {
			int length = each.ready().json().length + 1;
			if (request.size() == most || (!request.isEmpty() && size + length > bytes.most())) {
				lost.addAll(post(request));
				request = new ArrayList<>();
				size = 1;
			}
			request.add(each);
			size += length;
		}
		if (!request.isEmpty()) {
			lost.addAll(post(request));
		}
		return lost;
	}

	private List<PreparedContact> post(List<OutgoingContact> wanted) {
		this.context.cancellation().throwIfStopped();
		Map<UUID, OutgoingContact> byRecipient = new HashMap<>();
		wanted.forEach((each) -> byRecipient.put(each.claim().recipient(), each));
		List<Claim> claims = wanted.stream().map(OutgoingContact::claim).toList();
		OpenRequest open = this.ledger
			.open(this.context.run(), claims,
					wanted.stream().mapToInt((each) -> each.ready().json().length + 1).sum() + 1)
			.orElse(null);
		if (open == null) {
			return wanted.stream().map(OutgoingContact::contact).toList();
		}
		List<OutgoingContact> request = open.claims()
			.stream()
			.map((claim) -> byRecipient.remove(claim.recipient()))
			.toList();
		List<PreparedContact> lost = new ArrayList<>(
				byRecipient.values().stream().map(OutgoingContact::contact).toList());
		byte[] body = ProfileEncoding.body(request.stream().map((each) -> each.ready().json()).toList());
		for (List<OutgoingContact> half : deliver(open, request, body)) {
			lost.addAll(post(half));
		}
		return lost;
	}

	/**
	 * From the POST until its outcome is written down, a request is one of those that a
	 * crash may repeat; there are never more of them than may be in flight. Where it
	 * cannot be written down, those that wait for this one to be settled must not leave.
	 */
	private List<List<OutgoingContact>> deliver(OpenRequest open, List<OutgoingContact> request, byte[] body) {
		this.context.limits().openRequests().acquireUninterruptibly();
		try {
			SendResult sending = exchange(open, request, body);
			this.context.counters().posted(sending.posts());
			learn(sending.outcome(), body.length, request.size());
			return resolve(open, request, sending);
		}
		catch (RuntimeException ex) {
			this.context.cancellation().cancel(ex);
			throw ex;
		}
		finally {
			this.context.limits().openRequests().release();
		}
	}

	private void learn(SendOutcome outcome, int bytes, int contacts) {
		if (outcome instanceof SendOutcome.Accepted) {
			this.context.limits().requestSize().accepted(bytes);
		}
		else if (outcome instanceof SendOutcome.Split split && split.status() == TOO_LARGE) {
			this.context.limits().requestSize().tooLarge(bytes, contacts);
		}
	}

	private SendResult exchange(OpenRequest open, List<OutgoingContact> request, byte[] body) {
		BeforePost beforePost = (post) -> {
			this.context.cancellation().requireLease();
			boolean isAllowed = this.recheck.allows(request);
			if (isAllowed && post > 1) {
				this.ledger.repeated(open, post);
			}
			return isAllowed;
		};
		ContactImporter api = this.context.sync().destination().api();
		boolean isKnownDoubt = othersPass() && request.get(0).claim().repeatsDoubt();
		return isKnownDoubt ? api.sendAgain(body, request.size(), beforePost)
				: api.send(body, request.size(), beforePost);
	}

	/** Nothing else is under way, but this run has had its answers. */
	private boolean othersPass() {
		return this.pass == DeliveryPass.SETTLE && this.context.limits().accepted() > 0;
	}

	/** Writes the outcome down; returns what is to be sent in halves. */
	private List<List<OutgoingContact>> resolve(OpenRequest open, List<OutgoingContact> request, SendResult sending) {
		SendOutcome outcome = sending.outcome();
		if (outcome instanceof SendOutcome.Accepted) {
			accepted(open, request, answered(sending, null));
			return List.of();
		}
		if (outcome instanceof SendOutcome.Split split) {
			return halves(request,
					this.ledger.withdrawn(open, RequestOutcome.SPLIT, answered(sending, split.message())));
		}
		if (outcome instanceof SendOutcome.Refused refused) {
			refused(open, request.get(0), refused.message(), sending);
			return List.of();
		}
		if (outcome instanceof SendOutcome.InDoubt doubt) {
			doubtful(open, request, answered(sending, doubt.message()));
			return List.of();
		}
		if (outcome instanceof SendOutcome.Withdrawn) {
			this.ledger.withdrawn(open, RequestOutcome.WITHDRAWN, answered(sending, null));
			this.again.addAll(this.context.sync().read(request.stream().map((each) -> each.contact().key()).toList()));
			return List.of();
		}
		if (outcome instanceof SendOutcome.Stop stop) {
			this.ledger.withdrawn(open, RequestOutcome.WITHDRAWN, answered(sending, stop.message()));
			throw new ContactSyncException(stop.code(), stop.message());
		}
		throw new IllegalStateException("Nothing is known to do after " + outcome.getClass().getSimpleName());
	}

	private void accepted(OpenRequest open, List<OutgoingContact> request, RequestAnswer answered) {
		this.ledger.accepted(open, answered, this.pass);
		this.context.limits().wasAccepted(request.size());
		this.context.counters().delivered(request.stream().filter((each) -> each.ready().byDefaultRegion()).count());
	}

	private void refused(OpenRequest open, OutgoingContact contact, String message, SendResult sending) {
		ExcludedContact excluded = new ExcludedContact(contact.contact().key(), ExclusionReason.REFUSED_BY_API, null,
				message, contact.ready().fingerprint(), contact.ready().recipient(), false);
		this.ledger.refused(open, answered(sending, message), excluded, this.pass);
		if (!contact.refusedBefore() && this.context.limits().wasRefused()) {
			throw refusesEverything(message);
		}
	}

	private void doubtful(OpenRequest open, List<OutgoingContact> request, RequestAnswer answered) {
		if (othersPass() && request.size() > 1) {
			this.later.addAll(halves(request, this.ledger.withdrawn(open, RequestOutcome.IN_DOUBT, answered)));
		}
		else {
			this.ledger.doubtful(open, answered, this.pass);
		}
	}

	private static List<List<OutgoingContact>> halves(List<OutgoingContact> request, List<Claim> claims) {
		List<OutgoingContact> again = new ArrayList<>();
		for (int i = 0; i < request.size(); i++) {
			again.add(request.get(i).with(claims.get(i)));
		}
		return halves(again);
	}

	/** Cuts a request of at least two in two. */
	public static <T> List<List<T>> halves(List<T> request) {
		int half = (request.size() + 1) / 2;
		return List.of(request.subList(0, half), request.subList(half, request.size()));
	}

	private ContactSyncException refusesEverything(String message) {
		this.ledger.takeBackRefusals(this.context.run());
		return new ContactSyncException(ProblemCode.API_REFUSES_ALL,
				("The API refuses every contact and has accepted none; its last message: \"%s\". Probably the mapping or "
						+ "the settings of the destination are wrong: fix them and run again; no contact counts as rejected. "
						+ "If the contacts really are at fault, run %s --approve records the rejections.")
					.formatted(message, this.context.sync().name()));
	}

	private static RequestAnswer answered(SendResult sending, @Nullable String message) {
		return new RequestAnswer(message, sending.posts(), sending.unanswered());
	}

}
