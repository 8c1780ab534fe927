package dev.contactsync.mapping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.ProblemList;
import dev.contactsync.phone.PhoneAcceptance;
import dev.contactsync.phone.RegionNames;
import dev.contactsync.phone.UnknownRegion;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mapping of its settings, or says what is wrong with them.
 */
final class MappingCompiler {

	private static final Pattern ATTRIBUTE_KEY = Pattern.compile("[a-z0-9_]+");

	private final String root;

	private final ColumnLookup columns;

	private final TemplateCompiler templates;

	private final ProblemList problems = new ProblemList();

	/**
	 * A compiler for the mapping of a sync.
	 * @param root the path of the mapping in the configuration, for messages
	 * @param zone the zone in which timestamps are written
	 * @param columns the columns of the source
	 */
	MappingCompiler(String root, ZoneId zone, ColumnLookup columns) {
		this.root = root;
		this.columns = columns;
		this.templates = new TemplateCompiler(zone, columns);
	}

	Mapping compile(MappingSettings settings) {
		Optional<NameField> name = this.problems.get(() -> name(settings.name()));
		Optional<PhoneField> phone = this.problems.get(() -> phone(settings.phone()));
		Optional<Template> email = this.problems.get(() -> email(settings.email()));
		Optional<ConsentField> consent = this.problems.get(() -> consent(settings.consent()));
		List<TagField> tags = tags(settings.tags());
		Map<String, Template> attributes = attributes(settings.attributes());
		this.problems.throwIfAny();
		return new Mapping(consent.orElse(null), phone.orElseThrow(), name.orElseThrow(), email.orElse(null), tags,
				attributes);
	}

	private NameField name(@Nullable NameSettings name) {
		if (name == null || name.template() == null) {
			throw wrong(ProblemCode.MAPPING_INCOMPLETE, "name",
					"is missing; write for instance name: \"{first_name} {last_name}\"");
		}
		Template template = ofColumns("name", "name", name.template());
		String fallback = name.fallback();
		return new NameField(template, (fallback != null) ? template("name.fallback", "name", fallback) : null);
	}

	private PhoneField phone(@Nullable PhoneSettings phone) {
		if (phone == null || phone.number().isEmpty()) {
			throw wrong(ProblemCode.MAPPING_INCOMPLETE, "phone", "is missing; write for instance phone: \"{mobile}\"");
		}
		String region = phone.region();
		String prefix = phone.prefix();
		if (region != null && prefix != null) {
			throw wrong(ProblemCode.REGION_AND_PREFIX, "phone", "has both a region and a prefix; remove one of them");
		}
		Template origin = null;
		if (prefix != null) {
			origin = ofColumn("phone.prefix", prefix);
		}
		else if (region != null) {
			origin = ofColumn("phone.region", region);
		}
		return new PhoneField(phoneNumbers(phone.number()), origin, prefix != null,
				defaultRegion("phone.default-region", phone.defaultRegion()), phone.accept());
	}

	/** Phones of all lengths, since what a list cannot read blocks nobody. */
	PhoneField list(String phone, @Nullable String region) {
		Optional<Template> number = this.problems.get(() -> phoneNumber("phone", phone));
		Optional<String> defaultRegion = this.problems.get(() -> defaultRegion("default-region", region));
		this.problems.throwIfAny();
		return new PhoneField(List.of(number.orElseThrow()), null, false, defaultRegion.orElse(null),
				PhoneAcceptance.POSSIBLE);
	}

	private List<Template> phoneNumbers(List<String> settings) {
		List<Template> numbers = new ArrayList<>();
		for (int i = 0; i < settings.size(); i++) {
			String setting = (settings.size() == 1) ? "phone.number" : "phone.number[" + i + "]";
			numbers.add(phoneNumber(setting, settings.get(i)));
		}
		return List.copyOf(numbers);
	}

	private Template phoneNumber(String setting, String text) {
		checkIsNoColumn(setting, text);
		return withColumn(setting, named(setting, () -> this.templates.compilePhone(text)));
	}

	private Template ofColumn(String setting, String text) {
		return withColumn(setting, ofColumns(setting, "phone", text));
	}

