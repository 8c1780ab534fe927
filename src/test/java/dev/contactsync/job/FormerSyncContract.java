package dev.contactsync.job;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.identity.SyncEntry;
import dev.contactsync.identity.UnconfiguredSync;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult;
import dev.contactsync.lease.HeldLease;
import dev.contactsync.lease.LeaseAcquirer;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.sync.FormerSyncs;
import dev.contactsync.sync.SyncCatalog;
import dev.contactsync.sync.UnconfiguredSyncs;
import dev.contactsync.testing.ImportAnswer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A sync that has another name now, or was removed. */
abstract class FormerSyncContract extends SyncSetUp {

	private @Nullable HeldLease held;

	@Test
	void renamedSyncTakesOverWhatItDeliveredBeforeItIsRun() {
		insert(1, 30);
		done(run());
		configureAs("members");
		SyncEntry former = rename("customers", "members");
		assertThat(former.renamedTo()).isEqualTo("members");
		update("UPDATE customer SET city = 'Goa' WHERE id = 7");
		RunTotals totals = done(runMembers());
		assertThat(totals.unchanged()).isEqualTo(29);
		assertThat(totals.changed()).isEqualTo(1);
		assertDestinationEqualsSource();
		assertThat(unconfigured()).isEmpty();
		assertThat(done(runMembers()).requests()).isZero();
	}

	@Test
	void renamedSyncTakesOverWhatItDeliveredThoughItWasRunMeanwhile() {
		insert(1, 30);
		update("UPDATE customer SET opted_in = FALSE WHERE id = 9");
		update("UPDATE customer SET phone = '12' WHERE id = 10");
		done(run());
		configureAs("members");
		insert(31, 33);
		RunResult asStranger = runMembers();
		assertThat(asStranger.message())
			.contains("customers is not configured, and owns 28 phones at botpenguin: rename customers members takes "
					+ "them over, release customers releases them");
		assertThat(done(asStranger).duplicate()).isEqualTo(28);
		SyncEntry former = rename("customers", "members");
		assertThat(excluded()).containsOnlyKeys("9", "10");
		RunTotals totals = done(runMembers());
		assertThat(totals.requests()).isZero();
		assertThat(totals.unchanged()).isEqualTo(31);
		assertThat(totals.suppressed()).isEqualTo(1);
		assertThat(totals.invalid()).isEqualTo(1);
		assertThat(unconfigured()).isEmpty();
		assertThat(rename("customers", "members")).as("says when it was done").isEqualTo(former);
		assertThat(state().sql("SELECT DISTINCT sync FROM contact_sync.v_run").query(String.class).list())
			.containsExactly("members");
	}

	@ParameterizedTest
	@ValueSource(strings = { "clients", "members" })
	void syncUnderAnotherNameSendsNobodyAgain(String name) {
		insert(1, 30);
		done(run());
		configureAs(name);
		RunTotals totals = done(runner().run(RunRequest.update(name)).get(0));
		assertThat(totals.duplicate()).isEqualTo(30);
		assertThat(totals.requests()).isZero();
	}

	@Test
	void formerNameCannotBeRun() {
		insert(1, 3);
		done(run());
		configureAs("members");
		rename("customers", "members");
		assertFails(Failure.CONFIGURATION, () -> context().getBean(SyncCatalog.class).checkName("customers"),
				"customers was renamed to members at ");
		configureAs("customers");
		RunResult again = run();
		assertThat(again.exitCode()).isEqualTo(78);
		assertThat(again.message()).contains("customers was renamed to members at ");
	}

	@Test
	void syncIsRenamedAgainAndBack() {
		insert(1, 5);
		done(run());
		configureAs("members");
		rename("customers", "members");
		done(runMembers());
		configureAs("people");
		rename("members", "people");
		assertFails(Failure.CONFIGURATION, () -> context().getBean(SyncCatalog.class).checkName("customers"),
				"customers was renamed to people at ");
		assertFails(Failure.USAGE, () -> rename("customers", "people2"), "There is no sync people2; ");
		assertThat(rename("customers", "people").renamedTo()).as("was before").isEqualTo("people");
		configureAs("customers");
		rename("people", "customers");
		assertThat(done(run()).unchanged()).isEqualTo(5);
		assertThat(done(run()).requests()).isZero();
	}

