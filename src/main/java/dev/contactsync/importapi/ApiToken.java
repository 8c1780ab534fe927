package dev.contactsync.importapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * The token of a destination, from its setting or its file. Its text does not show it.
 */
final class ApiToken {

	private static final Pattern LEGAL = Pattern.compile("[\\x21-\\x7e]+");

	private final @Nullable Path file;

	private final StopMessages messages;

	private volatile String value;

	private ApiToken(@Nullable Path file, StopMessages messages, String value) {
		this.file = file;
		this.messages = messages;
		this.value = value;
	}

	static ApiToken open(DestinationSettings settings, StopMessages messages) {
		String token = settings.token();
		String file = settings.tokenFile();
		if (file == null || file.isBlank()) {
			return new ApiToken(null, messages, checked((token != null) ? token : "", messages.setting("token")));
		}
		if (token != null && !token.isBlank()) {
			throw new ContactSyncException(ProblemCode.TWO_TOKENS, "Both " + messages.setting("token") + " and "
					+ messages.setting("token-file") + " are set. Remove one of them.");
		}
		Path path = Path.of(file);
		return new ApiToken(path, messages, read(path, messages));
	}

	private static String read(Path file, StopMessages messages) {
		String setting = messages.setting("token-file");
		try {
			return checked(Files.readString(file), setting);
		}
		catch (IOException ex) {
			throw new ContactSyncException(ProblemCode.UNREADABLE_TOKEN_FILE, "The file " + file + " of " + setting
					+ " cannot be read. Check that it exists, is text, and may be read by this user.");
		}
	}

	private static String checked(String token, String setting) {
		String stripped = token.strip();
		if (stripped.isEmpty()) {
			throw new ContactSyncException(ProblemCode.NO_TOKEN,
					"There is no token in " + setting + ". Set it to the account's token.");
		}
		if (!LEGAL.matcher(stripped).matches()) {
			throw new ContactSyncException(ProblemCode.BAD_TOKEN, "The token in " + setting
					+ " contains a space, a line break or another character that tokens never have. Copy it again.");
		}
		return stripped;
	}

	/** Whether two destinations have one token, as far as both can be read. */
	static boolean isSame(DestinationSettings one, DestinationSettings other) {
		StopMessages messages = new StopMessages("");
		try {
			return open(one, messages).value.equals(open(other, messages).value);
		}
		catch (ContactSyncException ex) {
			return false;
		}
	}

	/**
	 * The token to send.
	 * @return the token
	 */
	String value() {
		return this.value;
	}

	/**
	 * Reads the file again.
	 * @return whether there is a token from a file that is worth another try
	 */
	boolean reload() {
		if (this.file == null) {
			return false;
		}
		try {
			this.value = read(this.file, this.messages);
			return true;
		}
		catch (ContactSyncException ex) {
			return false;
		}
	}

	/**
	 * What the operator should change about the file.
	 * @return a sentence, or empty if nothing
	 */
	Optional<String> warning() {
		if (this.file == null || !othersMayRead(this.file)) {
			return Optional.empty();
		}
		return Optional.of("Other users can read " + this.file + ", the file of " + this.messages.setting("token-file")
				+ ". Remove their access: chmod 600.");
	}

	private static boolean othersMayRead(Path file) {
		try {
			Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
			return rights.contains(PosixFilePermission.GROUP_READ) || rights.contains(PosixFilePermission.OTHERS_READ);
		}
		catch (UnsupportedOperationException | IOException ex) {
			return false;
		}
	}

	@Override
	public String toString() {
		return "token";
	}

}
