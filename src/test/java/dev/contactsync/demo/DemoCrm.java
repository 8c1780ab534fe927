package dev.contactsync.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;

import org.h2.tools.RunScript;

/** The sample CRM: an H2 database made from {@code db/demo}. */
final class DemoCrm {

	private DemoCrm() {
	}

	/**
	 * Makes the database in a file, unless it is there already.
	 * @param file the path of the database, without the ending that H2 gives it
	 * @return its JDBC URL
	 */
	static String inFile(Path file) throws IOException, SQLException {
		String url = "jdbc:h2:file:" + file.toAbsolutePath();
		Path database = file.resolveSibling(file.getFileName() + ".mv.db");
		if (!Files.exists(database)) {
			try (Connection connection = DriverManager.getConnection(url)) {
				fill(connection);
			}
			catch (IOException | SQLException ex) {
				Files.deleteIfExists(database);
				throw ex;
			}
		}
		return url;
	}

	/**
	 * Creates the tables and their rows.
	 * @param connection a connection to an empty H2 database
	 */
	static void fill(Connection connection) throws IOException, SQLException {
		for (String script : new String[] { "schema.sql", "data.sql" }) {
			try (Reader reader = new InputStreamReader(
					Objects.requireNonNull(DemoCrm.class.getResourceAsStream("/db/demo/" + script)),
					StandardCharsets.UTF_8)) {
				RunScript.execute(connection, reader);
			}
		}
	}

}
