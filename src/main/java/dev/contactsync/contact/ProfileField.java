package dev.contactsync.contact;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In what two versions of a profile can differ. */
public enum ProfileField implements Coded {

	/** Whom it is sent to. */
	PHONE,

	/** The contact's name. */
	NAME,

	/** The e-mail address. */
	EMAIL,

	/** The tags. */
	TAGS,

	/** The attributes. */
	ATTRIBUTES,

	/** None of the others, as far as is known: how the profile is written. */
	ENCODING;

	/**
	 * Fields as tables keep them.
	 * @param fields some fields
	 * @return their words in order, with commas between them
	 */
	public static String list(Collection<ProfileField> fields) {
		return fields.stream().sorted().map(ProfileField::code).collect(Collectors.joining(","));
	}

	/**
	 * Fields as tables keep them.
	 * @param list words of fields, as {@link #list} gives them
	 */
	public static Set<ProfileField> parse(String list) {
		return list.isEmpty() ? Set.of()
				: Stream.of(list.split(","))
					.map((word) -> Coded.parse(ProfileField.class, word))
					.collect(Collectors.toCollection(() -> EnumSet.noneOf(ProfileField.class)));
	}

}
