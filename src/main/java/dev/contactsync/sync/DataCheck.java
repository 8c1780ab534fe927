package dev.contactsync.sync;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.contactsync.check.ProblemPage;
import dev.contactsync.contact.CountText;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.MappingResult;
import dev.contactsync.contact.MaskedText;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.importapi.AttributeForm;
import dev.contactsync.importapi.DestinationSettings;
import dev.contactsync.mapping.Mapping;

/**
 * Maps some rows of a source, spread over its table, and tells what would become of them.
 * Shows no value of a row but its tags, masked where they look like addresses or numbers.
 */
final class DataCheck {

	/** How many rows are tried. */
	static final int ROWS = 1_000;

	private static final String CHECK = "rows";

	private static final int MOST_TAGS = 40;

	private final String sync;

	private final Mapping mapping;

	private final CheckList list;

	private final Map<ExclusionReason, Long> excluded = new EnumMap<>(ExclusionReason.class);

	private final Set<String> tags = new TreeSet<>();

	private final Set<String> attributes = new TreeSet<>();

	private long sendable;

	private long emailsOmitted;

	private long byDefaultRegion;

	DataCheck(String sync, Mapping mapping, CheckList list) {
		this.sync = sync;
		this.mapping = mapping;
		this.list = list;
	}

	/** Looks at rows, and adds what it finds. */
	void look(List<SourceContact> rows) {
		rows.forEach((row) -> count(this.mapping.map(row)));
		if (rows.isEmpty()) {
			this.list.warning(ProblemCode.NO_ROWS, CHECK, this.sync, "the source has no rows",
					ProblemPage.of(ProblemCode.NO_ROWS).action());
			return;
		}
		long suppressed = contacts(ExclusionKind.SUPPRESSED);
		if (suppressed == rows.size()) {
			this.list.failed(ProblemCode.NOBODY_OPTED_IN, CHECK, this.sync,
					"none of %s has opted in. Only %s mean yes: choose another column, or name its words in mapping.consent.words."
						.formatted(CountText.of(rows.size(), "row"), String.join(", ", this.mapping.consentWords())));
		}
		else if (this.sendable == 0) {
			this.list.failed(ProblemCode.NOBODY_VALID, CHECK, this.sync,
					"none of %s could be sent: %s.".formatted(CountText.of(rows.size(), "row"), reasons()));
		}
		else {
			this.list.ok(CHECK, this.sync, "%s tried: %s".formatted(CountText.of(rows.size(), "row"), outcome()));
			this.excluded.forEach(this::warn);
		}
	}

	private void count(MappingResult result) {
		if (result instanceof Exclusion exclusion) {
			this.excluded.merge(exclusion.reason(), 1L, Long::sum);
		}
		else if (result instanceof MappingResult.Sendable contact) {
			this.sendable++;
			this.emailsOmitted += contact.emailOmitted() ? 1 : 0;
			this.byDefaultRegion += contact.byDefaultRegion() ? 1 : 0;
			this.tags.addAll(contact.profile().tags());
			this.attributes.addAll(contact.profile().attributes().keySet());
		}
		else {
			throw new IllegalStateException("Nothing is known to count of " + result.getClass().getSimpleName());
		}
	}

	private long contacts(ExclusionKind kind) {
		return this.excluded.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().kind() == kind)
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

	private String outcome() {
		return "%s would be sent".formatted(CountText.of(this.sendable))
				+ (this.excluded.isEmpty() ? "" : ", " + reasons())
				+ ((this.emailsOmitted > 0)
						? ", %s without its invalid e-mail address".formatted(CountText.of(this.emailsOmitted)) : "")
				+ ((this.byDefaultRegion > 0)
						? ", %s with a phone read by the default region".formatted(CountText.of(this.byDefaultRegion))
						: "");
	}

	private String reasons() {
		return reasons(this.excluded);
	}

	/** How many there are for each reason. */
	static String reasons(Map<ExclusionReason, Long> excluded) {
		return String.join(", ",
				excluded.entrySet()
					.stream()
					.map((entry) -> "%s %s (%s)".formatted(CountText.of(entry.getValue()), entry.getKey().code(),
							entry.getKey().problem().code()))
					.toList());
	}

	/** Who has not opted in is not sent on purpose. */
	private void warn(ExclusionReason reason, long rows) {
		if (reason.kind() == ExclusionKind.INVALID) {
			this.list.warning(reason.problem(), CHECK, this.sync, CountText.of(rows, "row") + ": " + reason.code(),
					ProblemPage.of(reason.problem()).action());
		}
	}

	/** What the account needs before the first contact comes, as far as the rows tell. */
	void tellWhatToMake(DestinationSettings destination) {
		if (destination.tags() && !this.tags.isEmpty()) {
			this.list.ok("tags", this.sync, "make these in BotPenguin first: " + shown());
		}
		if (destination.attributes() != AttributeForm.NONE && !this.attributes.isEmpty()) {
			this.list.ok("attributes", this.sync,
					"make these in BotPenguin first: " + String.join(", ", this.attributes));
		}
	}

	private String shown() {
		List<String> some = this.tags.stream().limit(MOST_TAGS).map(MaskedText::message).distinct().toList();
		long others = this.tags.size() - MOST_TAGS;
		return String.join(", ", some) + ((others > 0) ? " and %s more".formatted(CountText.of(others)) : "");
	}

}
