package dev.contactsync.contact;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

	@Test
	void showsAddressesOfTheNetworkInADriversWords() {
		assertThat(MaskedText
			.driver("no entry for host \"192.168.10.250\", 10.0.0.12:5432, from 2026111212345, ada@example.com"))
			.isEqualTo("no entry for host \"192.168.10.250\", 10.0.0.12:5432, from ***, ***");
		assertThat(MaskedText.driver("300.168.10.250; 1.2.3.4.567890")).isEqualTo("***; ***");
		assertThat(MaskedText.message("192.168.10.250")).isEqualTo("***");
	}

	@Test
	void hidesUsersOfAddresses() {
		assertThat(MaskedText.users("open postgres://app:se/cr@et@host/db and https://example.com"))
			.isEqualTo("open postgres://***@host/db and https://example.com");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			db "crm&user=app&password=se"cret" is gone | db "crm&user=app&password=***" is gone
			host=db password=secret dbname=crm         | host=db password=*** dbname=crm
			password = 'se cret' at db                 | password = *** at db
			jdbc:h2:mem:x;USER=sa;PASSWORD=secret      | jdbc:h2:mem:x;USER=sa;PASSWORD=***
			sslpassword=secret, pwd=secret             | sslpassword=*** pwd=***
			Datenbank „crm&password=secret“ fehlt      | Datenbank „crm&password=***“ fehlt
			the password is wrong                      | the password is wrong
			""")
	void hidesPasswordsThatAreSet(String words, String shown) {
		assertThat(MaskedText.driver(words)).isEqualTo(shown);
		assertThat(MaskedText.users(words)).isEqualTo(shown);
	}

	@Test
	void keepsNoControlCharacter() {
		assertThat(MaskedText.message("a\u009b31mb\u001b[2J\u202ec\u0085\u2028\u2066d")).isEqualTo("a 31mb [2J c d");
	}

}
