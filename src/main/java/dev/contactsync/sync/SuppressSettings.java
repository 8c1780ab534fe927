package dev.contactsync.sync;

import dev.contactsync.check.Needed.Need;
import dev.contactsync.check.Needed;
import dev.contactsync.check.Setting;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * A list of phones that nobody may send to, in whatever form they are written there.
 */
public record SuppressSettings(
		@Needed(Need.OFTEN) @Setting("A SELECT in the sync's source that returns the phones that must not be sent to.") @NotBlank String query,
		@Needed(Need.OFTEN) @Setting("A template for the phone in a row of that list, such as `{phone}`.") @NotBlank String phone,
		@Needed(Need.OFTEN) @Setting("The region of the list's phones that have no country code, as an ISO code.") @Nullable String defaultRegion) {
}
