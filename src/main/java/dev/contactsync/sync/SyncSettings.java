package dev.contactsync.sync;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import dev.contactsync.check.Needed.Need;
import dev.contactsync.check.Needed;
import dev.contactsync.check.Setting;
import dev.contactsync.check.SettingRange;
import dev.contactsync.guard.GuardSettings;
import dev.contactsync.mapping.MappingSettings;
import dev.contactsync.source.ReadingOptions.ReadMode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one sync reads, how it is mapped, and where it goes.
 */
public record SyncSettings(
		@Needed(Need.OFTEN) @Setting("The name of the source; may be left out where there is only one.") @Nullable String source,
		@Needed(Need.OFTEN) @Setting("The name of the destination; may be left out where there is only one.") @Nullable String destination,
		@Needed(Need.ALWAYS) @Setting("The table or view to read, also as `schema.table`; or use `query`.") @Nullable String table,
		@Needed(Need.ALWAYS) @Setting("The one SELECT to read, in place of a table.") @Nullable String query,
		@Needed(Need.OFTEN) @Setting("An SQL condition for the rows of the table, such as `deleted = false`; a contact whose row no "
				+ "longer fulfils it counts as gone.") @Nullable String where,
		@Needed(Need.ALWAYS) @Setting("The column that identifies a contact: unique, never null, never changed.") @NotBlank String key,
		@Needed(Need.OFTEN) @Setting("The column with the time of the last change; it ranks contacts with the same phone, and saves "
				+ "reading in large tables.") @Nullable String changedAt,
		@Setting("The columns of a table that the mapping may use; all if left out. Only those that it does use are "
				+ "read.") @DefaultValue List<String> columns,
		@Setting("When the sync is due, as a cron expression of six fields. It is checked, but nothing runs it yet.") @Nullable String schedule,
		@Needed(Need.OFTEN) @Setting("The time zone in which times with a zone are written, such as `Asia/Kolkata`; the machine's if left "
				+ "out.") @Nullable ZoneId zone,
		@Setting("`pages` reads by short statements, one a page; `cursor` by one statement a slice, except in a first "
				+ "load, where it would be open while requests wait. Without it a table is read by pages and a query "
				+ "by a cursor.") @Nullable ReadMode read,
		@Setting("Rows in a page.") @DefaultValue("5000") @SettingRange("1 to 50000") int pageSize,
		@Setting("Rows that are mapped, sent and committed together.") @DefaultValue("1000") @SettingRange("1 to 10000") int chunkSize,
		@Setting("How far before the start of the last run to look for changed rows, because of transactions that "
				+ "were open and clocks that differ.") @DefaultValue("48h") @SettingRange("0s to 365d") Duration overlap,
		@Setting("Tables with fewer rows are read as a whole in every run.") @DefaultValue("5000000") @SettingRange("0 to 1000000000000") long sweepBelow,
		@Setting("How long a sync may take in one start; then it ends with exit 75, and the next start resumes. "
				+ "Without it there is no limit.") @Nullable @SettingRange("1s to 30d") Duration deadline,
		@Needed(Need.OFTEN) @Setting("A list of phones that must not be sent to.") @Nullable @Valid SuppressSettings suppress,
		@Setting("Whether a run exits with 3 because contacts are rejected and not accepted (`fail`), or with 0 (`warn`).") @DefaultValue("fail") RejectionMode rejections,
		@Setting("When a run is held until it is approved.") @DefaultValue @Valid GuardSettings guard,
		@Needed(Need.ALWAYS) @Setting("What becomes of a row.") @NotNull MappingSettings mapping) {

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
