package dev.contactsync.importapi;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.ProblemList;
import dev.contactsync.contact.SteadyClock;
import dev.contactsync.importapi.ReplyVerdict.ReplyKind;
import dev.contactsync.pace.ConditionWait;
import dev.contactsync.pace.RetryBackoff;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/**
 * The import API account of one destination. There is one of it for a destination in a
 * process, so that pace, waits and patience hold over all threads, which may all send at
 * once.
 * <p>
 * A sending is one request body: it passes the {@link SendGate}, is posted, and what came
 * back is read by the {@link AnswerReader}; what was certainly not applied is posted
 * again for as long as patience lasts, what may have been applied a few times.
 */
public final class ImportApi implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(ImportApi.class);

	private static final int MOST_UNKNOWN = 4;

	private final DestinationSettings settings;

	private final SteadyClock clock;

	private final RetryBackoff backoff;

	private final StopMessages messages;

	private final ImportEndpoint endpoint;

	private final ApiToken token;

	private final AnswerReader reader;

	private final SendGate gate;

	private final HttpCall http;

	private volatile int preflightRefusal;

	private volatile Consumer<Instant> keeper = (until) -> {
	};

	ImportApi(String name, DestinationSettings settings, Clock clock, SteadyClock steady, @Nullable SSLContext tls,
			ConditionWait waiter, DoubleSupplier chance) {
		this.settings = settings;
		this.clock = steady;
		this.backoff = RetryBackoff.ofRequest(chance);
		this.messages = new StopMessages(name);
		this.endpoint = ImportEndpoint.of(settings, this.messages);
		this.token = ApiToken.open(settings, this.messages);
		this.reader = new AnswerReader(this.messages, clock);
		this.gate = new SendGate(settings, this.messages, clock, steady, waiter, chance);
		this.http = new HttpCall(settings, tls);
	}

	/**
	 * Opens a destination; sends nothing yet.
	 * @param name the name that the user gave it
	 * @param settings its settings
	 * @param clock the clock of the machine
	 * @param steady the clock for waits
	 * @param bundles the SSL bundles among which the one in the settings is looked up
	 * @return the account
	 * @throws ContactSyncException for a wrong configuration: if the base URL is not
	 * {@code https} (or {@code http} to this machine), if there is no usable token, or no
	 * bundle of that name
	 */
	public static ImportApi open(String name, DestinationSettings settings, Clock clock, SteadyClock steady,
			SslBundles bundles) {
		ProblemList problems = new ProblemList();
		problems.addAll(problems(name, settings));
		SSLContext tls = problems.get(() -> tls(name, settings, bundles)).orElse(null);
		problems.throwIfAny();
		return new ImportApi(name, settings, clock, steady, tls, ConditionWait.by(steady),
				() -> ThreadLocalRandom.current().nextDouble());
	}

	/**
	 * Looks at the settings of a destination.
	 * @param name the name that the user gave it
	 * @param settings its settings
	 * @return what is wrong about base URL, path, bot id and token
	 */
	public static List<ContactSyncException> problems(String name, DestinationSettings settings) {
		StopMessages messages = new StopMessages(name);
		ProblemList problems = new ProblemList();
		problems.get(() -> ImportEndpoint.of(settings, messages));
		problems.get(() -> ApiToken.open(settings, messages));
		return problems.all();
	}

	private static @Nullable SSLContext tls(String name, DestinationSettings settings, SslBundles bundles) {
		String bundle = settings.sslBundle();
		if (bundle == null || bundle.isBlank()) {
			return null;
		}
		try {
			return bundles.getBundle(bundle).createSslContext();
		}
		catch (NoSuchSslBundleException | IllegalStateException ex) {
			throw new ContactSyncException(ProblemCode.BAD_SSL_BUNDLE, new StopMessages(name).setting("ssl-bundle")
					+ " names " + bundle + ", which is not a usable bundle below spring.ssl.bundle. Define it there.",
					ex);
		}
	}

	/**
	 * Begins to use the account for a run.
	 * @return the account as that run sees it
	 */
	public ContactImporter session() {
		return new ImportSession(this);
	}

	SendResult send(byte[] body, int contacts, BeforePost beforePost, BooleanSupplier isStopped) {
		return send(body, contacts, MOST_UNKNOWN, beforePost, isStopped);
	}

	SendResult sendAgain(byte[] body, int contacts, BeforePost beforePost, BooleanSupplier isStopped) {
		return send(body, contacts, 1, beforePost, isStopped);
	}

	private SendResult send(byte[] body, int contacts, int mostUnknown, BeforePost beforePost,
			BooleanSupplier isStopped) {
		return attempts(isStopped).run((secret) -> this.reader.read(this.http.send(this.endpoint.post(body, secret)),
				new PostedRequest(contacts, secret, body)), mostUnknown, beforePost);
	}

	/**
	 * Begins a run: patience is whole again, and unless the settings switch it off, a
	 * call that only reads shows whether base URL and token are right. It waits and tries
	 * again like a sending.
	 */
	Optional<SendOutcome.Stop> preflight(BooleanSupplier isStopped) {
		this.gate.begin();
		if (!this.settings.preflight()) {
			return Optional.empty();
		}
		SendResult sending = attempts(isStopped).run(this::readSegments, Integer.MAX_VALUE, (attempt) -> true);
		return (sending.outcome() instanceof SendOutcome.Stop stop) ? Optional.of(stop) : Optional.empty();
	}

	private ReplyVerdict readSegments(String secret) {
		ApiReply reply = this.http.send(this.endpoint.preflight(secret));
		ReplyVerdict verdict = this.reader.read(reply, new PostedRequest(1, secret, new byte[0]));
		boolean refused = verdict.kind() == ReplyKind.REFUSED || verdict.status() == 404;
		this.preflightRefusal = refused ? verdict.status() : 0;
		if (refused) {
			LOG.warn("The preflight call was answered with {}; the import call may still work", verdict.status());
		}
		boolean answered = verdict.kind() == ReplyKind.UNKNOWN && verdict.status() / 100 == 2;
		return (refused || answered) ? ReplyVerdict.of(ReplyKind.ACCEPTED, verdict.status(), verdict.message())
				: verdict;
	}

	/**
	 * Whether the call that only reads was refused in a way that says nothing about the
	 * import.
	 * @return the status of its answer; empty if it was not
	 */
	public OptionalInt preflightRefusal() {
		return (this.preflightRefusal != 0) ? OptionalInt.of(this.preflightRefusal) : OptionalInt.empty();
	}

	private SendAttempts attempts(BooleanSupplier isStopped) {
		return new SendAttempts(this.gate, this.token, this.messages, this.backoff, this.clock, this.keeper, isStopped);
	}

	/** Lets every sender check again whether it may continue. */
	void wakeSenders() {
		this.gate.wake();
	}

	Optional<ApiWait> waiting() {
		return this.gate.waiting();
	}

	/**
	 * Keeps the waits that the API asks for over the end of the process.
	 * @param earlier the end of the last wait that another process was asked for, or null
	 * @param keeper is given the end of every wait that begins from now on
	 */
	public void shareWaits(@Nullable Instant earlier, Consumer<Instant> keeper) {
		if (earlier != null) {
			this.gate.waitUntil(earlier);
		}
		this.keeper = keeper;
	}

	/** Forgets what the API has asked to wait for, so that it is asked again now. */
	public void endWait() {
		this.gate.endWait();
	}

	/**
	 * Whether two destinations are one account with one token.
	 * @param one the settings of one
	 * @param other the settings of the other
	 * @return true if what was sent to one was sent to both
	 */
	public static boolean isSame(DestinationSettings one, DestinationSettings other) {
		return AccountAddress.of(one).equals(AccountAddress.of(other)) && ApiToken.isSame(one, other);
	}

	/**
	 * What can be made of the token without telling it.
	 * @param hash makes a hash of it
	 * @return the hash
	 */
	public UUID tokenHash(Function<String, UUID> hash) {
		return hash.apply(this.token.value());
	}

	/**
	 * What the operator should change about the token's file.
	 * @return a sentence, or empty if nothing
	 */
	public Optional<String> tokenWarning() {
		return this.token.warning();
	}

	/** Turns all senders away, and gives threads and connections back. */
	@Override
	public void close() {
		this.gate.close();
		this.http.close();
	}

}
