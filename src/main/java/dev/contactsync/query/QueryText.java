package dev.contactsync.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Looks at a query, or at the condition of a table, before a database sees it: a query
 * has to be one SELECT that can stand in parentheses, a condition what can stand in them
 * after WHERE. This helps the author; what protects the source is that its transactions
 * only read, where it has such, and the rights of its user.
 */
public final class QueryText {

	private static final String NEXTVAL = "NEXTVAL";

	/** Functions of H2 that reach files, other databases or other sessions, or write. */
	public static final Set<String> FUNCTIONS_OF_H2 = Set.of("FILE_READ", "FILE_WRITE", "CSVREAD", "CSVWRITE",
			"LINK_SCHEMA", "ABORT_SESSION", "CANCEL_SESSION", NEXTVAL);

	private static final Set<String> WRITING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "INTO");

	/** What a database would lock, or count on, as the last words say. */
	private static final List<String> CHANGING = List.of("NEXT VALUE FOR", "FOR SHARE", "FOR KEY SHARE");

	private static final int MOST_WORDS = 3;

	private final String text;

	private final boolean isQuery;

	private final Set<String> refused;

	private final @Nullable String problem;

	private boolean begun;

	private int depth;

	private int end = -1;

	private String before = "";

	private final List<String> last = new ArrayList<>();

	private QueryText(String text, boolean isQuery, Set<String> refused) {
		this.text = text;
		this.isQuery = isQuery;
		this.refused = refused;
		this.problem = problemOfAll();
	}

	/**
	 * A query.
	 * @param text what the user wrote
	 * @param functions names of functions that it must not call, in any case
	 * @return the query, looked at
	 */
	public static QueryText ofQuery(String text, Collection<String> functions) {
		return new QueryText(text, true, upper(functions));
	}

	/**
	 * A condition.
	 * @param text what the user wrote
	 * @param functions names of functions that it must not call, in any case
	 * @return the condition, looked at
	 */
	public static QueryText ofCondition(String text, Collection<String> functions) {
		return new QueryText(text, false, upper(functions));
	}

	private static Set<String> upper(Collection<String> names) {
		return names.stream().map((name) -> name.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
	}

	/**
	 * What is wrong with it.
	 * @return the end of a sentence that begins with the setting, or null if nothing is
	 */
	public @Nullable String problem() {
		return this.problem;
	}

	/**
	 * The text in parentheses.
	 * @return SQL without a semicolon at its end, and with a line of its own for the
	 * closing parenthesis, because the text may end with a comment
	 */
	public String inParentheses() {
		return "(" + ((this.end < 0) ? this.text : this.text.substring(0, this.end)) + "\n)";
	}

	private @Nullable String problemOfAll() {
		if (this.text.indexOf('\0') >= 0) {
			return "contains a NUL character";
		}
		SqlTokens tokens = new SqlTokens(this.text);
		try {
			while (tokens.next()) {
				String found = problemOf(tokens);
				if (found != null) {
					return found;
				}
				this.before = tokens.name();
			}
		}
		catch (IllegalArgumentException ex) {
			return ex.getMessage();
		}
		if (!this.begun) {
			return "is empty";
		}
		return (this.depth > 0) ? "a parenthesis is not closed" : null;
	}

	private @Nullable String problemOf(SqlTokens tokens) {
		String token = tokens.token();
		if (this.end >= 0) {
			return "has more than one statement; give exactly one SELECT";
		}
		if (this.isQuery && !this.begun && !token.equals("SELECT") && !token.equals("WITH")) {
			return "must begin with SELECT or WITH";
		}
		this.begun = true;
		if (WRITING.contains(token)) {
			return "contains the word " + token + ", but a source is only read; put a column of that name in quotes";
		}
		String changing = changing(token);
		if (changing != null) {
			return "contains " + changing + ", but a source is only read";
		}
		return problemOfSign(tokens, token);
	}

	/** Oracle's way to write it is known to H2, too. */
	private @Nullable String changing(String token) {
		if (token.equals(NEXTVAL) && this.before.equals(".") && this.refused.contains(NEXTVAL)) {
			return NEXTVAL;
		}
		this.last.add(token);
		if (this.last.size() > MOST_WORDS) {
			this.last.remove(0);
		}
		String words = " " + String.join(" ", this.last);
		return CHANGING.stream().filter((each) -> words.endsWith(" " + each)).findFirst().orElse(null);
	}

	private @Nullable String problemOfSign(SqlTokens tokens, String token) {
		switch (token) {
			case "(" -> {
				this.depth++;
				if (isRefused(this.before)) {
					return "calls " + this.before + ", but a source is only read, by what SQL itself has";
				}
			}
			case ")" -> this.depth--;
			case ";" -> {
				if (!this.isQuery) {
					return "contains a semicolon; give a condition only";
				}
				this.end = tokens.start();
			}
			case "?" -> {
				return "contains a ?, which would be a parameter; write the operator as ??";
			}
			default -> {
			}
		}
		return (this.depth < 0) ? "closes a parenthesis that it did not open" : null;
	}

	/** A name with a backslash may be spelled in code points, and be any. */
	private boolean isRefused(String function) {
		return !this.refused.isEmpty()
				&& (this.refused.contains(function.toUpperCase(Locale.ROOT)) || function.indexOf('\\') >= 0);
	}

}
