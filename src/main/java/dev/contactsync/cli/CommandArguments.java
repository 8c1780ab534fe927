package dev.contactsync.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The arguments of the program: those with a dotted name are properties of Spring Boot,
 * the rest belongs to the command.
 *
 * @param properties arguments of the form {@code --a.b=c}
 * @param message the command, its options and parameters
 */
record CommandArguments(List<String> properties, List<String> message) {

	private static final Pattern PROPERTY = Pattern.compile("--[^=]*\\.[^=]*=.*", Pattern.DOTALL);

	private static final Pattern SECRET = Pattern
		.compile(".*password|token|fingerprintkey|privatekey|.*secret|passphrase|apikey");

	/** Values in which a password has its place. */
	private static final Pattern WITH_PASSWORD = Pattern
		.compile("jdbc:.*(?:password|pwd|passwd|passphrase|secret)\\w*=.*|[^/]*://[^@]*:.*@.*",
				Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

	/** Settings as JSON, whatever they are. */
	private static final String JSON = "spring.application.json";

	static CommandArguments of(String... args) {
		List<String> properties = new ArrayList<>();
		List<String> message = new ArrayList<>();
		boolean ended = false;
		for (String arg : args) {
			ended |= arg.equals("--");
			((!ended && PROPERTY.matcher(arg).matches()) ? properties : message).add(arg);
		}
		return new CommandArguments(List.copyOf(properties), List.copyOf(message));
	}

	/**
	 * A property that is a secret.
	 * @return its name, or empty if there is none
	 */
	Optional<String> secret() {
		return this.properties.stream()
			.map((property) -> property.substring(2).split("=", 2))
			.filter((property) -> isSecret(property[0], property[1]))
			.map((property) -> property[0])
			.findFirst();
	}

	private static boolean isSecret(String name, String value) {
		String uniform = name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
		String[] parts = uniform.split("[.\\[\\]]+");
		boolean refersOnly = value.startsWith("${") && value.endsWith("}");
		return !refersOnly && (uniform.equals(JSON) || (parts.length > 0 && SECRET.matcher(parts[parts.length - 1]).matches())
				|| WITH_PASSWORD.matcher(value).matches());
	}

	/** Values may be secrets. */
	@Override
	public String toString() {
		return "arguments";
	}

}
