package dev.contactsync.guard;

import dev.contactsync.check.Setting;
import dev.contactsync.check.SettingRange;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a run is held until it is approved; 100 switches a comparison off.
 */
public record GuardSettings(
		@Setting("A run is held if the source has lost more than this share of its contacts since the last completed "
				+ "run, and more than 20, or no longer shows that many of those that are known, for instance because "
				+ "all keys are new. An emptied source is always held; 100 switches the comparison off.") @DefaultValue("20") @SettingRange("0 to 100") int fewerPercent,
		@Setting("A run is held if more than this share of the contacts that the API has would be sent again, and at "
				+ "least 50; new ones do not count, and 100 switches the comparison off.") @DefaultValue("50") @SettingRange("0 to 100") int changedPercent,
		@Setting("A run is held if more than this share of the suppressed contacts would be sent, have another phone or "
				+ "are gone, and at least 50; 100 switches the comparison off.") @DefaultValue("10") @SettingRange("0 to 100") int suppressedPercent,
		@Setting("A run is held if the share of invalid contacts has risen by more than this many percentage points since the last "
				+ "completed run, and by more than 20 contacts; 100 switches the comparison off.") @DefaultValue("20") @SettingRange("0 to 100") int invalidPoints) {
}
