package dev.contactsync.testing;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A driver that hands everything on to the driver of the database, and sends its own
 * process a signal just before or just after a commit. It is put beside the program by
 * {@link Program}; a commit is one of a transaction that wrote, or of a writing statement
 * outside of one, or the making of a table. Says which commit by system properties:
 * {@code kills.signal} such as {@code KILL}, {@code kills.at} before or after,
 * {@code kills.commit} which one of them, {@code kills.of} only those with a statement
 * that contains this. Two signals are special: {@code HANG} is a call from which its
 * thread does not come back, {@code HANG_ALL} a database that never answers from then on.
 */
public final class KillingDriver implements Driver {

	private static final Pattern WRITES = Pattern.compile("\\s*(INSERT|UPDATE|DELETE|MERGE|CREATE)\\b.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/** H2 commits it at once. */
	private static final Pattern CREATES = Pattern.compile("\\s*CREATE\\b.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final String SIGNAL = System.getProperty("kills.signal", "KILL");

	private static final boolean BEFORE = "before".equals(System.getProperty("kills.at"));

	private static final int COMMIT = Integer.getInteger("kills.commit", 0);

	private static final String OF = System.getProperty("kills.of", "");

	private static final AtomicInteger COMMITS = new AtomicInteger();

	private static volatile boolean isSilent;

	private interface Call {

		@Nullable Object make() throws Throwable;

	}

	@Override
	public Connection connect(String url, Properties info) throws SQLException {
		return new Watched(DriverManager.getDriver(url).connect(url, info)).connection();
	}

	@Override
	public boolean acceptsURL(String url) {
		return true;
	}

	@Override
	public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
		return new DriverPropertyInfo[0];
	}

	@Override
	public int getMajorVersion() {
		return 1;
	}

	@Override
	public int getMinorVersion() {
		return 0;
	}

	@Override
	public boolean jdbcCompliant() {
		return false;
	}

	@Override
	public Logger getParentLogger() {
		return Logger.getGlobal();
	}

	private static final class Watched {

		private final Connection real;

		private boolean counts;

		private Watched(Connection real) {
			this.real = real;
		}

		private Connection connection() {
			return proxy(Connection.class, (method, args) -> {
				Call call = () -> invoke(this.real, method, args);
				return switch (method.getName()) {
					case "commit" -> commit(call);
					case "rollback" -> {
						this.counts = false;
						yield call.make();
					}
					case "createStatement" -> statement(call.make(), "");
					case "prepareStatement" -> statement(call.make(), (String) args[0]);
					default -> call.make();
				};
			});
		}

		private @Nullable Object commit(Call call) throws Throwable {
			boolean counted = this.counts;
			this.counts = false;
			return counted ? counted(call) : call.make();
		}

		private PreparedStatement statement(@Nullable Object statement, String prepared) {
			return proxy(PreparedStatement.class, (method, args) -> {
				Call call = () -> invoke(statement, method, args);
				boolean isGiven = args != null && args.length > 0 && args[0] instanceof String;
				String sql = isGiven ? (String) args[0] : prepared;
				if (!method.getName().startsWith("execute") || !WRITES.matcher(sql).matches() || !sql.contains(OF)) {
					return call.make();
				}
				if (this.real.getAutoCommit() || CREATES.matcher(sql).matches()) {
					return counted(call);
				}
				this.counts = true;
				return call.make();
			});
		}

	}

	private static @Nullable Object counted(Call call) throws Throwable {
		boolean isIt = COMMITS.incrementAndGet() == COMMIT;
		if (isIt && BEFORE) {
			signal();
		}
		Object result = call.make();
		if (isIt && !BEFORE) {
			signal();
		}
		return result;
	}

	private static void signal() throws IOException, InterruptedException {
		System.err.println("Signal " + SIGNAL);
		isSilent = SIGNAL.equals("HANG_ALL");
		if (!SIGNAL.startsWith("HANG")) {
			String self = Long.toString(ProcessHandle.current().pid());
			new ProcessBuilder("sh", "-c", "kill -" + SIGNAL + " " + self).inheritIO().start().waitFor();
		}
		if (SIGNAL.startsWith("HANG") || SIGNAL.equals("KILL")) {
			neverComeBack();
		}
	}

	private static void neverComeBack() {
		while (true) {
			LockSupport.park();
		}
	}

	private interface Handler {

		@Nullable Object handle(Method method, Object[] args) throws Throwable;

	}

	private static <T> T proxy(Class<T> type, Handler handler) {
		return type.cast(Proxy.newProxyInstance(KillingDriver.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, args) -> handler.handle(method, args)));
	}

	private static @Nullable Object invoke(@Nullable Object target, Method method, Object[] args) throws Throwable {
		if (isSilent) {
			neverComeBack();
		}
		try {
			return method.invoke(target, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
