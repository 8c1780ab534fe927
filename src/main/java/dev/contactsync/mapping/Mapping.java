package dev.contactsync.mapping;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.MappingResult;
import dev.contactsync.contact.Phone;
import dev.contactsync.contact.ProblemList;
import dev.contactsync.contact.Profile;
import dev.contactsync.contact.SourceContact;
import org.jspecify.annotations.Nullable;

/**
 * Makes profiles of rows. Consent comes first, so that no contact that has not opted in
 * is called invalid; then phone, name, e-mail address, tags and attributes, and the first
 * that cannot be made excludes the contact. May be used by several threads at once.
 */
public final class Mapping {

	private final @Nullable ConsentField consent;

	private final PhoneField phone;

	private final NameField name;

	private final @Nullable Template email;

	private final List<TagField> tags;

	private final Map<String, Template> attributes;

	Mapping(@Nullable ConsentField consent, PhoneField phone, NameField name, @Nullable Template email,
			List<TagField> tags, Map<String, Template> attributes) {
		this.consent = consent;
		this.phone = phone;
		this.name = name;
		this.email = email;
		this.tags = tags;
		this.attributes = attributes;
	}

	/**
	 * Prepares a mapping for the rows of a source.
	 * @param sync the name of the sync, for messages
	 * @param settings what is configured
	 * @param zone the zone in which timestamps are written
	 * @param columns the columns of the rows
	 * @throws ContactSyncException for a wrong configuration, naming all settings that
	 * are wrong
	 */
	public static Mapping compile(String sync, MappingSettings settings, ZoneId zone, ColumnNames columns) {
		return new MappingCompiler("contact-sync.syncs." + sync + ".mapping", zone, ColumnLookup.in(columns))
			.compile(settings);
	}

	/**
	 * The columns that a mapping needs.
	 * @param settings what is configured
	 * @return the names as they are written, without repeats, in the order of the
	 * settings
	 * @throws ContactSyncException for a configuration that is wrong regardless of the
	 * columns
	 */
	public static Set<String> columnsOf(MappingSettings settings) {
		ColumnRecorder recorder = new ColumnRecorder();
		new MappingCompiler("mapping", ZoneId.of("UTC"), recorder).compile(settings);
		return recorder.names();
	}

	/**
	 * Looks at a mapping before its columns are known.
	 * @param sync the name of the sync, for messages
	 * @param settings what is configured
	 * @return what is wrong with it whatever the columns are
	 */
	public static List<ContactSyncException> problems(String sync, MappingSettings settings) {
		ProblemList problems = new ProblemList();
		problems.get(() -> new MappingCompiler("contact-sync.syncs." + sync + ".mapping", ZoneId.of("UTC"),
				new ColumnRecorder())
			.compile(settings));
		return problems.all();
	}

	/**
	 * What means yes in the column of consent.
	 * @return the words; empty where the mapping has no consent
	 */
	public List<String> consentWords() {
		return (this.consent != null) ? this.consent.known() : List.of();
	}

	/**
	 * Makes a profile of a row.
	 * @param contact the row, with a value for each of the columns
	 * @return the profile, or why the contact is excluded; never an exception for what a
	 * row holds. Of a row with a fault it counts whether its contact has said no.
	 */
	public MappingResult map(SourceContact contact) {
		RowBeingMapped row = new RowBeingMapped(contact);
		ConsentAnswer answer = answer(row);
		if (answer == ConsentAnswer.NO) {
			return suppressed(row, ExclusionReason.OPTED_OUT);
		}
		if (contact.fault() != null) {
			return contact.fault();
		}
		if (answer != ConsentAnswer.YES) {
			return suppressed(row, ExclusionReason.NO_OPT_IN);
		}
		PhoneField.Found found = this.phone.read(row);
		String name = this.name.read(row);
		String email = (this.email != null) ? this.email.render(row) : "";
		boolean hasEmail = EmailAddress.isOne(email);
		List<String> tags = tags(row);
		Map<String, String> attributes = attributes(row);
		Exclusion exclusion = row.exclusion();
		if (exclusion != null) {
			return exclusion;
		}
		Phone phone = Objects.requireNonNull(found).phone();
		Profile profile = new Profile(name, hasEmail ? email : null, phone, tags, attributes);
		return new MappingResult.Sendable(profile, !hasEmail && !email.isEmpty(), found.byDefaultRegion());
	}

	/**
	 * Looks only whether a contact has said no.
	 * @param contact the row, with values for at least the columns of consent and phone
	 * @return why it is excluded, with its phone if that is valid; or null where it has
	 * not said no, whatever else is wrong with it
	 */
	public @Nullable Exclusion optedOut(SourceContact contact) {
		RowBeingMapped row = new RowBeingMapped(contact);
		return (answer(row) == ConsentAnswer.NO) ? suppressed(row, ExclusionReason.OPTED_OUT) : null;
	}

	/**
	 * Looks only whether a contact has opted in.
	 * @param contact the row
	 * @return true as well where the mapping has no consent; false where it cannot be
	 * read
	 */
	public boolean hasOptedIn(SourceContact contact) {
		return answer(new RowBeingMapped(contact)) == ConsentAnswer.YES;
	}

	private ConsentAnswer answer(RowBeingMapped row) {
		return (this.consent != null) ? this.consent.read(row) : ConsentAnswer.YES;
	}

	private Exclusion suppressed(RowBeingMapped row, ExclusionReason reason) {
		PhoneField.Found found = this.phone.read(row);
		int column = Objects.requireNonNull(this.consent).column();
		String evidence = row.evidence(column) + this.phone.evidence(row);
		return new Exclusion(reason, "consent", null, evidence, (found != null) ? found.phone() : null);
	}

	private List<String> tags(RowBeingMapped row) {
		Set<String> tags = new LinkedHashSet<>();
		this.tags.forEach((tag) -> tag.addTo(tags, row));
		return List.copyOf(tags);
	}

	private Map<String, String> attributes(RowBeingMapped row) {
		Map<String, String> attributes = new LinkedHashMap<>();
		this.attributes.forEach((key, template) -> {
			String value = template.render(row);
			if (!value.isEmpty()) {
				attributes.put(key, value);
			}
		});
		return Collections.unmodifiableMap(attributes);
	}

}
