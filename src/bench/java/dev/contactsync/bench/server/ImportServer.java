package dev.contactsync.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An import server that takes everything and counts it, in a process of its own so that
 * it can be told apart from what is measured. It reads no JSON: a contact is where a text
 * stands that no other place of a body has.
 * <p>
 * {@code GET /counters} answers the counts, and {@code POST /counters?latency=200} sets
 * them to zero and the time until an answer in milliseconds. It prints its port, and ends
 * when its standard input does, so that it never outlives who started it.
 */
public final class ImportServer {

	private static final byte[] ACCEPTED = bytes(
			"{\"status\":\"success\",\"message\":\"User profiles imported successfully.\"}");

	private static final byte[] SEGMENTS = bytes(
			"{\"success\":true,\"message\":\"Segments\",\"data\":[],\"code\":200}");

	private static final String CONTACT = "\"userDetails\"";

	private volatile Tally totals = new Tally();

	private volatile long latencyMillis;

	/**
	 * Serves until the end of the standard input.
	 * @param args nothing
	 */
	public static void main(String[] args) throws IOException {
		HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		ImportServer server = new ImportServer();
		http.createContext("/inbox/users/import", server::take);
		http.createContext("/inbox/segments", (exchange) -> answer(exchange, SEGMENTS));
		http.createContext("/counters", server::count);
		http.setExecutor(Executors.newCachedThreadPool());
		http.start();
		System.out.println(http.getAddress().getPort());
		while (System.in.read() >= 0) {
			// Nothing is said to it: what counts is the end.
		}
		System.exit(0);
	}

	private void take(HttpExchange exchange) throws IOException {
		Tally totals = this.totals;
		totals.arrived();
		byte[] body = exchange.getRequestBody().readAllBytes();
		rest();
		totals.took(contacts(body), body.length);
		answer(exchange, ACCEPTED);
	}

	private void rest() {
		try {
			Thread.sleep(this.latencyMillis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static int contacts(byte[] body) {
		String text = new String(body, StandardCharsets.ISO_8859_1);
		int contacts = 0;
		for (int at = text.indexOf(CONTACT); at >= 0; at = text.indexOf(CONTACT, at + CONTACT.length())) {
			contacts++;
		}
		return contacts;
	}

	private void count(HttpExchange exchange) throws IOException {
		if (exchange.getRequestMethod().equals("POST")) {
			this.latencyMillis = Long.parseLong(exchange.getRequestURI().getQuery().replace("latency=", ""));
			this.totals = new Tally();
		}
		answer(exchange, bytes(this.totals.toString()));
	}

	private static void answer(HttpExchange exchange, byte[] body) throws IOException {
		exchange.getRequestBody().readAllBytes();
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
