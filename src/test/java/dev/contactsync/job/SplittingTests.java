package dev.contactsync.job;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.contactsync.delivery.RequestSender;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a contact that the API refuses costs, and whom. */
class SplittingTests extends SyncSetUp {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 8, 13, 21, 32, 50, 64, 99, 100 })
	void anyNumberOfBadContactsCostsNoMoreThanTheBound(int contacts) {
		Random random = new Random(contacts);
		for (int bad = 1; bad <= contacts; bad++) {
			for (Set<Integer> places : List.of(spread(contacts, bad), first(contacts, bad), any(contacts, bad, random),
					any(contacts, bad, random))) {
				Set<Integer> refused = new HashSet<>();
				int requests = requests(IntStream.range(0, contacts).boxed().toList(), places, refused);
				assertThat(refused).isEqualTo(places);
				assertThat(requests).as("%d bad ones of %d", bad, contacts).isLessThanOrEqualTo(bound(contacts, bad));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "100, 1, 15", "100, 2, 27", "100, 5, 57", "100, 100, 199", "37, 3, 27", "2, 1, 3" })
	void badContactsAreFoundAndTheOthersDelivered(int contacts, int bad, int most) {
		Random random = new Random(bad);
		// The first proves that others pass.
		insert(0, contacts);
		Set<Integer> places = any(contacts, bad, random).stream().map((place) -> place + 1).collect(Collectors.toSet());
		Set<String> refused = places.stream().map(Contacts::recipient).collect(Collectors.toSet());
		refuse(refused);
		destination("request-size", contacts);
		destination("in-flight", 1);
		RunTotals totals = done(run());
		assertThat(totals.refused()).isEqualTo(bad);
		assertThat(totals.delivered()).isEqualTo(contacts + 1 - bad);
		assertThat(excluded().keySet()).isEqualTo(places.stream().map(String::valueOf).collect(Collectors.toSet()));
		assertThat(this.api.timesAccepted().values()).containsOnly(1);
		assertDestinationEqualsSource(places.toArray(Integer[]::new));
		assertThat(this.api.requestCount() - 1).as("but for the contact that proves that others pass")
			.isLessThanOrEqualTo(Math.max(most, 1));
	}

	@Test
	void eachPlaceOfOneBadContactCostsAtMostFifteenRequests() {
		insert(0, 99);
		done(run());
		for (int place : new int[] { 0, 1, 49, 50, 63, 64, 98, 99 }) {
			update("UPDATE customer SET city = 'Oslo " + place + "'");
			refuse(Set.of(Contacts.recipient(place)));
			int before = this.api.requestCount();
			RunTotals totals = done(run());
			assertThat(totals.refused()).isEqualTo(1);
			assertThat(totals.delivered()).isEqualTo(99);
			assertThat(this.api.requestCount() - before).isLessThanOrEqualTo(15);
			this.api.answerWith((request) -> ImportAnswer.accepted());
			done(runner().run(new RunRequest.Replay("customers", null, null)).get(0));
			assertDestinationEqualsSource();
		}
	}

	@Test
	void twoContactsThatFailOnlyTogetherAreBothDelivered() {
		insert(0, 99);
		this.api.answerWith((request) -> request.recipients().contains(Contacts.recipient(0))
				&& request.recipients().contains(Contacts.recipient(1)) ? ImportAnswer.failure(422, "twins")
						: ImportAnswer.accepted());
		RunResult result = run();
		assertThat(result.exitCode()).isZero();
		assertThat(done(result).delivered()).isEqualTo(100);
		assertThat(this.api.requestCount()).isEqualTo(15);
		assertThat(excluded()).isEmpty();
		assertDestinationEqualsSource();
	}

	private void refuse(Set<String> recipients) {
		this.api.answerWith((request) -> request.recipients().stream().anyMatch(recipients::contains)
				? ImportAnswer.failure(400, "no " + request.recipients().get(0).hashCode() % 7)
				: ImportAnswer.accepted());
	}

	/** Sends a request as the job does, and its halves. */
	private static int requests(List<Integer> request, Set<Integer> bad, Set<Integer> refused) {
		if (request.stream().noneMatch(bad::contains)) {
			return 1;
		}
		if (request.size() == 1) {
			refused.addAll(request);
			return 1;
		}
		return 1 + RequestSender.halves(request).stream().mapToInt((half) -> requests(half, bad, refused)).sum();
	}

	private static int bound(int contacts, int bad) {
		int levels = log2(bad);
		return 1 + 2 * ((1 << levels) - 1 + bad * (log2(contacts) - levels));
	}

	/** Rounded up. */
	private static int log2(int number) {
		return 32 - Integer.numberOfLeadingZeros(number - 1);
	}

	private static Set<Integer> spread(int contacts, int bad) {
		return IntStream.range(0, bad).mapToObj((i) -> i * contacts / bad).collect(Collectors.toSet());
	}

	private static Set<Integer> first(int contacts, int bad) {
		return IntStream.range(0, bad).boxed().collect(Collectors.toSet());
	}

	private static Set<Integer> any(int contacts, int bad, Random random) {
		return random.ints(0, contacts).distinct().limit(bad).boxed().collect(Collectors.toSet());
	}

}
