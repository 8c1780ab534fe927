package dev.contactsync.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What standard output of this process is. */
public final class StandardOutput {

	private static final Path DEVICE = Path.of("/dev/stdout");

	/** By the mode of the file as Unix has it. */
	private static final int TYPE = 0170000;

	private static final int PIPE = 0010000;

	private static final int SOCKET = 0140000;

	private StandardOutput() {
	}

	/**
	 * Whether another process reads it: then it cannot be written only if that has ended.
	 */
	public static boolean isPipe() {
		try {
			int type = (Integer) Files.getAttribute(DEVICE, "unix:mode") & TYPE;
			return type == PIPE || type == SOCKET;
		}
		catch (IOException | UnsupportedOperationException | IllegalArgumentException ex) {
			return false;
		}
	}

}
