package dev.contactsync.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.format.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * One tag of the mapping, which gives a contact none, one, or one for every value of the
 * first of its columns that holds several, as an array, as JSON or in one text.
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
			List<?> values = several(row.raw(column.index()));
			if (values != null) {
				values.forEach((value) -> add(tags, row, column, value));
				return;
			}
		}
		add(tags, this.template.render(row));
	}

	private void add(Set<String> tags, RowBeingMapped row, TemplatePart.ColumnPart column, @Nullable Object value) {
		if (value instanceof Map) {
			row.exclude(ExclusionReason.UNREADABLE, "tags",
					"column " + column.name() + " has a JSON object, which cannot be a tag",
					this.template.evidence(row));
			return;
		}
		add(tags, this.template.render(row, column.index(), value));
	}

	private static void add(Set<String> tags, String tag) {
		if (!tag.isEmpty()) {
			tags.add(tag);
		}
	}

	/** The values of an array, of JSON or of a text that is split, else {@code null}. */
	private @Nullable List<?> several(@Nullable Object value) {
		if (value instanceof List<?> list) {
			return flat(list);
		}
		if (!(value instanceof String text) || text.length() > Template.LONGEST) {
			return null;
		}
		List<Object> values = JsonText.values(text);
		if (this.split == null) {
			return values;
		}
		return (values != null) ? values.stream().flatMap(this::split).toList() : pieces(text, this.split);
	}

	private static List<@Nullable Object> flat(List<?> list) {
		List<@Nullable Object> flat = new ArrayList<>();
		for (Object element : list) {
			List<Object> values = (element instanceof String text && text.length() <= Template.LONGEST)
					? JsonText.values(text) : null;
			flat.addAll((values != null) ? values : Collections.singletonList(element));
		}
		return flat;
	}

	private Stream<?> split(Object value) {
		return (this.split != null && value instanceof String text) ? pieces(text, this.split).stream()
				: Stream.of(value);
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
