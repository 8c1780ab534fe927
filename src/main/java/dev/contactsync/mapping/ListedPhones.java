package dev.contactsync.mapping;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.Phone;
import dev.contactsync.contact.ProblemList;
import dev.contactsync.contact.SourceContact;
import org.jspecify.annotations.Nullable;

/**
 * The phones of rows that tell whom nobody may send to. A row gives every phone that it
 * can mean, and in every mode in which a sync reads phones.
 */
public final class ListedPhones {

	private static final ZoneId ANY_ZONE = ZoneId.of("UTC");

	private final PhoneField phone;

	private ListedPhones(PhoneField phone) {
		this.phone = phone;
	}

	/**
	 * The phones of a row.
	 *
	 * @param phones all that it can mean
	 * @param problem why there is none, or {@code null} if there is one
	 */
	public record OfRow(Set<Phone> phones, @Nullable ExclusionReason problem) {
	}

	/**
	 * Prepares a template for the rows of a list.
	 * @param where the setting that has the list, for messages
	 * @param phone the template for the phone
	 * @param defaultRegion the region of phones without a country code, or {@code null}
	 * @param columns the columns of the rows
	 * @return what reads the rows
	 * @throws ContactSyncException for a wrong configuration, naming all settings that
	 * are wrong
	 */
	public static ListedPhones compile(String where, String phone, @Nullable String defaultRegion,
			ColumnNames columns) {
		return new ListedPhones(
				new MappingCompiler(where, ANY_ZONE, ColumnLookup.in(columns)).list(phone, defaultRegion));
	}

	/**
	 * Looks at a template before the columns are known.
	 * @param where the setting that has the list, for messages
	 * @param phone the template for the phone
	 * @param defaultRegion the region of phones without a country code, or {@code null}
	 * @return what is wrong with it whatever the columns are
	 */
	public static List<ContactSyncException> problems(String where, String phone, @Nullable String defaultRegion) {
		ProblemList problems = new ProblemList();
		problems.get(() -> new MappingCompiler(where, ANY_ZONE, new ColumnRecorder()).list(phone, defaultRegion));
		return problems.all();
	}

	/**
	 * Reads a row.
	 * @param row the row, with a value for each of the columns
	 * @return its phones; never an exception for what a row holds
	 */
	public OfRow read(SourceContact row) {
		RowBeingMapped mapped = new RowBeingMapped(row);
		Set<Phone> phones = this.phone.all(mapped);
		return new OfRow(phones, phones.isEmpty() ? Objects.requireNonNull(mapped.exclusion()).reason() : null);
	}

}