	private Template withColumn(String setting, Template template) {
		if (template.columns().isEmpty()) {
			throw wrong(ProblemCode.NO_COLUMN_NAMED, setting,
					"names no column; a region that all contacts share is written as default-region");
		}
		return template;
	}

	private @Nullable ConsentField consent(@Nullable ConsentSettings consent) {
		if (consent == null) {
			return null;
		}
		Integer column = columnOrNone("consent", consent.column());
		if (column == null) {
			throw wrong(ProblemCode.NO_COLUMN_NAMED, "consent",
					"names no column; write for instance {column: status, words: [active]}");
		}
		return named("consent.words", () -> ConsentField.of(column, consent.words()));
	}

	private @Nullable String defaultRegion(String setting, @Nullable String text) {
		if (text == null) {
			return null;
		}
		String region = RegionNames.of(text);
		if (region == null) {
			throw wrong(ProblemCode.UNKNOWN_REGION, setting, UnknownRegion.message(text));
		}
		return region;
	}

	private @Nullable Template email(@Nullable String email) {
		return (email != null) ? ofColumns("email", "email", email) : null;
	}

	private List<TagField> tags(List<TagSettings> settings) {
		List<TagField> tags = new ArrayList<>();
		for (int i = 0; i < settings.size(); i++) {
			String setting = "tags[" + i + "]";
			TagSettings tag = settings.get(i);
			this.problems.get(() -> tag(setting, tag)).ifPresent(tags::add);
		}
		return List.copyOf(tags);
	}

	private TagField tag(String setting, TagSettings tag) {
		if (tag.tag() == null) {
			throw wrong(ProblemCode.BAD_TAG, setting, "has no tag; write for instance {tag: vip, when: is_vip}");
		}
		Template template = template(setting, "tags", tag.tag());
		String split = tag.split();
		if (split != null && (split.isEmpty() || template.columns().size() != 1)) {
			throw wrong(ProblemCode.BAD_TAG, setting, "needs a split text that is not empty, and exactly one column");
		}
		return new TagField(template, columnOrNone(setting + ".when", tag.when()), split);
	}

	private Map<String, Template> attributes(Map<String, String> settings) {
		Map<String, Template> attributes = new LinkedHashMap<>();
		Map<String, String> alike = new HashMap<>();
		settings.forEach((key, text) -> this.problems.get(() -> attribute(key, text, alike))
			.ifPresent((template) -> attributes.put(key, template)));
		return Collections.unmodifiableMap(attributes);
	}

	/**
	 * Property names are equal regardless of underscores, and both keys would have been
	 * given the template of one.
	 */
	private Template attribute(String key, String text, Map<String, String> alike) {
		String setting = "attributes." + key;
		if (!ATTRIBUTE_KEY.matcher(key).matches()) {
			throw wrong(ProblemCode.BAD_ATTRIBUTE_KEY, setting,
					"is not a valid attribute key; use only the letters a to z, digits and _");
		}
		String other = alike.put(key.replace("_", ""), key);
		if (other != null) {
			throw wrong(ProblemCode.BAD_ATTRIBUTE_KEY, setting,
					"differs from " + other + " in underscores only; rename one of them");
		}
		return template(setting, setting, text);
	}

	private @Nullable Integer columnOrNone(String setting, @Nullable String column) {
		return (column != null) ? named(setting, () -> this.columns.positionOf(column)) : null;
	}

	/** A template in which the bare name of a column is a mistake. */
	private Template ofColumns(String setting, String field, String text) {
		checkIsNoColumn(setting, text);
		return template(setting, field, text);
	}

	private void checkIsNoColumn(String setting, String text) {
		if (this.columns.has(text)) {
			throw wrong(ProblemCode.CONSTANT_TEMPLATE, setting,
					"is always the text " + text + "; write {" + text + "} for the value of the column");
		}
	}

	private Template template(String setting, String field, String text) {
		return named(setting, () -> this.templates.compile(field, text));
	}

	private <T> T named(String setting, Supplier<T> step) {
		try {
			return step.get();
		}
		catch (MappingMistake ex) {
			throw wrong(ex.code(), setting, ex.getMessage());
		}
	}

	private ContactSyncException wrong(ProblemCode code, String setting, @Nullable String message) {
		return new ContactSyncException(code, this.root + "." + setting + ": " + message);
	}

}
