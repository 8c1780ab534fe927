package dev.contactsync.contact;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MaskedTests {

	@Test
	void showsTheShapeOfANumberButNotTheNumber() {
		assertThat(Masked.shape("+44 20x7946\u202e")).isEqualTo("+00 00a0000?");
	}

	@Test
	void cutsALongShape() {
		assertThat(Masked.shape("1".repeat(50))).hasSize(41).endsWith("0…");
	}

	@Test
	void hidesAddressesAndLongNumbersInForeignWords() {
		assertThat(Masked.words("phone 20 7946-0958 of jane@example.com, code 12345, id 123456"))
			.isEqualTo("phone *** of ***, code 12345, id ***");
	}

}
