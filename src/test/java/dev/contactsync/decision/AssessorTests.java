package dev.contactsync.decision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.contactsync.decision.PreparedContact.Absent;
import dev.contactsync.decision.PreparedContact.Ready;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.ledger.Effects;
import dev.contactsync.ledger.MemoryLedger;
import dev.contactsync.work.SyncKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Contacts are assessed without a job and without a run. */
class AssessorTests {

	private static final SyncKey SYNC = new SyncKey(1, "customers", "botpenguin");

	private final MemoryLedger memory = MemoryLedger.sound(Clock.systemUTC(), Effects.NONE);

	private final Assessor assessor = new Assessor(SYNC, this.memory.ledger(), new Fingerprints(new byte[32]),
			FormerSyncSet.NONE);

	@Test
	void tellsForEachContactWhatARunWouldDoAndWhy() {
		ContactAssessment assessment = this.assessor.assess(0, List.of(ready("1"), gone("2")));
		assertThat(assessment.unchangedRows()).isZero();
		assertThat(assessment.candidates()).isEmpty();
		assertThat(assessment.contacts()).extracting((contact) -> contact.contact().key()).containsExactly("1", "2");
		assertThat(assessment.contacts()).extracting((contact) -> contact.decision().decision().rule())
			.containsExactly(DecisionRule.PHONE_UNKNOWN, DecisionRule.NO_ROW);
		assertThat(assessment.contacts()).noneMatch(AssessedContact::isKnown);
	}

	@Test
	void remembersNothing() {
		ContactAssessment first = this.assessor.assess(0, List.of(ready("1"), gone("2")));
		assertThat(this.assessor.assess(0, List.of(ready("1"), gone("2"))).contacts())
			.extracting((contact) -> contact.decision().decision())
			.isEqualTo(first.contacts().stream().map((contact) -> contact.decision().decision()).toList());
		assertThat(this.memory.ledger().find(SYNC, List.of("1", "2")).owned()).isEmpty();
	}

	private static PreparedContact ready(String key) {
		return new PreparedContact(key, null, 5L, Instant.EPOCH,
				() -> new Ready(new byte[2], new UUID(1, 1), new UUID(2, 2), "f", false, false));
	}

	private static PreparedContact gone(String key) {
		return new PreparedContact(key, null, null, Instant.EPOCH, Absent::new);
	}

}