	@Test
	void guardComparesWithTheLastRunUnderEitherName() {
		insert(1, 60);
		done(run());
		configureAs("members");
		rename("customers", "members");
		update("DELETE FROM customer WHERE id > 20");
		RunResult held = runMembers();
		assertThat(held.exitCode()).isEqualTo(65);
		assertThat(held.message()).contains("40 fewer");
	}

	@Test
	void unfinishedRunOfEitherNameIsClosedAndWhatIsInDoubtIsSentAgain() {
		insert(1, 20);
		inDoubt(20);
		configureAs("members");
		rename("customers", "members");
		assertThat(state().sql("SELECT state FROM contact_sync.v_run").query(String.class).list())
			.containsExactly("closed");
		assertThat(state().sql("SELECT COUNT(*) FROM contact_sync.candidate").query(Long.class).single()).isZero();
		RunResult result = runMembers();
		assertThat(done(result).delivered()).isEqualTo(20);
		assertThat(result.exitCode()).isZero();
		assertThat(deliveries("in doubt")).isEmpty();
	}

	@Test
	void optOutUnderEitherNameCounts() {
		insert(1, 4);
		update("UPDATE customer SET opted_in = FALSE WHERE id IN (1, 2)");
		update("UPDATE customer SET phone = '12' WHERE id = 3");
		done(run());
		configureAs("members");
		update("UPDATE customer SET opted_in = TRUE, phone = '12' WHERE id = 1");
		update("UPDATE customer SET opted_in = FALSE, phone = '" + Contacts.phone(3) + "' WHERE id = 3");
		done(runMembers());
		rename("customers", "members");
		assertThat(excluded()).containsEntry("1", "opted-out")
			.containsEntry("2", "opted-out")
			.containsEntry("3", "opted-out");
		RunTotals totals = done(runMembers());
		assertThat(totals.invalid()).as("what it is now").isEqualTo(1);
		assertThat(totals.suppressed()).isEqualTo(2);
	}

	@Test
	void onlyAFormerNameOfTheSameContactsIsTakenOver() {
		insert(1, 10);
		addSync("others");
		update("INSERT INTO others SELECT id + 1000, name, email, phone, opted_in, city, updated_at FROM customer");
		done(run());
		assertFails(Failure.USAGE, () -> rename("customers", "others"),
				"customers is configured. Take it out of the configuration first.");
		assertFails(Failure.USAGE, () -> rename("customer", "others"), "No sync customer was ever run; ");
		assertFails(Failure.USAGE, () -> rename("customers", "members"), "There is no sync members; ");
		restart();
		this.settings.removeIf((setting) -> setting.startsWith("--contact-sync.syncs.customers."));
		assertFails(Failure.USAGE, () -> rename("customer", "others"), "did you mean customers?");
		assertFails(Failure.USAGE, () -> rename("customers", "others"),
				"Of 10 contacts that customers delivered, the source of others has 0: ");
		restart();
		addDestination("other");
		set("contact-sync.syncs.others.destination", "other");
		assertFails(Failure.USAGE, () -> rename("customers", "others"),
				"customers has sent to botpenguin, but others " + "sends to other");
		assertThat(unconfigured()).extracting(UnconfiguredSync::phones).containsExactly(10L);
	}

	@Test
	void nothingIsTakenOverWhileAnotherProcessWorksForEither() {
		insert(1, 3);
		done(run());
		configureAs("members");
		hold("customers");
		assertFails(Failure.TRY_LATER, () -> rename("customers", "members"), "customers is being run by ");
		assertFails(Failure.TRY_LATER, () -> release("customers", false), "customers is being run by ");
		free();
		assertThat(unconfigured()).hasSize(1);
	}

	@Test
	void whatARemovedSyncHasInDoubtIsTakenOverOnceNobodyRunsIt() {
		insert(1, 20);
		inDoubt(20);
		addSync("members");
		restart();
		this.settings.removeIf((setting) -> setting.startsWith("--contact-sync.syncs.customers."));
		update("INSERT INTO members SELECT id, name, email, phone, opted_in, city, TIMESTAMP WITH TIME ZONE "
				+ "'2025-01-01 00:00:00+00' FROM customer");
		hold("customers");
		RunResult blocked = runMembers();
		assertThat(done(blocked).delivered()).as("its process may still hear of it").isZero();
		assertThat(blocked.message())
			.contains("customers is not configured, and owns 20 phones at botpenguin (20 in " + "doubt)");
		free();
		RunResult taken = runMembers();
		assertThat(done(taken).delivered()).isEqualTo(20);
		assertThat(taken.exitCode()).isZero();
		assertThat(deliveries("in doubt")).isEmpty();
		assertThat(unconfigured()).isEmpty();
	}

