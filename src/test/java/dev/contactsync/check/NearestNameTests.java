package dev.contactsync.check;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NearestNameTests {

	private static final List<String> KNOWN = List.of("request-size", "request-bytes", "in-flight", "tags");

	@Test
	void findsTheNameThatWasMistyped() {
		assertThat(NearestName.of("requestsize", KNOWN)).first().isEqualTo("request-size");
	}

	@Test
	void findsNothingForANameThatLooksLikeNone() {
		assertThat(NearestName.of("colour-of-the-moon", KNOWN)).isEmpty();
	}

}
