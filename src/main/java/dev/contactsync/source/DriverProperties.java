package dev.contactsync.source;

import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * What a driver is told, unless the URL of the source tells it otherwise.
 */
final class DriverProperties {

	/** Times are in seconds. */
	private static final Map<String, String> POSTGRES = Map.of("ApplicationName", "contact-sync", "connectTimeout",
			"10", "loginTimeout", "15", "socketTimeout", "60", "tcpKeepAlive", "true", "logServerErrorDetail", "false",
			"stringtype", "unspecified");

	private DriverProperties() {
	}

	static Properties of(SourceSettings settings) {
		Properties properties = new Properties();
		if (settings.isPostgres()) {
			POSTGRES.forEach((name, value) -> setUnlessSet(settings, name, value, properties));
		}
		else if (settings.isH2()) {
			setUnlessSet(settings, "IFEXISTS", "TRUE", properties);
		}
		if (settings.username() != null) {
			properties.setProperty("user", settings.username());
		}
		if (settings.password() != null) {
			properties.setProperty("password", settings.password());
		}
		return properties;
	}

	/**
	 * What every new connection is told, so that the machine's zone does not matter.
	 * @param settings how to reach the source
	 * @return statements, or {@code null} for databases whose sessions are left as they
	 * are; {@link SourceTransactions} tells their transactions
	 */
	static @Nullable String firstStatements(SourceSettings settings) {
		return settings.isH2() ? "SET TIME ZONE 'UTC'" : null;
	}

	private static void setUnlessSet(SourceSettings settings, String name, String value, Properties properties) {
		if (!settings.sets(name)) {
			properties.setProperty(name, value);
		}
	}

}
