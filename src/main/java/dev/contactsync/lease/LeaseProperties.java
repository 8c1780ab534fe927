package dev.contactsync.lease;

import java.time.Duration;

import dev.contactsync.check.Setting;
import dev.contactsync.check.SettingRange;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Settings of the lease. */
@Validated
@ConfigurationProperties("contact-sync")
public record LeaseProperties(
		@Setting("How long a process that has gone silent keeps the right to send.") @DefaultValue("60s") @SettingRange("2s to 1h") Duration leaseTtl) {
}
