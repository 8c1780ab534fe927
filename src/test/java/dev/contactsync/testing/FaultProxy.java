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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the program and a PostgreSQL, and breaks connections where a test wants
 * it: at the n-th commit, after so many bytes, or from now on.
 */
public final class FaultProxy implements AutoCloseable {

	/** What happens to a commit. */
	public enum Commit {

		/** It does not arrive. */
		LOST,

		/** It is done, and the answer is lost. */
		UNHEARD

	}

	private static final String COMMIT = "COMMIT\0";

	private final ExecutorService threads = Executors.newCachedThreadPool((work) -> {
		Thread thread = new Thread(work, "fault-proxy");
		thread.setDaemon(true);
		return thread;
	});

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final ServerSocket server;

	private final URI target;

	private final AtomicInteger commits = new AtomicInteger();

	private final AtomicInteger cuts = new AtomicInteger();

	private volatile int commitToBreak = -1;

	private volatile Commit how = Commit.LOST;

	private volatile int mostCuts;

	private volatile String textToCut = "";

	private volatile boolean isSilent;

	private volatile boolean isDown;

	private FaultProxy(String jdbcUrl) {
		this.target = URI.create(jdbcUrl.substring("jdbc:".length()));
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.execute(this::accept);
	}

	/**
	 * Stands before a database.
	 * @param jdbcUrl the URL of the database
	 * @return the proxy, which breaks nothing yet
	 */
	public static FaultProxy before(String jdbcUrl) {
		return new FaultProxy(jdbcUrl);
	}

	/**
	 * The database, reached through the proxy. Statements always go as text, so that the
	 * proxy knows a commit when it sees one.
	 * @return the JDBC URL
	 */
	public String url() {
		String query = this.target.getQuery();
		return "jdbc:postgresql://127.0.0.1:" + this.server.getLocalPort() + this.target.getPath() + "?"
				+ ((query != null) ? query + "&" : "") + "prepareThreshold=0&sslmode=disable&gssEncMode=disable";
	}

	/**
	 * Breaks the connection at a commit.
	 * @param number which, counted from now, beginning with 1
	 * @param commit what becomes of it
	 */
	public void breakCommit(int number, Commit commit) {
		this.how = commit;
		this.commits.set(0);
		this.commitToBreak = number;
	}

	/**
	 * Breaks each connection in the middle of its second answer with a text.
	 * @param text the text
	 * @param times how often
	 */
	public void cutAnswersWith(String text, int times) {
		this.cuts.set(0);
		this.textToCut = text;
		this.mostCuts = times;
	}

	/** Answers nothing from now on, and keeps connections open. */
	public void fallSilent() {
		this.isSilent = true;
	}

	/** Breaks all connections, and takes no new ones. */
	public void goDown() {
		this.isDown = true;
		this.sockets.forEach(FaultProxy::close);
	}

	/** Takes connections again, and answers. */
	public void comeBack() {
		this.isDown = false;
		this.isSilent = false;
	}

	/**
	 * How many commits there were since the last was to be broken.
	 * @return the number
	 */
	public int commits() {
		return this.commits.get();
	}

	/**
	 * How many connections were broken in the middle of an answer.
	 * @return the number
	 */
	public int cuts() {
		return this.cuts.get();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				this.sockets.add(client);
				if (this.isDown) {
					close(client);
					continue;
				}
				Socket database = new Socket(this.target.getHost(), this.target.getPort());
				this.sockets.add(database);
				client.setTcpNoDelay(true);
				database.setTcpNoDelay(true);
				Wire wire = new Wire(client, database);
				this.threads.execute(() -> wire.pump(client, database, wire::toDatabase));
				this.threads.execute(() -> wire.pump(database, client, wire::toProgram));
			}
			catch (IOException ex) {
				// closed, or the database is unavailable: the program notices
			}
		}
	}

	private interface Passing {

		/** Whether these bytes may pass; if not, the connection breaks. */
		boolean mayPass(byte[] bytes, int length);

	}

	/** One connection of the program. */
	private final class Wire {

		private final Socket client;

		private final Socket database;

		private volatile boolean isDeaf;

		private volatile boolean isAsked;

		private int answers;

		Wire(Socket client, Socket database) {
			this.client = client;
			this.database = database;
		}

		private void pump(Socket from, Socket to, Passing passing) {
			try (this.client; this.database) {
				InputStream in = from.getInputStream();
				OutputStream out = to.getOutputStream();
				byte[] bytes = new byte[8192];
				for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
					boolean passes = passing.mayPass(bytes, length);
					out.write(bytes, 0, passes ? length : length / 2);
					out.flush();
					if (!passes) {
						return;
					}
				}
			}
			catch (IOException ex) {
				// the other side is closed
			}
			finally {
				FaultProxy.this.sockets.remove(from);
			}
		}

		private boolean toDatabase(byte[] bytes, int length) {
			boolean isCommit = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(COMMIT);
			boolean breaks = isCommit && FaultProxy.this.commits.incrementAndGet() == FaultProxy.this.commitToBreak;
			this.isDeaf = breaks;
			this.isAsked = true;
			return !breaks || FaultProxy.this.how == Commit.UNHEARD;
		}

		private boolean toProgram(byte[] bytes, int length) {
			while (FaultProxy.this.isSilent) {
				sleep();
			}
			return !this.isDeaf && !isCutHere(bytes, length);
		}

		/** An answer may come in several pieces, and is counted once. */
		private boolean isCutHere(byte[] bytes, int length) {
			boolean isCounted = this.isAsked
					&& new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(FaultProxy.this.textToCut);
			if (!isCounted) {
				return false;
			}
			this.isAsked = false;
			this.answers++;
			return this.answers == 2 && FaultProxy.this.cuts
				.getAndUpdate((cuts) -> Math.min(cuts + 1, FaultProxy.this.mostCuts)) < FaultProxy.this.mostCuts;
		}

	}

	private static void sleep() {
		try {
			Thread.sleep(20);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// closed already
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			// closed already
		}
		this.sockets.forEach(FaultProxy::close);
		this.threads.shutdownNow();
	}

}
