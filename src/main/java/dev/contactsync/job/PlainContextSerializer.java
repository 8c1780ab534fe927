package dev.contactsync.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.stereotype.Component;

/**
 * Keeps Spring Batch's contexts as plain JSON of texts, numbers and truth values.
 * Anything else is refused, both ways: no class is ever loaded because of what stands in
 * a table.
 */
@Component
class PlainContextSerializer implements ExecutionContextSerializer {

	private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {
	};

	private final JsonMapper json = JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

	@Override
	public void serialize(Map<String, Object> context, OutputStream out) throws IOException {
		context.forEach(PlainContextSerializer::check);
		out.write(this.json.writeValueAsBytes(context));
	}

	@Override
	public Map<String, Object> deserialize(InputStream in) throws IOException {
		try {
			Map<String, Object> context = this.json.readValue(in.readAllBytes(), PLAIN);
			context.forEach(PlainContextSerializer::check);
			return context;
		}
		catch (JacksonException ex) {
			throw new IOException("A context of Spring Batch is not the plain JSON that Contact Sync writes.", ex);
		}
	}

	private static void check(String name, Object value) {
		if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
			throw new IllegalArgumentException(
					"Spring Batch's context may hold texts and numbers only, and " + name + " is neither.");
		}
	}

}
