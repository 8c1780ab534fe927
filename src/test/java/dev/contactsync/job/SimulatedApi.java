package dev.contactsync.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.contactsync.contact.ProblemCode;
import dev.contactsync.importapi.ApiWait;
import dev.contactsync.importapi.BeforePost;
import dev.contactsync.importapi.ContactImporter;
import dev.contactsync.importapi.SendOutcome;
import dev.contactsync.importapi.SendResult;
import dev.contactsync.job.SimulatedAccount.Heard;
import org.jspecify.annotations.Nullable;

/** The account as a process reaches it, with all that may go wrong on the way. */
final class SimulatedApi implements ContactImporter {

	private static final int MOST_UNKNOWN = 3;

	private final Simulation simulation;

	private final SimulatedProcess process;

	private final Schedule schedule;

	private int posts;

	SimulatedApi(Simulation simulation, SimulatedProcess process) {
		this.simulation = simulation;
		this.process = process;
		this.schedule = simulation.schedule();
	}

	@Override
	public SendResult send(byte[] body, int contacts, BeforePost beforePost) {
		return post(body, MOST_UNKNOWN, beforePost);
	}

	@Override
	public SendResult sendAgain(byte[] body, int contacts, BeforePost beforePost) {
		return post(body, 1, beforePost);
	}

	private SendResult post(byte[] body, int mostUnknown, BeforePost beforePost) {
		List<Heard> heard = SimulatedAccount.read(body);
		int unanswered = 0;
		for (int post = 1;; post++) {
			this.simulation.mayFail("before the look");
			boolean isHolder = this.process.isHolder();
			if (!beforePost.before(post)) {
				this.schedule.step(() -> this.process + ": withdrawn " + heard);
				return new SendResult(new SendOutcome.Withdrawn(), post - 1, unanswered);
			}
			if (!isHolder) {
				this.schedule.violated(this.process + " goes on sending without the lease");
			}
			this.simulation.mayFail("before the POST");
			this.posts++;
			Answer answer = answer(heard);
			this.schedule.step(() -> this.process + ": POST " + heard + " " + answer);
			if (answer.isApplied) {
				this.process.applied(heard, answer == Answer.ACCEPTED);
			}
			this.simulation.mayFail("after the POST");
			this.simulation.mayBeLate();
			unanswered += answer.isUnknown ? 1 : 0;
			SendOutcome outcome = outcome(answer, unanswered, mostUnknown);
			if (outcome != null) {
				return new SendResult(outcome, post, unanswered);
			}
		}
	}

	private Answer answer(List<Heard> heard) {
		if (this.simulation.isRestless() && this.schedule.isOneIn(5)) {
			return Answer.STOPPED;
		}
		if (this.process.isHolder() && (this.schedule.isFault() || this.simulation.isBadLine())) {
			Answer[] faults = Answer.values();
			Answer fault = faults[this.schedule.below(faults.length)];
			boolean isFit = fault != Answer.REFUSED && (fault != Answer.SPLIT || heard.size() > 1);
			if (isFit && !(fault.isApplied && isRefused(heard))) {
				return fault;
			}
		}
		if (isRefused(heard)) {
			return (heard.size() > 1) ? Answer.SPLIT : Answer.REFUSED;
		}
		return Answer.ACCEPTED;
	}

	private static boolean isRefused(List<Heard> heard) {
		return heard.stream().anyMatch(Heard::isRefused);
	}

	private @Nullable SendOutcome outcome(Answer answer, int unanswered, int mostUnknown) {
		return switch (answer) {
			case ACCEPTED -> new SendOutcome.Accepted();
			case SPLIT -> new SendOutcome.Split(400, "one of them");
			case REFUSED -> new SendOutcome.Refused(400, "no");
			case STOPPED -> new SendOutcome.Stop(ProblemCode.STOPPED, "asked to stop");
			case LOST, BROKEN ->
				(unanswered == mostUnknown || this.schedule.isOneIn(2)) ? new SendOutcome.InDoubt("what") : null;
			case TOO_MANY -> null;
		};
	}

	int posts() {
		return this.posts;
	}

	@Override
	public Optional<SendOutcome.Stop> preflight() {
		return this.simulation.preflight();
	}

	@Override
	public Optional<ApiWait> waiting() {
		return Optional.empty();
	}

	@Override
	public void stop() {
	}

	private enum Answer {

		ACCEPTED(true, false), LOST(true, true), BROKEN(false, true), TOO_MANY(false, false), SPLIT(false, false),
		REFUSED(false, false), STOPPED(false, false);

		private final boolean isApplied;

		private final boolean isUnknown;

		Answer(boolean isApplied, boolean isUnknown) {
			this.isApplied = isApplied;
			this.isUnknown = isUnknown;
		}

	}

}
