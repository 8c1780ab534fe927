package dev.contactsync.state;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The databases that the state can be in. One text of a statement serves both, but for
 * lines that end with {@code -- h2} or {@code -- postgresql}: those are for that one
 * only. Where hardly a line is the same, a statement has two texts.
 */
public enum Dialect {

	/** H2, in this process. */
	H2("h2"),

	/** A PostgreSQL server. */
	POSTGRESQL("postgresql");

	private static final String MARK = "--";

	private final String tag;

	Dialect(String tag) {
		this.tag = tag;
	}

	/** The one with this name, as its driver tells it. */
	static Dialect of(String product) {
		return product.equals("PostgreSQL") ? POSTGRESQL : H2;
	}

	/**
	 * Chooses between two texts of a statement.
	 * @param h2 the text for H2
	 * @param postgresql the text for PostgreSQL
	 * @return one of them
	 */
	public String choose(String h2, String postgresql) {
		return (this == H2) ? h2 : postgresql;
	}

	/**
	 * The lines of a statement that are for this database. A comment that is no tag would
	 * let its line run on both, so there is none.
	 * @throws IllegalArgumentException if a line ends with anything else after the dashes
	 */
	String lines(String statement) {
		return statement.lines()
			.filter((line) -> tagged(line).map((only) -> only == this).orElse(true))
			.collect(Collectors.joining("\n"));
	}

	private static Optional<Dialect> tagged(String line) {
		int mark = line.indexOf(MARK);
		if (mark < 0) {
			return Optional.empty();
		}
		String tag = line.substring(mark + MARK.length());
		return Optional.of(Stream.of(values())
			.filter((each) -> tag.equals(" " + each.tag))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Unknown database in the line of a statement: " + line)));
	}

}
