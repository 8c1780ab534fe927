package dev.contactsync.mapping;

import java.time.ZoneId;
import java.util.List;

import dev.contactsync.contact.CleanText;
import dev.contactsync.contact.ColumnType;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.format.DatePattern;
import dev.contactsync.format.NumberPattern;
import dev.contactsync.format.PatternMistake;
import dev.contactsync.format.PhoneFormat;
import dev.contactsync.format.PlainFormat;
import dev.contactsync.format.ValueFormat;

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
	 * @throws MappingMistake with a message for the user if it is wrong
	 */
	Template compile(String field, String text) {
		return new Template(field, CleanText::clean, parts(pieces(text), this.plain));
	}

	/**
	 * Compiles a template for phones: numbers are written as {@link PhoneFormat} does,
	 * and lines stay apart. It has no patterns: one would round a number that is no phone
	 * to somebody's.
	 * @param text the template as it is written
	 * @throws MappingMistake with words for a user if it is wrong
	 */
	Template compilePhone(String text) {
		List<TemplateText.TextPiece> pieces = pieces(text);
		pieces.forEach(TemplateCompiler::checkHasNoPattern);
		return new Template("phone", CleanText::lines, parts(pieces, new PhoneFormat()));
	}

	private static void checkHasNoPattern(TemplateText.TextPiece piece) {
		if (piece instanceof TemplateText.TextPiece.ColumnPlace place && place.pattern() != null) {
			throw new MappingMistake(ProblemCode.BAD_PATTERN,
					"a phone takes no pattern such as %s, which could make another number of it; write {%s}"
						.formatted(place.pattern(), place.column()));
		}
	}

	private static List<TemplateText.TextPiece> pieces(String text) {
		if (CleanText.clean(text).isEmpty()) {
			throw new MappingMistake(ProblemCode.BAD_TEMPLATE, "is empty; write a template or remove the setting");
		}
		return TemplateText.parse(text).pieces();
	}

	private List<TemplatePart> parts(List<TemplateText.TextPiece> pieces, ValueFormat plain) {
		return pieces.stream().map((piece) -> part(piece, plain)).toList();
	}

	private TemplatePart part(TemplateText.TextPiece piece, ValueFormat plain) {
		if (piece instanceof TemplateText.TextPiece.ColumnPlace place) {
			String pattern = place.pattern();
			int position = this.columns.positionOf(place.column());
			ValueFormat format = (pattern != null) ? format(pattern) : plain;
			checkFits(place.column(), this.columns.typeAt(position), format);
			return new TemplatePart.ColumnPart(position, place.column(), format);
		}
		if (piece instanceof TemplateText.TextPiece.Literal literal) {
			return new TemplatePart.LiteralPart(literal.text());
		}
		throw new IllegalStateException("Nothing is known to make of " + piece.getClass().getSimpleName());
	}

	private static void checkFits(String column, ColumnType type, ValueFormat format) {
		Object sample = type.sample();
		if (sample != null && format.format(sample) == null) {
			throw new MappingMistake(ProblemCode.TYPE_NEVER_FITS,
					"column %s cannot be written %s, since its type is %s; convert it in a query".formatted(column,
							format.description(), type.message()));
		}
	}

	private ValueFormat format(String pattern) {
		String meant = isForNumbers(pattern) ? PatternMistake.meantNumber(pattern) : PatternMistake.meantDate(pattern);
		if (meant != null) {
			throw new MappingMistake(ProblemCode.BAD_PATTERN,
					"the pattern " + pattern + " does not mean what it seems to; did you mean " + meant + "?");
		}
		try {
			if (isForNumbers(pattern)) {
				return new NumberPattern(pattern);
			}
			checkLetters(pattern);
			if (pattern.chars().noneMatch(Character::isLetter)) {
				throw new IllegalArgumentException("it has no letter and no digit");
			}
			return new DatePattern(pattern, this.zone);
		}
		catch (IllegalArgumentException ex) {
			throw new MappingMistake(ProblemCode.BAD_PATTERN, "the pattern " + pattern
					+ " is not valid for dates, such as dd/MM/yyyy, or for numbers, such as 0.00: " + ex.getMessage());
		}
	}

	private static void checkLetters(String pattern) {
		String strange = PatternMistake.strangeLetter(pattern);
		if (strange != null) {
			throw new MappingMistake(ProblemCode.BAD_PATTERN, "the pattern " + pattern + " has the letter " + strange
					+ ", which stands for no part of a date; write the pattern with d, M, y, H, m and s, such as "
					+ "dd/MM/yyyy HH:mm, and put text into single quotes");
		}
	}

	/**
	 * Patterns for numbers, and only those, have a place for a digit.
	 */
	private static boolean isForNumbers(String pattern) {
		return pattern.indexOf('0') >= 0 || pattern.indexOf('#') >= 0;
	}

}
