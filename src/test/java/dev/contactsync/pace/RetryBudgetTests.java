package dev.contactsync.pace;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryBudgetTests {

	private final RetryBudget budget = new RetryBudget();

	@Test
	void allowsTenRepetitionsAlways() {
		count(10, true);
		assertThat(this.budget.isSpent()).isFalse();

		count(1, true);
		assertThat(this.budget.isSpent()).isTrue();
	}

	@Test
	void allowsATenthOfTheFirstAttemptsMore() {
		count(50, false);
		count(15, true);
		assertThat(this.budget.isSpent()).isFalse();

		count(1, true);
		assertThat(this.budget.isSpent()).isTrue();
	}

	private void count(int times, boolean repetition) {
		for (int i = 0; i < times; i++) {
			this.budget.count(repetition);
		}
	}

}
