package dev.contactsync.mapping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.MappingResult;
import dev.contactsync.contact.Profile;
import dev.contactsync.contact.SourceContact;
import org.jspecify.annotations.Nullable;

/** Rows for mappings, of columns and values in turn. */
final class Rows {

	static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

	private Rows() {
	}

	/**
	 * A mapping of name and mobile, with the given attributes (key and template by
	 * turns).
	 */
	static MappingSettings settings(String... attributes) {
		return settings(NameSettings.of("{name}"), PhoneSettings.of("{mobile}"), List.of(), attributes);
	}

	static MappingSettings settings(NameSettings name, PhoneSettings phone, List<TagSettings> tags,
			String... attributes) {
		Map<String, String> map = new LinkedHashMap<>();
		for (int i = 0; i < attributes.length; i += 2) {
			map.put(attributes[i], attributes[i + 1]);
		}
		return new MappingSettings(name, null, phone, null, tags, map);
	}

	/** Maps a row that has a valid name and mobile beside the given columns. */
	static MappingResult map(MappingSettings settings, @Nullable Object... columnsAndValues) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		row.put("name", "Asha");
		row.put("mobile", "+44 20 7946 0958");
		for (int i = 0; i < columnsAndValues.length; i += 2) {
			row.put(String.valueOf(columnsAndValues[i]), columnsAndValues[i + 1]);
		}
		ColumnNames columns = new ColumnNames(List.copyOf(row.keySet()));
		List<@Nullable Object> values = Collections.unmodifiableList(new ArrayList<>(row.values()));
		return Mapping.compile("customers", settings, KOLKATA, columns).map(new SourceContact("7", null, values));
	}

	static Profile profile(MappingSettings settings, @Nullable Object... columnsAndValues) {
		return ((MappingResult.Sendable) map(settings, columnsAndValues)).profile();
	}

	static Exclusion exclusion(MappingSettings settings, @Nullable Object... columnsAndValues) {
		return (Exclusion) map(settings, columnsAndValues);
	}

	/** What a template makes of a row, or null where it gives nothing. */
	static @Nullable String render(String template, @Nullable Object... columnsAndValues) {
		return profile(settings("x", template), columnsAndValues).attributes().get("x");
	}

}
