package dev.contactsync.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Values of the environment and of files that hold one value each, which are taken as
 * they are: a password with <code>${</code> in it refers to nothing. Where Spring would
 * resolve that, it is escaped.
 */
final class LiteralValues {

	private LiteralValues() {
	}

	/**
	 * Escapes them.
	 * @param sources where the configuration is from
	 */
	static void escape(MutablePropertySources sources) {
		for (PropertySource<?> source : sources) {
			if (source instanceof ConfigTreePropertySource tree) {
				sources.replace(source.getName(), new LiteralTree(tree));
			}
			else if (source instanceof SystemEnvironmentPropertySource environment
					&& source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
				sources.replace(source.getName(), new LiteralEnvironment(environment));
			}
		}
	}

	private static String escaped(Object value) {
		String text = value.toString();
		StringBuilder escaped = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			if (text.startsWith("${", i) && isClosed(text, i + 2)) {
				escaped.append('\\');
			}
			escaped.append(text.charAt(i));
		}
		return escaped.toString();
	}

	/** Spring leaves one that is not closed as it is, and what is before it. */
	private static boolean isClosed(String text, int from) {
		int open = 1;
		for (int i = from; i < text.length() && open > 0; i++) {
			open += (text.charAt(i) == '{') ? 1 : (text.charAt(i) == '}') ? -1 : 0;
		}
		return open == 0;
	}

	private static @Nullable Origin origin(PropertySource<?> source, String name) {
		return OriginLookup.getOrigin(source, name);
	}

	/** The environment of the process. */
	private static final class LiteralEnvironment extends SystemEnvironmentPropertySource
			implements OriginLookup<String> {

		private final SystemEnvironmentPropertySource written;

		private LiteralEnvironment(SystemEnvironmentPropertySource written) {
			super(written.getName(), escaped(written.getSource()));
			this.written = written;
		}

		private static Map<String, Object> escaped(Map<String, Object> values) {
			Map<String, Object> escaped = new HashMap<>();
			values.forEach((name, value) -> escaped.put(name, LiteralValues.escaped(value)));
			return escaped;
		}

		@Override
		public @Nullable Origin getOrigin(String name) {
			return origin(this.written, name);
		}

	}

	/** A folder with a file a value. */
	private static final class LiteralTree extends EnumerablePropertySource<ConfigTreePropertySource>
			implements OriginLookup<String> {

		private LiteralTree(ConfigTreePropertySource written) {
			super(written.getName(), written);
		}

		@Override
		public String[] getPropertyNames() {
			return this.source.getPropertyNames();
		}

		@Override
		public @Nullable Object getProperty(String name) {
			return this.source.containsProperty(name)
					? escaped(Objects.requireNonNull(this.source.getProperty(name))) : null;
		}

		@Override
		public @Nullable Origin getOrigin(String name) {
			return origin(this.source, name);
		}

	}

}
