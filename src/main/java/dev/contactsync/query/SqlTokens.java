package dev.contactsync.query;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through the words and signs of a statement and passes over what the database does
 * not take as such: comments, texts and names in quotes.
 */
final class SqlTokens {

	private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

	/** Of MySQL and MariaDB, and of what pretends to be one. */
	private static final List<String> EXECUTED = List.of("/*!", "/*M!");

	private final String sql;

	private int start;

	private int end;

	SqlTokens(String sql) {
		this.sql = sql;
	}

	/**
	 * Goes to the next word or sign.
	 * @return false after the last
	 * @throws IllegalArgumentException if a comment or something in quotes has no end, or
	 * a comment is not one for every database
	 */
	boolean next() {
		while (this.end < this.sql.length()) {
			this.start = this.end;
			char c = this.sql.charAt(this.start);
			if (Character.isWhitespace(c)) {
				this.end++;
			}
			else if (this.sql.startsWith("--", this.start)) {
				int newline = this.sql.indexOf('\n', this.start);
				this.end = (newline < 0) ? this.sql.length() : newline;
			}
			else if (EXECUTED.stream().anyMatch((comment) -> this.sql.startsWith(comment, this.start))) {
				throw new IllegalArgumentException("has a comment that begins as " + EXECUTED.get(0)
						+ ", and databases run what is in such a one; remove it");
			}
			else if (this.sql.startsWith("/*", this.start)) {
				this.end = afterComment();
			}
			else {
				this.end = afterToken(c);
				return true;
			}
		}
		return false;
	}

	/**
	 * Where the current token begins.
	 * @return its index in the statement
	 */
	int start() {
		return this.start;
	}

	/**
	 * The current token: a word in upper case, a sign, or everything in quotes as a
	 * single quote.
	 */
	String token() {
		char c = this.sql.charAt(this.start);
		if (isQuote(c) || this.sql.charAt(this.end - 1) == '\'' || (c == '$' && this.end > this.start + 1)) {
			return "'";
		}
		return this.sql.substring(this.start, this.end).toUpperCase(Locale.ROOT);
	}

	/**
	 * The current token as a name.
	 * @return its text, without double quotes or backticks around it
	 */
	String name() {
		char c = this.sql.charAt(this.start);
		return (c == '"' || c == '`') ? this.sql.substring(this.start + 1, this.end - 1)
				: this.sql.substring(this.start, this.end);
	}

	private int afterToken(char c) {
		if (isQuote(c)) {
			return afterQuoted(this.start, false);
		}
		if (c == '$') {
			return afterDollar();
		}
		if (this.sql.startsWith("??", this.start)) {
			return this.start + 2;
		}
		if (!Character.isLetter(c) && c != '_') {
			return this.start + 1;
		}
		int at = this.start;
		while (at < this.sql.length()
				&& (Character.isLetterOrDigit(this.sql.charAt(at)) || "_$".indexOf(this.sql.charAt(at)) >= 0)) {
			at++;
		}
		boolean escaped = at == this.start + 1 && (c == 'e' || c == 'E') && this.sql.startsWith("'", at);
		return escaped ? afterQuoted(at, true) : at;
	}

	private static boolean isQuote(char c) {
		return c == '\'' || c == '"' || c == '`';
	}

	/** A doubled quote ends one text and begins the next, which comes to the same. */
	private int afterQuoted(int open, boolean backslashes) {
		char quote = this.sql.charAt(open);
		int at = open + 1;
		while (at < this.sql.length() && this.sql.charAt(at) != quote) {
			at += (backslashes && this.sql.charAt(at) == '\\') ? 2 : 1;
		}
		return ended(at < this.sql.length(), at + 1);
	}

	private int afterDollar() {
		Matcher tag = DOLLAR_TAG.matcher(this.sql).region(this.start, this.sql.length());
		if (!tag.lookingAt()) {
			return this.start + 1;
		}
		int close = this.sql.indexOf(tag.group(), tag.end());
		return ended(close >= 0, close + tag.group().length());
	}

	private int afterComment() {
		int open = 0;
		int at = this.start;
		do {
			boolean opens = this.sql.startsWith("/*", at);
			boolean closes = this.sql.startsWith("*/", at);
			open += opens ? 1 : (closes ? -1 : 0);
			at += (opens || closes) ? 2 : 1;
		}
		while (open > 0 && at < this.sql.length());
		return ended(open == 0, at);
	}

	private static int ended(boolean found, int end) {
		if (!found) {
			throw new IllegalArgumentException("a comment or quoted text is not closed");
		}
		return end;
	}

}
