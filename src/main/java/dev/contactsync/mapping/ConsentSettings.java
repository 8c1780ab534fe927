package dev.contactsync.mapping;

import java.util.List;

import dev.contactsync.check.Needed;
import dev.contactsync.check.Needed.Need;
import dev.contactsync.check.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Who has opted in, {@code mapping.consent}: a column, or a column and what it says then.
 */
public record ConsentSettings(
		@Needed(Need.OFTEN) @Setting("The column that says who has opted in, where it has words of its own.") @Nullable String column,
		@Needed(Need.OFTEN) @Setting("What the column says for yes, in place of the built-in list; case and white space around it do not matter.") @Nullable List<String> words) {

	/**
	 * Takes what configuration gives.
	 */
	public ConsentSettings {
		words = (words != null) ? List.copyOf(words) : null;
	}

	/**
	 * The short form, {@code consent: whatsapp_opt_in}; configuration binds a text
	 * through it.
	 */
	public static ConsentSettings of(String column) {
		return new ConsentSettings(column, null);
	}

}
