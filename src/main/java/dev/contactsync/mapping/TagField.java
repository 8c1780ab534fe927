package dev.contactsync.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One tag of the mapping, which gives a contact none, one, or one for every value of the
 * first of its columns that holds several.
 *
 * @param template what makes the tag
 * @param when the position of the column that says who gets it, or {@code null}
 * @param split the text between several values in one text, or {@code null}
 */
record TagField(Template template, @Nullable Integer when, @Nullable String split) {

	void addTo(Set<String> tags, RowBeingMapped row) {
		if (this.when != null && !Truthiness.isYes(row.value(this.when))) {
			return;
		}
		for (TemplatePart.ColumnPart column : this.template.columns()) {
			if (several(row.value(column.index())) instanceof List<?> values) {
				values.forEach((value) -> add(tags, this.template.render(row, column.index(), value)));
				return;
			}
		}
		add(tags, this.template.render(row));
	}

	private static void add(Set<String> tags, String tag) {
		if (!tag.isEmpty()) {
			tags.add(tag);
		}
	}

	private @Nullable Object several(@Nullable Object value) {
		if (this.split != null && value instanceof String text && text.length() <= Template.LONGEST) {
			return pieces(text, this.split);
		}
		return value;
	}

	private static List<String> pieces(String text, String separator) {
		List<String> pieces = new ArrayList<>();
		int start = 0;
		for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
			pieces.add(text.substring(start, end));
			start = end + separator.length();
		}
		pieces.add(text.substring(start));
		return pieces;
	}

}