	@Test
	void phonesOfARemovedSyncAreFreeForOthers() {
		insert(1, 20);
		update("UPDATE customer SET opted_in = FALSE WHERE id = 4");
		done(run());
		remove("members");
		update("UPDATE members SET opted_in = TRUE");
		assertThat(done(runMembers()).duplicate()).isEqualTo(20);
		assertThat(release("customers", false)).isEqualTo(new FormerSyncs.ReleasedSync(19, 1));
		assertThat(release("customers", false)).as("again").isEqualTo(new FormerSyncs.ReleasedSync(0, 1));
		assertThat(unconfigured()).isEmpty();
		RunTotals totals = done(runMembers());
		assertThat(totals.delivered()).isEqualTo(19);
		assertThat(totals.duplicate()).as("of one who has said no").isEqualTo(1);
		assertThat(release("customers", true)).isEqualTo(new FormerSyncs.ReleasedSync(0, 0));
		assertThat(done(runMembers()).delivered()).isEqualTo(1);
		assertThat(excluded()).isEmpty();
	}

	@Test
	void whoHasSaidNoUnderTheFormerNameCanSayYesAgain() {
		insert(1, 4);
		update("UPDATE customer SET opted_in = FALSE WHERE id = 1");
		samePhone(1, 2);
		done(run());
		configureAs("members");
		done(runMembers());
		rename("customers", "members");
		assertThat(done(runMembers()).requests()).as("still blocked").isZero();
		update("UPDATE customer SET opted_in = TRUE WHERE id = 1");
		assertThat(done(runMembers()).delivered()).isEqualTo(1);
		assertThat(this.api.accepted()).hasSize(3);
	}

	@Test
	void releasedSyncThatIsConfiguredAgainIsSentAnew() {
		insert(1, 5);
		done(run());
		remove("members");
		release("customers", false);
		done(runMembers());
		configureAs("customers");
		sync("table", "customer");
		assertThat(done(run()).delivered()).as("changed later").isEqualTo(5);
		configureAs("members");
		assertThat(unconfigured()).extracting(UnconfiguredSync::phones).containsExactly(5L);
	}

	/** The sync has another name in the configuration. */
	private void configureAs(String name) {
		restart();
		this.settings.replaceAll((setting) -> setting.replaceFirst("^--contact-sync\\.syncs\\.\\w+\\.",
				"--contact-sync.syncs." + name + "."));
	}

	/** The sync is replaced by another with the same people under other keys. */
	private void remove(String successor) {
		addSync(successor);
		restart();
		this.settings.removeIf((setting) -> setting.startsWith("--contact-sync.syncs.customers."));
		update("INSERT INTO %s SELECT id + 1000, name, email, phone, opted_in, city, TIMESTAMP WITH TIME ZONE '2025-01-01 00:00:00+00' FROM customer"
			.formatted(successor));
	}

	private void inDoubt(int contacts) {
		waitsAreShort();
		destination("patience", "1s");
		this.api.answerWith((request) -> ImportAnswer.json(200, "{}").applying());
		assertThat(run().message()).contains("In doubt: " + contacts + " contacts");
		this.api.answerWith((request) -> ImportAnswer.accepted());
	}

	private RunResult runMembers() {
		List<RunResult> results = runner().run(RunRequest.update("members"));
		return results.get(results.size() - 1);
	}

	private SyncEntry rename(String old, String name) {
		return allowed(() -> context().getBean(FormerSyncs.class).rename(old, name, FormerSyncContract::pause));
	}

	private FormerSyncs.ReleasedSync release(String old, boolean withOptOuts) {
		return allowed(() -> context().getBean(FormerSyncs.class).release(old, withOptOuts, FormerSyncContract::pause));
	}

	private <T> T allowed(Supplier<T> change) {
		return new StateChanges(state()).allowed(change);
	}

	private static void pause(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A process that lives has the lease. */
	private void hold(String sync) {
		this.held = context().getBean(LeaseAcquirer.class).acquire(sync, FormerSyncContract::pause);
	}

	private void free() {
		Objects.requireNonNull(this.held).close();
		this.held = null;
	}

	private List<UnconfiguredSync> unconfigured() {
		return context().getBean(UnconfiguredSyncs.class).all();
	}

	private static void assertFails(Failure failure, ThrowingCallable call, String message) {
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(call)
			.withMessageContaining(message)
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(failure));
	}

}
