package dev.contactsync.source;

import java.util.Map;
import java.util.Properties;

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
			// Not for the URL to say: the session refuses writing, whatever a query does.
			properties.setProperty("readOnlyMode", "always");
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

	private static void setUnlessSet(SourceSettings settings, String name, String value, Properties properties) {
		if (!settings.sets(name)) {
			properties.setProperty(name, value);
		}
	}

}
