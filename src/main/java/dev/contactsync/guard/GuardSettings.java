package dev.contactsync.guard;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a run is held until somebody approves; 100 switches a comparison off.
 *
 * @param fewerPercent held if the source has lost more than this share of its contacts
 * since the last completed run, and more than 20; an emptied source is held always
 * @param changedPercent held if more than this share of the contacts that the API has
 * would be sent again, and at least 1,000; new ones do not count
 * @param invalidPoints held if the share of invalid contacts has risen by more percentage
 * points since the last completed run, and by more than 20 contacts
 */
public record GuardSettings(@DefaultValue("20") @Min(0) @Max(100) int fewerPercent,
		@DefaultValue("50") @Min(0) @Max(100) int changedPercent,
		@DefaultValue("20") @Min(0) @Max(100) int invalidPoints) {
}
