package dev.contactsync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An import API that really answers, on a port of this machine. It models our reading of
 * the vendor's pages, not the vendor's truth. It checks every body strictly, answers by
 * script, and keeps an oracle: what it took over for whom, and how often.
 */
public final class FakeImportApi implements AutoCloseable {

	/** The token that it accepts unless told otherwise. */
	public static final String TOKEN = "fake-token";

	private final ExecutorService threads = Executors.newCachedThreadPool(FakeImportApi::daemon);

	private final HttpServer server;

	private final List<ImportRequest> requests = new ArrayList<>();

	private final List<String> violations = new ArrayList<>();

	private final Map<String, String> accepted = new TreeMap<>();

	private final Map<String, Integer> timesAccepted = new TreeMap<>();

	private final Queue<ImportAnswer> next = new ArrayDeque<>();

	private Function<ImportRequest, ImportAnswer> script = (request) -> ImportAnswer.accepted();

	private ImportAnswer preflight = ImportAnswer.json(200, "{\"success\":true,\"message\":\"\",\"data\":[]}");

	private Runnable afterAnswer = () -> {
	};

	private Clock clock = Clock.systemUTC();

	private String token = TOKEN;

	private int mostContacts = 100;

	private int repeats;

	private final Set<String> contactsRepeated = new HashSet<>();

	private int preflights;

	private int concurrent;

	private int mostConcurrent;

