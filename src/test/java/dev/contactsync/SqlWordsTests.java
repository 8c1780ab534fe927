package dev.contactsync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.contactsync.contact.Coded;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The words that statements repeat from the vocabularies, and the states of databases.
 */
class SqlWordsTests {

	private static final Path SOURCES = Path.of("src/main/java");

	/** Comments and characters are there to be passed over. */
	private static final Pattern LITERAL = Pattern.compile(
			"/\\*.*?\\*/|//[^\n]*|'(?:[^'\\\\]|\\\\.)+'|\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"",
			Pattern.DOTALL);

	private static final Pattern WORD = Pattern.compile("'([^'\n]*)'");

	/** A column, and the words with which it is compared, or that it is set to. */
	private static final Pattern COMPARISON = Pattern.compile("(\\w+) (?:=|<>|IN) \\(?('[^'\n]*'(?:, '[^'\n]*')*)");

	private static final Pattern ENUM = Pattern.compile("enum (\\w+) implements Coded");

	private static final Pattern SQL_STATE = Pattern.compile("(?=.*[0-9])[0-9A-Z]{5}");

	/**
	 * What is no word of a vocabulary: nothing, a message, and states that a view makes
	 * up.
	 */
	private static final Set<String> OTHERS = Set.of("", "interrupted", "in doubt", "released", "acknowledged");

	/** The vocabularies of the columns of the ledger. */
	private static final Map<String, Set<String>> VOCABULARIES = Map.of("state", Set.of("RunState"), "mode",
			Set.of("Mode"), "step", Set.of("RunStage"), "kind", Set.of("ExclusionKind"), "reason",
			Set.of("ExclusionReason", "HoldReason"), "cause", Set.of("CandidateCause"), "outcome",
			Set.of("ContactOutcome", "RequestOutcome"), "novelty", Set.of("Novelty"), "release_reason",
			Set.of("ReleaseReason"));

	private final Map<String, Set<String>> words = vocabularies();

	@Test
	void everyWordOfAStatementIsOfAVocabulary() {
		Set<String> known = this.words.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
		Set<String> used = new HashSet<>();
		for (String statement : statements()) {
			List<String> quoted = WORD.matcher(statement).results().map((word) -> word.group(1)).toList();
			assertThat(quoted).as(statement)
				.allSatisfy((word) -> assertThat(word).matches((each) -> known.contains(each) || OTHERS.contains(each),
						"is a word of a vocabulary"));
			used.addAll(quoted);
		}
		assertThat(used).containsAll(OTHERS).hasSizeGreaterThan(OTHERS.size());
	}

	@Test
	void everyColumnIsComparedWithWordsOfItsOwnVocabulary() {
		Set<String> compared = new HashSet<>();
		for (String statement : statements()) {
			COMPARISON.matcher(statement)
				.results()
				.filter((each) -> !OTHERS.containsAll(quoted(each)))
				.forEach((each) -> {
					String column = each.group(1);
					compared.add(column);
					assertThat(VOCABULARIES).as(statement).containsKey(column);
					assertThat(quoted(each)).as(statement)
						.isSubsetOf(VOCABULARIES.getOrDefault(column, Set.of())
							.stream()
							.flatMap((vocabulary) -> this.words.getOrDefault(vocabulary, Set.of()).stream())
							.toList());
				});
		}
		assertThat(compared).containsExactlyInAnyOrderElementsOf(VOCABULARIES.keySet());
	}

	private static List<String> quoted(MatchResult comparison) {
		return WORD.matcher(comparison.group(2)).results().map((word) -> word.group(1)).toList();
	}

	@Test
	void statesOfDatabasesStandInOnePlace() {
		for (Path file : files(SOURCES, ".java")) {
			boolean isTheirPlace = file.endsWith("SqlStateClass.java");
			List<String> states = literals(file).stream().filter((each) -> SQL_STATE.matcher(each).matches()).toList();
			assertThat(states.isEmpty()).as("%s has %s", file, states).isEqualTo(!isTheirPlace);
		}
	}

	/** The text of each statement on the ledger, and the scripts that make it. */
	private static List<String> statements() {
		List<String> statements = new ArrayList<>();
		for (Path file : files(SOURCES, ".java")) {
			List<String> literals = literals(file);
			if (literals.stream().anyMatch((literal) -> literal.contains("contact_sync."))) {
				statements.addAll(literals);
			}
		}
		for (Path file : files(Path.of("db/migration"), ".sql")) {
			statements.add(read(file).replaceAll("--[^\n]*", ""));
		}
		return statements;
	}

	private static List<String> literals(Path file) {
		return LITERAL.matcher(read(file))
			.results()
			.map((literal) -> (literal.group(1) != null) ? literal.group(1) : literal.group(2))
			.filter((literal) -> literal != null)
			.toList();
	}

	/** The words of each vocabulary, by its simple name. */
	private static Map<String, Set<String>> vocabularies() {
		Map<String, Set<String>> vocabularies = new HashMap<>();
		for (Path file : files(SOURCES, ".java")) {
			ENUM.matcher(read(file))
				.results()
				.forEach((found) -> vocabularies.put(found.group(1), words(type(file, found.group(1)))));
		}
		return vocabularies;
	}

	private static Set<String> words(Class<?> vocabulary) {
		return Stream.of(vocabulary.getEnumConstants())
			.map((constant) -> ((Coded) constant).code())
			.collect(Collectors.toSet());
	}

	private static Class<?> type(Path file, String name) {
		String outer = SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
		try {
			return Class.forName(outer.endsWith("." + name) ? outer : outer + "$" + name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<Path> files(Path root, String extension) {
		try (Stream<Path> all = Files.walk(root)) {
			return all.filter((file) -> file.toString().endsWith(extension)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
