package dev.contactsync.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * The files that a configuration was read from and, where there is none, the files that
 * may have been meant.
 */
public final class ConfigurationFiles {

	private static final String FILE = "application.yaml";

	private static final String FOLDER = "config";

	/** How Spring Boot names what it has read from a file. */
	private static final Pattern READ = Pattern.compile("'file \\[(.+?)]'");

	private static final Pattern CONFIGURATION = Pattern.compile("(?i).+\\.(ya?ml|properties)");

	private final List<OriginTrackedMapPropertySource> sources = new ArrayList<>();

	private ConfigurationFiles() {
	}

	/**
	 * The files of a configuration.
	 * @param environment where the configuration is
	 */
	public static ConfigurationFiles of(ConfigurableEnvironment environment) {
		ConfigurationFiles files = new ConfigurationFiles();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof OriginTrackedMapPropertySource tracked && READ.matcher(source.getName()).find()) {
				files.sources.add(tracked);
			}
		}
		return files;
	}

	/**
	 * The files that were read.
	 * @return their paths as Spring Boot names them
	 */
	public List<String> names() {
		return this.sources.stream().map((source) -> {
			Matcher name = READ.matcher(source.getName());
			return name.find() ? name.group(1) : source.getName();
		}).distinct().toList();
	}

	/** The first words of the keys, each with where it stands first. */
	Map<String, String> roots() {
		Map<String, String> roots = new LinkedHashMap<>();
		for (OriginTrackedMapPropertySource source : this.sources) {
			for (String name : source.getPropertyNames()) {
				roots.putIfAbsent(name.split("[.\\[]", 2)[0], SettingPlace.of(source.getOrigin(name)));
			}
		}
		return roots;
	}

	/**
	 * Why there are no settings, for a person.
	 * @param here the folder that the program was started in
	 * @return which files were read or, where none was, where they were looked for and
	 * what is there
	 */
	public String search(Path here) {
		if (!this.sources.isEmpty()) {
			return "read: " + String.join(", ", names());
		}
		List<String> found = found(here);
		List<String> near = NearestName.of(FOLDER + "/" + FILE, found);
		String meant = !near.isEmpty() ? near.get(0) : (found.size() == 1) ? found.get(0) : "";
		return "no file was read; looked for %s in %s and in %s, which %s%s".formatted(FILE, here.resolve(FOLDER), here,
				found.isEmpty() ? "have no such file" : "have " + String.join(", ", found),
				meant.isEmpty() ? "" : "; rename " + meant + " to " + FOLDER + "/" + FILE);
	}

	private static List<String> found(Path here) {
		return Stream.of(here.resolve(FOLDER), here)
			.filter(Files::isDirectory)
			.flatMap((folder) -> files(folder).stream())
			.map((file) -> here.relativize(file).toString().replace('\\', '/'))
			.toList();
	}

	private static List<Path> files(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> CONFIGURATION.matcher(file.getFileName().toString()).matches())
				.filter(Files::isRegularFile)
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

}