	private FakeImportApi(int port, @Nullable SSLContext tls) {
		try {
			InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
			this.server = (tls != null) ? HttpsServer.create(address, 0) : HttpServer.create(address, 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (this.server instanceof HttpsServer secure && tls != null) {
			secure.setHttpsConfigurator(new HttpsConfigurator(tls));
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/inbox/users/import", this::importUsers);
		this.server.createContext("/inbox/segments", this::segments);
		this.server.start();
	}

	private static Thread daemon(Runnable work) {
		Thread thread = new Thread(work, "fake-import-api");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Starts on a free port.
	 * @return the API, which accepts everything that is well formed
	 */
	public static FakeImportApi start() {
		return new FakeImportApi(0, null);
	}

	/**
	 * Starts on a port, for instance one where another was closed.
	 * @param port the port
	 * @return the API
	 */
	public static FakeImportApi start(int port) {
		return new FakeImportApi(port, null);
	}

	/**
	 * Starts on a free port, behind TLS.
	 * @param tls who it says that it is
	 * @return the API
	 */
	public static FakeImportApi start(SSLContext tls) {
		return new FakeImportApi(0, tls);
	}

	/**
	 * Where it is.
	 * @return the base URL, without a slash at the end
	 */
	public URI baseUrl() {
		String host = (this.server instanceof HttpsServer) ? "https://localhost:" : "http://127.0.0.1:";
		return URI.create(host + this.server.getAddress().getPort());
	}

	/**
	 * From now on another token is the right one.
	 * @param current the token
	 */
	public synchronized void token(String current) {
		this.token = current;
	}

	/**
	 * How many contacts a body may have; 100 if not told.
	 * @param most the number
	 */
	public synchronized void mostContacts(int most) {
		this.mostContacts = most;
	}

	/**
	 * The clock by which arrivals are noted.
	 * @param other the clock
	 */
	public synchronized void clock(Clock other) {
		this.clock = other;
	}

	/**
	 * Answers every well-formed POST by a script, called by one thread at a time.
	 * @param answers makes an answer of a request
	 */
	public synchronized void answerWith(Function<ImportRequest, ImportAnswer> answers) {
		this.script = answers;
	}

	/**
	 * Does something each time the answer of a POST was written.
	 * @param work what to do
	 */
	public synchronized void afterAnswer(Runnable work) {
		this.afterAnswer = work;
	}

	/**
	 * Answers the next POSTs with one answer, before the script is asked again.
	 * @param times how many
	 * @param answer the answer
	 */
	public synchronized void next(int times, ImportAnswer answer) {
		this.next.addAll(Collections.nCopies(times, answer));
	}

	/**
	 * Answers 400 to every POST that has such a contact.
	 * @param contact tells the contact
	 * @param message the API's words
	 */
	public void refuse(Predicate<JsonNode> contact, String message) {
		answerWith((request) -> request.contacts().stream().anyMatch(contact) ? ImportAnswer.failure(400, message)
				: ImportAnswer.accepted());
	}

	/**
	 * Answers 413 to every POST with more bytes.
	 * @param bytes the size that still passes
	 */
	public void largest(int bytes) {
		answerWith((request) -> (request.body().length > bytes) ? ImportAnswer.failure(413, "request entity too large")
				: ImportAnswer.accepted());
	}

	/**
	 * Answers the pre-flight call.
	 * @param answer the answer
	 */
	public synchronized void answerPreflight(ImportAnswer answer) {
		this.preflight = answer;
	}

	private void segments(HttpExchange exchange) throws IOException {
		ImportAnswer answer;
		synchronized (this) {
			this.preflights++;
			answer = mayCall(exchange) ? this.preflight : ImportAnswer.failure(401, "Unauthorized");
		}
		send(exchange, answer);
	}

	private boolean mayCall(HttpExchange exchange) {
		return ("Bearer " + this.token).equals(exchange.getRequestHeaders().getFirst("Authorization"))
				&& "Key".equals(exchange.getRequestHeaders().getFirst("authtype"));
	}

	private void importUsers(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		ImportAnswer answer = take(exchange, body);
		try {
			if (!answer.delay().isZero()) {
				Thread.sleep(answer.delay().toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		synchronized (this) {
			this.concurrent--;
		}
		send(exchange, answer);
		afterAnswer().run();
	}

	private synchronized Runnable afterAnswer() {
		return this.afterAnswer;
	}

	private synchronized ImportAnswer take(HttpExchange exchange, byte[] body) {
		this.concurrent++;
		this.mostConcurrent = Math.max(this.mostConcurrent, this.concurrent);
		ImportRules rules = ImportRules.check(exchange.getRequestHeaders(), body, this.mostContacts);
		ImportRequest request = new ImportRequest(this.requests.size() + 1, this.clock.instant(),
				exchange.getRequestHeaders(), Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""), body,
				rules.contacts());
		this.requests.add(request);
		this.violations.addAll(rules.violations());
		ImportAnswer answer = answer(exchange, request, rules);
		if (answer.applied()) {
			request.contacts().forEach(this::apply);
		}
		return answer;
	}

	private ImportAnswer answer(HttpExchange exchange, ImportRequest request, ImportRules rules) {
		if (!"POST".equals(exchange.getRequestMethod())) {
			return ImportAnswer.failure(405, "Method not allowed");
		}
		if (!mayCall(exchange)) {
			return ImportAnswer.failure(401, "Unauthorized");
		}
		if (!rules.violations().isEmpty()) {
			return ImportAnswer.failure(400, rules.violations().get(0));
		}
		ImportAnswer prepared = this.next.poll();
		return (prepared != null) ? prepared : this.script.apply(request);
	}

	private void apply(JsonNode contact) {
		String recipient = ImportRequest.recipientOf(contact);
		if (contact.toString().equals(this.accepted.put(recipient, contact.toString()))) {
			this.repeats++;
			this.contactsRepeated.add(recipient);
		}
		this.timesAccepted.merge(recipient, 1, Integer::sum);
	}

	private static void send(HttpExchange exchange, ImportAnswer answer) throws IOException {
		try (exchange) {
			if (answer.dropped()) {
				return;
			}
			byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
			answer.headers().forEach(exchange.getResponseHeaders()::set);
			exchange.sendResponseHeaders(answer.status(), (body.length > 0) ? body.length : -1);
			if (body.length > 0) {
				exchange.getResponseBody().write(body);
			}
		}
	}

	/**
	 * The oracle: what was last taken over for each recipient.
	 * @return the contact's JSON by prefix and number
	 */
	public synchronized Map<String, String> accepted() {
		return new TreeMap<>(this.accepted);
	}

	/**
	 * How often something was taken over for a recipient.
	 * @param recipient prefix and number
	 * @return the number, 0 if never
	 */
	public synchronized int timesAccepted(String recipient) {
		return this.timesAccepted.getOrDefault(recipient, 0);
	}

	/**
	 * How often something was taken over, for all recipients.
	 * @return the numbers by prefix and number
	 */
	public synchronized Map<String, Integer> timesAccepted() {
		return new TreeMap<>(this.timesAccepted);
	}

	/**
	 * How often something was taken over that was there already, for all recipients.
	 * @return the number
	 */
	public synchronized int repeats() {
		return this.repeats;
	}

	/**
	 * How many recipients were told what they had been told before, each once, since this
	 * was last asked.
	 * @return the number
	 */
	public synchronized int takeContactsRepeated() {
		int repeated = this.contactsRepeated.size();
		this.contactsRepeated.clear();
		return repeated;
	}

	/**
	 * Every POST in the order of arrival, refused ones included.
	 * @return the requests
	 */
	public synchronized List<ImportRequest> requests() {
		return List.copyOf(this.requests);
	}

	/**
	 * The last POST.
	 * @return the request, or {@code null} if there was none
	 */
	public synchronized @Nullable ImportRequest lastRequest() {
		return this.requests.isEmpty() ? null : this.requests.get(this.requests.size() - 1);
	}

	/**
	 * How many POSTs arrived.
	 * @return the number
	 */
	public synchronized int requestCount() {
		return this.requests.size();
	}

	/**
	 * How many pre-flight calls arrived.
	 * @return the number
	 */
	public synchronized int preflights() {
		return this.preflights;
	}

	/**
	 * How many POSTs were under way at the same time.
	 * @return the largest number
	 */
	public synchronized int mostConcurrent() {
		return this.mostConcurrent;
	}

	/**
	 * What bodies and headers had that the import call does not take.
	 * @return the violations, empty if all was well
	 */
	public synchronized List<String> violations() {
		return List.copyOf(this.violations);
	}

	/** Forgets what was seen and taken over; the scripts stay. */
	public synchronized void clear() {
		this.requests.clear();
		this.violations.clear();
		this.accepted.clear();
		this.timesAccepted.clear();
		this.repeats = 0;
		this.preflights = 0;
		this.mostConcurrent = 0;
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
