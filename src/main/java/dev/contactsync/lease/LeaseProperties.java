package dev.contactsync.lease;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the lease.
 *
 * @param leaseTtl how long a process that is not heard of keeps the right to send
 */
@ConfigurationProperties("contact-sync")
public record LeaseProperties(@DefaultValue("60s") Duration leaseTtl) {
}
