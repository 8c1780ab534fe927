package dev.contactsync.mapping;

import java.util.ArrayList;
import java.util.List;

import dev.contactsync.contact.CleanText;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * A template as it is written: text, <code>{column}</code> and
 * <code>{column:pattern}</code>; <code>{{</code> and <code>}}</code> stand for the braces
 * themselves.
 *
 * @param pieces its pieces in order
 */
record TemplateText(List<TextPiece> pieces) {

	/** A piece of a template. */
	sealed interface TextPiece {

		/**
		 * Text that stays as it is.
		 */
		record Literal(String text) implements TextPiece {
		}

		/**
		 * The place of a value.
		 *
		 * @param column the column as it is written
		 * @param pattern how to write its value, or {@code null}
		 */
		record ColumnPlace(String column, @Nullable String pattern) implements TextPiece {
		}

	}

	/**
	 * Takes a template apart.
	 * @return its pieces
	 * @throws MappingMistake with a message for the user if a brace is wrong
	 */
	static TemplateText parse(String template) {
		List<TextPiece> pieces = new ArrayList<>();
		StringBuilder literal = new StringBuilder();
		int at = 0;
		while (at < template.length()) {
			char c = template.charAt(at);
			if ((c == '{' || c == '}') && template.startsWith(String.valueOf(c), at + 1)) {
				literal.append(c);
				at += 2;
			}
			else if (c == '{') {
				addLiteral(pieces, literal);
				int end = endOfPlace(template, at);
				pieces.add(place(template.substring(at + 1, end)));
				at = end + 1;
			}
			else if (c == '}') {
				throw new MappingMistake(ProblemCode.BAD_TEMPLATE,
						"the brace } at character " + (at + 1) + " closes nothing; write }} for a brace");
			}
			else {
				literal.append(c);
				at++;
			}
		}
		addLiteral(pieces, literal);
		return new TemplateText(List.copyOf(pieces));
	}

	private static void addLiteral(List<TextPiece> pieces, StringBuilder literal) {
		if (!literal.isEmpty()) {
			pieces.add(new TextPiece.Literal(CleanText.replace(literal.toString())));
			literal.setLength(0);
		}
	}

	private static int endOfPlace(String template, int start) {
		int end = template.indexOf('}', start);
		int next = template.indexOf('{', start + 1);
		if (end < 0 || (next >= 0 && next < end)) {
			throw new MappingMistake(ProblemCode.BAD_TEMPLATE,
					"the brace { at character " + (start + 1) + " is never closed; write {{ for a brace");
		}
		return end;
	}

	private static TextPiece place(String text) {
		int colon = text.indexOf(':');
		String column = ((colon < 0) ? text : text.substring(0, colon)).strip();
		if (column.isEmpty()) {
			throw new MappingMistake(ProblemCode.BAD_TEMPLATE, "{" + text + "} names no column; write {{ for a brace");
		}
		return new TextPiece.ColumnPlace(column, (colon < 0) ? null : text.substring(colon + 1));
	}

}
