package dev.contactsync.pace;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CircuitBreakerTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final CircuitBreaker breaker = new CircuitBreaker(RetryBackoff.ofBreaker(() -> 0));

	@Test
	void opensAtTheThirdFailureInARow() {
		fail(false);
		fail(false);
		assertThat(this.breaker.openUntil()).isNull();

		fail(false);
		assertThat(this.breaker.openUntil()).isEqualTo(NOW.plusSeconds(2));
	}

	@Test
	void staysClosedWhenOthersPassInBetween() {
		fail(false);
		fail(false);
		this.breaker.answered(this.breaker.take());
		fail(false);
		fail(false);

		assertThat(this.breaker.openUntil()).isNull();
	}

	@Test
	void opensAtOnceWhenToldTo() {
		fail(true);

		assertThat(this.breaker.openUntil()).isEqualTo(NOW.plusSeconds(2));
	}

	@Test
	void staysAsOpenAsItIsWhenThoseUnderWayFailToo() {
		boolean early = this.breaker.take();
		fail(true);

		this.breaker.failed(early, true, NOW, null);

		assertThat(this.breaker.openUntil()).isEqualTo(NOW.plusSeconds(2));
	}

	@Test
	void isNotClosedByOneThatLeftBeforeItOpened() {
		boolean early = this.breaker.take();
		fail(true);

		this.breaker.answered(early);

		assertThat(this.breaker.openUntil()).isNotNull();
	}

	@Test
	void letsOneGoAloneAndCloses() {
		fail(true);
		boolean probe = this.breaker.take();
		assertThat(probe).isTrue();
		assertThat(this.breaker.admits()).isFalse();

		this.breaker.answered(probe);

		assertThat(this.breaker.admits()).isTrue();
		assertThat(this.breaker.openUntil()).isNull();
	}

	@Test
	void waitsLongerAtEachFailedProbeUpToFiveMinutes() {
		for (int seconds : new int[] { 2, 20, 200, 300, 300 }) {
			fail(true);
			assertThat(this.breaker.openUntil()).isEqualTo(NOW.plusSeconds(seconds));
		}
	}

	@Test
	void waitsAsLongAsTheApiAsks() {
		this.breaker.failed(this.breaker.take(), true, NOW, Duration.ofSeconds(7));

		assertThat(this.breaker.openUntil()).isEqualTo(NOW.plusSeconds(7));
	}

	@Test
	void letsAnotherGoWhenTheOneDidNotLeave() {
		fail(true);
		this.breaker.withdraw(this.breaker.take());

		assertThat(this.breaker.admits()).isTrue();
		assertThat(this.breaker.openUntil()).isNotNull();
	}

	private void fail(boolean atOnce) {
		this.breaker.failed(this.breaker.take(), atOnce, NOW, null);
	}

}
