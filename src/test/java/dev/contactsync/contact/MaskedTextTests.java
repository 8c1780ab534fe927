package dev.contactsync.contact;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MaskedTextTests {

	@Test
	void showsTheShapeOfANumberButNotTheNumber() {
		assertThat(MaskedText.shape("+44 20x7946\u202e")).isEqualTo("+00 00a0000?");
	}

	@Test
	void cutsALongShape() {
		assertThat(MaskedText.shape("1".repeat(50))).hasSize(41).endsWith("0…");
	}

	@Test
	void hidesAddressesAndLongNumbersInForeignTexts() {
		assertThat(MaskedText.message("phone 20 7946-0958 of jane@example.com, code 12345, id 123456"))
			.isEqualTo("phone *** of ***, code 12345, id ***");
	}

}
