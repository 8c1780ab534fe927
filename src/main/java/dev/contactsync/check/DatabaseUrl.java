package dev.contactsync.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.MaskedText;
import dev.contactsync.contact.ProblemCode;

/**
 * The address of a database, as a user wrote it: perhaps with a password in it, perhaps
 * with what makes a driver load a class, run a script or write a file. Its text shows
 * where the database is and nothing else.
 *
 * @param written the address
 */
public record DatabaseUrl(String written) {

	/** Each names a class that the driver of PostgreSQL makes, or a file it writes. */
	private static final Set<String> OF_POSTGRESQL = Set.of("SOCKETFACTORY", "SOCKETFACTORYARG", "SSLFACTORY",
			"SSLFACTORYARG", "SSLHOSTNAMEVERIFIER", "SSLPASSWORDCALLBACK", "AUTHENTICATIONPLUGINCLASSNAME",
			"XMLFACTORYFACTORY", "CONNECTEXECUTOR", "CONNECTEXECUTORARG", "LOGGERFILE", "LOGGERLEVEL");

	/** Each runs statements, makes a class, or opens a port. */
	private static final Set<String> OF_H2 = Set.of("INIT", "DATABASE_EVENT_LISTENER", "JAVA_OBJECT_SERIALIZER",
			"AUTHENTICATOR", "AUTHREALM", "AUTO_SERVER", "AUTO_SERVER_PORT", "TRACE_LEVEL_FILE",
			"TRACE_LEVEL_SYSTEM_OUT");

	private static final Set<String> OFF = Set.of("0", "FALSE");

	/** What an address begins with: of a driver, or of another program. */
	private static final Pattern SCHEME = Pattern.compile("(?i)jdbc:[a-z][a-z0-9+.-]*:(?://)?|[a-z][a-z0-9+.-]*://");

	/** What may begin the settings, also where no driver takes it for that. */
	private static final Pattern SETTINGS = Pattern.compile("[?;#&\\s]");

	/** As other programs write it, or with a user before the host, as no driver does. */
	private static final Pattern OF_OTHERS = Pattern
		.compile("(?i)\\s*(?:(?:jdbc:)?postgres:|postgresql:|jdbc:postgresql:[^?;#]*@).*", Pattern.DOTALL);

	/**
	 * What the address sets, as each driver reads it.
	 * @return names in upper case, with their values, in the order in which they are
	 * written; a name may be there twice
	 */
	public List<Map.Entry<String, String>> settings() {
		String[] parts = this.written.replace("\\", "").split("[?&;]");
		List<Map.Entry<String, String>> settings = new ArrayList<>();
		for (int i = 1; i < parts.length; i++) {
			String[] setting = parts[i].split("=", 2);
			settings.add(Map.entry(setting[0].toUpperCase(Locale.ROOT), (setting.length > 1) ? setting[1] : ""));
		}
		return settings;
	}

	/**
	 * Refuses what would run code that is not ours, and what is no address of a database.
	 * @param setting the setting that has the address, such as
	 * {@code contact-sync.sources.crm}
	 * @throws ContactSyncException if it has a part that is refused, or is written as for
	 * another program, saying how to write it
	 */
	public void check(String setting) {
		boolean isH2 = this.written.startsWith("jdbc:h2:");
		settings().stream()
			.filter((each) -> isRefused(each.getKey(), each.getValue(), isH2))
			.findFirst()
			.ifPresent((each) -> {
				throw refused(setting + ".url", each.getKey());
			});
		if (OF_OTHERS.matcher(this.written).matches()) {
			throw new ContactSyncException(ProblemCode.FOREIGN_URL,
					"%s.url is %s: write jdbc:postgresql://HOST/DB, and put user and password into %s.username and %s.password."
						.formatted(setting, this, setting, setting));
		}
	}

	private static boolean isRefused(String name, String value, boolean isH2) {
		return isH2 ? OF_H2.contains(name) && !OFF.contains(value.toUpperCase(Locale.ROOT))
				: OF_POSTGRESQL.contains(name);
	}

	/**
	 * Refuses a property for the driver that would run code that is not ours.
	 * @param setting the setting that has the property
	 * @param name the property
	 * @param value its value
	 * @throws ContactSyncException if it is one of those
	 */
	public void checkProperty(String setting, String name, String value) {
		if (isRefused(name.toUpperCase(Locale.ROOT), value, this.written.startsWith("jdbc:h2:"))) {
			throw refused(setting, name);
		}
	}

	private static ContactSyncException refused(String setting, String name) {
		return new ContactSyncException(ProblemCode.UNSAFE_URL,
				("%s sets %s, which makes the driver run what is named there, open a port or write values to a file. "
						+ "Remove it.")
					.formatted(setting, name));
	}

	/**
	 * Where the database is, without user, password and settings. Where it cannot be told
	 * what of it is a password, only of what kind it is, and nothing of what is no
	 * address.
	 */
	@Override
	public String toString() {
		if (scheme().isEmpty()) {
			return MaskedText.HIDDEN;
		}
		int cut = cut();
		if (this.written.indexOf('@', cut) >= 0) {
			return scheme() + MaskedText.HIDDEN;
		}
		int user = userEnd();
		String place = this.written.substring(Math.max(user, 0), cut);
		return (user < 0) ? place : scheme() + MaskedText.HIDDEN + place;
	}

	private String scheme() {
		Matcher scheme = SCHEME.matcher(this.written);
		return scheme.lookingAt() ? scheme.group() : "";
	}

	/** Where the settings begin. */
	private int cut() {
		Matcher settings = SETTINGS.matcher(this.written);
		return settings.find() ? settings.start() : this.written.length();
	}

	/** The place of the last sign between a user and a host; -1 where there is none. */
	private int userEnd() {
		return this.written.substring(0, cut()).lastIndexOf('@');
	}

}
