package dev.contactsync.sync;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.contactsync.check.ProblemPage;
import dev.contactsync.contact.CountText;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.source.SourceDatabase;

/** Tries some entries of a list of blocked phones, and shows no value of them. */
final class ListCheck {

	private static final String CHECK = "suppress";

	private final String sync;

	private final CheckList list;

	ListCheck(String sync, CheckList list) {
		this.sync = sync;
		this.list = list;
	}

	/** Looks at the list of the sync, and adds what it finds. */
	void look(SuppressSettings settings, SourceDatabase database) {
		this.list.inspect(CHECK, this.sync, () -> {
			SuppressRows rows = SuppressRows.open(this.sync, settings, database);
			tell(rows, rows.source().sample(DataCheck.ROWS));
		});
	}

	private void tell(SuppressRows rows, List<SourceContact> sample) {
		Map<ExclusionReason, Long> unreadable = sample.stream()
			.flatMap((row) -> Stream.ofNullable(rows.phones().read(row).problem()))
			.collect(Collectors.groupingBy((reason) -> reason, () -> new EnumMap<>(ExclusionReason.class),
					Collectors.counting()));
		long lost = unreadable.values().stream().mapToLong(Long::longValue).sum();
		String reasons = DataCheck.reasons(unreadable);
		if (lost > 0 && lost == sample.size()) {
			this.list.failed(ProblemCode.LIST_UNREADABLE, CHECK, this.sync, "none of %s of the list can be read: %s."
				.formatted(CountText.of(lost, "entry", "entries"), reasons));
			return;
		}
		this.list.ok(CHECK, this.sync, "%s of the list tried: %s can be read"
			.formatted(CountText.of(sample.size(), "entry", "entries"), CountText.of(sample.size() - lost)));
		if (lost > 0) {
			this.list.warning(ProblemCode.LISTED_PHONE_UNREADABLE, CHECK, this.sync,
					"%s of the list cannot be read and %s nobody: %s".formatted(CountText.of(lost, "entry", "entries"),
							(lost == 1) ? "blocks" : "block", reasons),
					ProblemPage.of(ProblemCode.LISTED_PHONE_UNREADABLE).action());
		}
	}

}
