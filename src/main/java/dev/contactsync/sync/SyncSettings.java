package dev.contactsync.sync;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import dev.contactsync.guard.GuardSettings;
import dev.contactsync.mapping.MappingSettings;
import dev.contactsync.source.ReadMode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one sync reads, how it is mapped, and where it goes.
 *
 * @param source the name of the source; may be left out where there is only one
 * @param destination the name of the destination; may be left out where there is only one
 * @param table the table or view to read, optionally with its schema; or
 * @param query the one SELECT to read
 * @param key the column that identifies a contact: unique, and never changed
 * @param changedAt the column that says when a contact was last changed; without it every
 * row is looked at in every run
 * @param columns the columns of a table that the mapping may use; all where empty
 * @param schedule when {@code serve} runs it, as a cron expression of six fields
 * @param zone in which times with a zone are rendered; the machine's where left out
 * @param read by pages or by a cursor; a table is read by pages and a query by a cursor
 * where left out
 * @param pageSize rows a page
 * @param chunkSize rows that are mapped, sent and committed together
 * @param overlap how far before the last run's start changed rows are looked for, for
 * transactions that were open and for clocks that differ
 * @param deadline how long a sync may take in one start; then it ends, and the next start
 * goes on
 * @param sweepBelow tables with fewer rows are looked at as a whole in every run
 * @param guard when a run is held until somebody approves
 * @param mapping what becomes of a row
 */
public record SyncSettings(@Nullable String source, @Nullable String destination, @Nullable String table,
		@Nullable String query, @NotBlank String key, @Nullable String changedAt, @DefaultValue List<String> columns,
		@Nullable String schedule, @Nullable ZoneId zone, @Nullable ReadMode read,
		@DefaultValue("5000") @Min(1) int pageSize, @DefaultValue("1000") @Min(1) int chunkSize,
		@DefaultValue("48h") Duration overlap, @DefaultValue("5000000") @Min(0) long sweepBelow,
		@Nullable @DurationMin(seconds = 1) Duration deadline, @DefaultValue @Valid GuardSettings guard,
		@NotNull MappingSettings mapping) {

	ZoneId zoneOrDefault() {
		return (this.zone != null) ? this.zone : ZoneId.systemDefault();
	}

	ReadMode readMode() {
		if (this.read != null) {
			return this.read;
		}
		return (this.query != null) ? ReadMode.CURSOR : ReadMode.PAGES;
	}

}
