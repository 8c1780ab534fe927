package dev.contactsync.source;

import java.util.Set;

import dev.contactsync.contact.ProblemCode;

import org.jspecify.annotations.Nullable;

/**
 * Looks at a query before a database sees it: it has to be one SELECT that can stand in
 * parentheses. This helps the author of the query; on PostgreSQL what protects the source
 * is that its connections only read.
 */
final class QueryText {

	private static final Set<String> WRITING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "INTO");

	private boolean begun;

	private int depth;

	private int end = -1;

	private QueryText() {
	}

	/**
	 * The query without a semicolon at its end.
	 * @param selection a selection with a query
	 * @param query the query
	 * @return the query, ready to be put into parentheses
	 */
	static String checked(SourceSelection selection, String query) {
		QueryText text = new QueryText();
		String problem = text.problemOf(query);
		if (problem != null) {
			throw selection.wrong(ProblemCode.BAD_QUERY, "query", problem);
		}
		return (text.end < 0) ? query : query.substring(0, text.end);
	}

	private @Nullable String problemOf(String query) {
		if (query.indexOf('\0') >= 0) {
			return "contains a NUL character";
		}
		SqlTokens tokens = new SqlTokens(query);
		try {
			while (tokens.next()) {
				String problem = problemOf(tokens);
				if (problem != null) {
					return problem;
				}
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
		if (!this.begun && !token.equals("SELECT") && !token.equals("WITH")) {
			return "must begin with SELECT or WITH";
		}
		this.begun = true;
		if (WRITING.contains(token)) {
			return "contains the word " + token + ", but a source is only read; put a column of that name in quotes";
		}
		switch (token) {
			case "(" -> this.depth++;
			case ")" -> this.depth--;
			case ";" -> this.end = tokens.start();
			case "?" -> {
				return "contains a ?, which would be a parameter; write the operator as ??";
			}
			default -> {
			}
		}
		return (this.depth < 0) ? "closes a parenthesis that it did not open" : null;
	}

}
