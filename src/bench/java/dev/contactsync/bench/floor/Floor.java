package dev.contactsync.bench.floor;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.contactsync.bench.floor.Worker.Counts;
import dev.contactsync.bench.floor.Worker.Slice;

/**
 * Syncs one table, once: as many workers as requests in flight, each on a slice of the
 * keys. Slices are written down before they are read; an unfinished run resumes where
 * each was reached. An advisory lock keeps a second process out.
 */
public final class Floor {

	private static final String LOCK = "SELECT pg_try_advisory_lock(4711)";

	private static final String UNFINISHED = """
			SELECT number, reached, last_key FROM floor.slice WHERE reached < last_key ORDER BY number
			""";

	private static final String CUT = """
			TRUNCATE floor.slice;
			INSERT INTO floor.slice (number, reached, last_key)
			SELECT n, low + (high - low) * n / %1$d, low + (high - low) * (n + 1) / %1$d
			FROM (SELECT MIN(id) - 1 AS low, MAX(id) AS high FROM %2$s) b, generate_series(0, %1$d - 1) AS s (n)
			""";

	private final String url;

	private final byte[] key;

	private final Poster poster;

	private Floor(String url, byte[] key, Poster poster) {
		this.url = url;
		this.key = key;
		this.poster = poster;
	}

	/**
	 * Runs it.
	 * @param args JDBC URL, table, base URL of the API, token, key of the hashes, and the
	 * number of workers
	 */
	public static void main(String[] args) throws Exception {
		byte[] key = args[4].getBytes(StandardCharsets.UTF_8);
		new Floor(args[0], key, new Poster(args[2], args[3])).run(args[1], Integer.parseInt(args[5]));
	}

	private void run(String table, int workers) throws Exception {
		try (Connection connection = DriverManager.getConnection(this.url);
				Statement statement = connection.createStatement()) {
			statement.execute(Ledger.TABLES);
			lock(statement);
			List<Slice> slices = slices(statement);
			if (slices.isEmpty()) {
				statement.execute(CUT.formatted(workers, table));
				slices = slices(statement);
			}
			report(work(table, slices));
		}
	}

	private static void lock(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery(LOCK)) {
			if (!row.next() || !row.getBoolean(1)) {
				throw new IllegalStateException("Another process is at work.");
			}
		}
	}

	private static List<Slice> slices(Statement statement) throws SQLException {
		List<Slice> slices = new ArrayList<>();
		try (ResultSet row = statement.executeQuery(UNFINISHED)) {
			while (row.next()) {
				slices.add(new Slice(row.getInt(1), row.getLong(2), row.getLong(3)));
			}
		}
		return slices;
	}

	private List<Counts> work(String table, List<Slice> slices) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(slices.size());
		try {
			List<Future<Counts>> works = slices.stream()
				.map((slice) -> threads.submit(() -> work(table, slice)))
				.toList();
			List<Counts> counts = new ArrayList<>();
			for (Future<Counts> work : works) {
				counts.add(work.get());
			}
			return counts;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private Counts work(String table, Slice slice) throws Exception {
		try (Connection source = DriverManager.getConnection(this.url);
				Connection state = DriverManager.getConnection(this.url)) {
			return new Worker(slice, source, new Mapper(this.key), new Ledger(state), this.poster).work(table);
		}
	}

	private static void report(List<Counts> counts) {
		System.out.printf("read %d, delivered %d, unchanged %d, excluded %d%n",
				counts.stream().mapToLong((each) -> each.read).sum(),
				counts.stream().mapToLong((each) -> each.delivered).sum(),
				counts.stream().mapToLong((each) -> each.unchanged).sum(),
				counts.stream().mapToLong((each) -> each.exclusion).sum());
	}

}
