package dev.contactsync.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON array that is written as its elements come, each on a line of its own, in UTF-8
 * whatever the terminal has. It is complete once closed.
 */
public final class JsonArray implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.build();

	private final PrintStream out;

	private boolean empty = true;

	/**
	 * An empty array.
	 * @param out where it is written
	 */
	public JsonArray(PrintStream out) {
		this.out = out;
	}

	/** Adds an element. */
	public void add(Object element) {
		write((this.empty ? "[\n" : ",\n").getBytes(StandardCharsets.UTF_8));
		write(DisplayText.json(JSON.writeValueAsString(element)).getBytes(StandardCharsets.UTF_8));
		this.empty = false;
	}

	private void write(byte[] bytes) {
		this.out.write(bytes, 0, bytes.length);
	}

	@Override
	public void close() {
		write((this.empty ? "[]\n" : "\n]\n").getBytes(StandardCharsets.UTF_8));
		this.out.flush();
	}

}
