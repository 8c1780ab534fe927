package dev.contactsync.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Databases on a real PostgreSQL server, which all tests of a build share. Each test
 * takes a new one of its own.
 */
public final class TestPostgres {

	private static final int PORT = PostgresServer.port();

	private static final AtomicInteger DATABASES = new AtomicInteger();

	private TestPostgres() {
	}

	/**
	 * Makes an empty database.
	 * @return its JDBC URL, user included
	 */
	public static String newDatabase() {
		return newDatabase("");
	}

	/**
	 * Makes an empty database.
	 * @param how what else CREATE DATABASE is told
	 * @return its JDBC URL, user included
	 */
	public static String newDatabase(String how) {
		String name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
		try (Connection connection = DriverManager.getConnection(url("postgres"));
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE " + name + " " + how);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return url(name);
	}

	private static String url(String database) {
		return "jdbc:postgresql://localhost:" + PORT + "/" + database + "?user=postgres";
	}

}
