package dev.contactsync.mapping;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of a template and prepares its patterns.
 */
final class TemplateCompiler {

	private final ZoneId zone;

	private final ColumnLookup columns;

	private final ValueFormat plain;

	TemplateCompiler(ZoneId zone, ColumnLookup columns) {
		this.zone = zone;
		this.columns = columns;
		this.plain = new PlainFormat(zone);
	}

	/**
	 * Compiles a template.
	 * @param field the part of the profile that it makes
	 * @param text the template as it is written
	 * @return the template
	 * @throws IllegalArgumentException with words for a user if it is wrong
	 */
	Template compile(String field, String text) {
		if (CleanText.clean(text).isEmpty()) {
			throw new IllegalArgumentException("is empty; write a template or remove the setting");
		}
		return new Template(field, TemplateText.parse(text).pieces().stream().map(this::part).toList());
	}

	private TemplatePart part(TemplateText.TextPiece piece) {
		if (piece instanceof TemplateText.TextPiece.ColumnPlace place) {
			return new TemplatePart.ColumnPart(this.columns.positionOf(place.column()), place.column(),
					format(place.pattern()));
		}
		if (piece instanceof TemplateText.TextPiece.Literal literal) {
			return new TemplatePart.LiteralPart(literal.text());
		}
		throw new IllegalStateException("Nothing is known to make of " + piece.getClass().getSimpleName());
	}

	private ValueFormat format(@Nullable String pattern) {
		if (pattern == null) {
			return this.plain;
		}
		try {
			if (isForNumbers(pattern)) {
				return new NumberPattern(pattern);
			}
			if (pattern.chars().noneMatch(Character::isLetter)) {
				throw new IllegalArgumentException("it has no letter and no digit");
			}
			return new DatePattern(pattern, this.zone);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("the pattern " + pattern
					+ " is neither one for dates, such as dd/MM/yyyy, nor one for numbers, such as 0.00: "
					+ ex.getMessage());
		}
	}

	/**
	 * Only patterns for numbers have a place for a digit, and without one they are none.
	 */
	private static boolean isForNumbers(String pattern) {
		return pattern.indexOf('0') >= 0 || pattern.indexOf('#') >= 0;
	}

}
