package dev.contactsync.job;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PlainContextSerializerTests {

	private final PlainContextSerializer serializer = new PlainContextSerializer();

	@Test
	void keepsTextsAndNumbers() throws IOException {
		Map<String, Object> context = Map.of("place", "a\u0000b", "grid", 6L, "done", true);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.serializer.serialize(context, out);
		assertThat(this.serializer.deserialize(new ByteArrayInputStream(out.toByteArray()))).isEqualTo(context);
	}

	@Test
	void writesNothingElse() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.serializer.serialize(Map.of("list", List.of(1)), new ByteArrayOutputStream()))
			.withMessageContaining("list");
	}

	@Test
	void loadsNoClassThatATableNames() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read("{\"@class\":\"x\",\"bean\":{\"@class\":\"java.io.File\"}}"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> read("rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA=="));
	}

	private void read(String text) throws IOException {
		this.serializer.deserialize(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

}
