package dev.contactsync.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server for what no HTTP library would do: it reads requests from a socket, counts
 * them, and leaves the answer to the test.
 */
public final class RawServer implements AutoCloseable {

	/** The documented success as it goes over the wire. */
	public static final String ACCEPTED = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n"
			+ "{\"status\":\"success\"}";

	private final ServerSocket listener;

	private final Answering answering;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final AtomicInteger requests = new AtomicInteger();

	private final CountDownLatch clientGone = new CountDownLatch(1);

	private RawServer(Answering answering) {
		this.answering = answering;
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		run(this::accept);
	}

	/** Answers one request. */
	@FunctionalInterface
	public interface Answering {

		/**
		 * Writes an answer, or does something else.
		 * @param socket the connection
		 * @param out what goes to the client
		 * @param request the number of the request, 1 for the first
		 * @throws IOException if the client has gone
		 */
		void answer(Socket socket, OutputStream out, int request) throws IOException;

	}

	/**
	 * Starts a server on a free port.
	 * @param answering answers each request
	 * @return the server
	 */
	public static RawServer start(Answering answering) {
		return new RawServer(answering);
	}

	/**
	 * Where it is.
	 * @return the base URL
	 */
	public URI baseUrl() {
		return URI.create("http://127.0.0.1:" + this.listener.getLocalPort());
	}

	/**
	 * How many requests arrived completely.
	 * @return the number
	 */
	public int requests() {
		return this.requests.get();
	}

	/**
	 * Whether the client has closed a connection, waiting for it a while.
	 * @return true if it has
	 * @throws InterruptedException if the thread is interrupted
	 */
	public boolean clientHasGone() throws InterruptedException {
		return this.clientGone.await(10, TimeUnit.SECONDS);
	}

	private static void run(Runnable work) {
		Thread thread = new Thread(work, "raw-server");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		while (true) {
			try {
				Socket socket = this.listener.accept();
				this.open.add(socket);
				run(() -> serve(socket));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			InputStream in = socket.getInputStream();
			while (readRequest(in)) {
				this.answering.answer(socket, socket.getOutputStream(), this.requests.incrementAndGet());
			}
		}
		catch (IOException ex) {
			// the client or the test has gone
		}
		this.clientGone.countDown();
	}

	private static boolean readRequest(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = in.read();
			if (next < 0) {
				return false;
			}
			head.append((char) next);
		}
		String length = head.toString().replaceFirst("(?is).*content-length: (\\d+).*", "$1");
		in.readNBytes(Integer.parseInt(length));
		return true;
	}

	/**
	 * Writes text as bytes and sends them off.
	 * @param out what goes to the client
	 * @param text the text
	 * @throws IOException if the client has gone
	 */
	public static void write(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		for (Socket socket : this.open) {
			socket.close();
		}
	}

}
