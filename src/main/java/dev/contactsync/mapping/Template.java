package dev.contactsync.mapping;

import java.util.List;
import java.util.function.UnaryOperator;

import dev.contactsync.contact.CleanText;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.MaskedText;
import dev.contactsync.format.EndlessValue;
import dev.contactsync.format.ValueFormat;
import org.jspecify.annotations.Nullable;

/**
 * A template whose columns are found. A value that is {@code null}, blank or endless
 * leaves no white space behind; a template whose every column is such a value gives
 * nothing, one without a column always its text. A value that cannot be written excludes
 * the row.
 */
final class Template {

	/** The most characters that a value may have. */
	static final int LONGEST = ValueFormat.LONGEST;

	private static final int NO_COLUMN = -1;

	private final String field;

	private final UnaryOperator<String> cleaning;

	private final List<TemplatePart> parts;

	private final List<TemplatePart.ColumnPart> columns;

	/**
	 * A template for a part of the profile.
	 * @param field the part of the profile, for what is excluded
	 * @param cleaning how the texts of rows are cleaned
	 * @param parts the parts in order
	 */
	Template(String field, UnaryOperator<String> cleaning, List<TemplatePart> parts) {
		this.field = field;
		this.cleaning = cleaning;
		this.parts = List.copyOf(parts);
		this.columns = parts.stream()
			.filter(TemplatePart.ColumnPart.class::isInstance)
			.map(TemplatePart.ColumnPart.class::cast)
			.toList();
	}

	List<TemplatePart.ColumnPart> columns() {
		return this.columns;
	}

	/**
	 * Fills the template; the values of an array are joined.
	 * @return the text, empty where there is nothing
	 */
	String render(RowBeingMapped row) {
		return render(row, NO_COLUMN, null);
	}

	/**
	 * Fills the template with another value in place of a column's own.
	 * @param replaced the position of the column
	 * @param element the value to take for it
	 * @return the text, empty where there is nothing
	 */
	String render(RowBeingMapped row, int replaced, @Nullable Object element) {
		StringBuilder text = new StringBuilder();
		boolean anything = this.columns.isEmpty();
		boolean afterGap = false;
		for (TemplatePart part : this.parts) {
			if (part instanceof TemplatePart.ColumnPart column) {
				String value = text(row, column, (column.index() == replaced) ? element : row.value(column.index()));
				text.append(value);
				anything |= !value.isEmpty();
				afterGap = value.isEmpty();
			}
			else if (part instanceof TemplatePart.LiteralPart literal) {
				afterGap = append(text, literal.text(), afterGap);
			}
			else {
				throw new IllegalStateException("No text is known for " + part.getClass().getSimpleName());
			}
		}
		return anything ? withinLimit(row, CleanText.strip(text.toString())) : "";
	}

	private static boolean append(StringBuilder text, String literal, boolean afterGap) {
		int start = 0;
		if (afterGap && (text.isEmpty() || CleanText.isSpace(text.charAt(text.length() - 1)))) {
			while (start < literal.length() && CleanText.isSpace(literal.charAt(start))) {
				start++;
			}
		}
		text.append(literal, start, literal.length());
		return start > 0 && start == literal.length();
	}

	private String text(RowBeingMapped row, TemplatePart.ColumnPart column, @Nullable Object value) {
		if (value instanceof List<?> elements) {
			return joined(row, column, elements);
		}
		if (value instanceof String text) {
			String clean = this.cleaning.apply(withinLimit(row, text));
			return clean.isEmpty() ? "" : formatted(row, column, clean);
		}
		return (value == null || EndlessValue.isOne(value)) ? "" : formatted(row, column, value);
	}

	private String joined(RowBeingMapped row, TemplatePart.ColumnPart column, List<?> elements) {
		StringBuilder joined = new StringBuilder();
		for (Object element : elements) {
			String text = text(row, column, element);
			if (!text.isEmpty()) {
				joined.append(joined.isEmpty() ? "" : ", ").append(text);
			}
			if (joined.length() > LONGEST) {
				break;
			}
		}
		return joined.toString();
	}

	private String formatted(RowBeingMapped row, TemplatePart.ColumnPart column, Object value) {
		String text = column.format().format(value);
		if (text != null) {
			return text;
		}
		row.exclude(ExclusionReason.UNREADABLE, this.field,
				"column %s cannot be written %s: %s, %s".formatted(column.name(), column.format().description(),
						value.getClass().getSimpleName(), MaskedText.shape(value.toString())),
				evidence(row));
		return "";
	}

	private String withinLimit(RowBeingMapped row, String text) {
		if (text.length() <= LONGEST) {
			return text;
		}
		row.exclude(ExclusionReason.TOO_LARGE, this.field, "more than " + LONGEST + " characters", evidence(row));
		return "";
	}

	/**
	 * The raw values that the template is filled from.
	 * @return the values in one text
	 */
	String evidence(RowBeingMapped row) {
		StringBuilder evidence = new StringBuilder();
		for (TemplatePart.ColumnPart column : this.columns) {
			evidence.append(row.evidence(column.index()));
		}
		return evidence.toString();
	}

}
