package dev.contactsync.importapi;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;

/**
 * The two calls of a destination: the import, and one that only reads.
 */
final class ImportEndpoint {

	private static final String PREFLIGHT_PATH = "/inbox/segments";

	private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

	private static final Pattern HEADER = Pattern.compile("[\\x21-\\x7e]+");

	private final URI importUri;

	private final URI preflightUri;

	private final String botId;

	private ImportEndpoint(URI importUri, URI preflightUri, String botId) {
		this.importUri = importUri;
		this.preflightUri = preflightUri;
		this.botId = botId;
	}

	static ImportEndpoint of(DestinationSettings settings, StopMessages messages) {
		String base = checked(settings.baseUrl(), messages).replaceFirst("/+$", "");
		String botId = (settings.botId() != null) ? settings.botId().strip() : "";
		if (!botId.isEmpty() && !HEADER.matcher(botId).matches()) {
			throw wrong(ProblemCode.BAD_BOT_ID, messages.setting("bot-id"), "contains a character that ids never have");
		}
		String query = botId.isEmpty() ? "" : "?botId=" + URLEncoder.encode(botId, StandardCharsets.UTF_8);
		return new ImportEndpoint(uri(base, settings.path(), query, messages),
				uri(base, PREFLIGHT_PATH, query, messages), botId);
	}

	private static String checked(URI base, StopMessages messages) {
		String setting = messages.setting("base-url");
		String host = base.getHost();
		if (host == null || base.getRawUserInfo() != null || base.getRawQuery() != null
				|| base.getRawFragment() != null) {
			throw wrong(ProblemCode.BAD_BASE_URL, setting, "is not a plain address like https://api.example.com");
		}
		boolean loopback = LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
		if (!"https".equalsIgnoreCase(base.getScheme()) && !("http".equalsIgnoreCase(base.getScheme()) && loopback)) {
			throw wrong(ProblemCode.BAD_BASE_URL, setting,
					"must begin with https://, because the token and personal data travel there");
		}
		return base.toString();
	}

	private static URI uri(String base, String path, String query, StopMessages messages) {
		if (!path.startsWith("/") || path.contains("?") || path.contains("#")) {
			throw wrong(ProblemCode.BAD_PATH, messages.setting("path"),
					"must begin with / and contain neither ? nor #");
		}
		try {
			return URI.create(base + path + query);
		}
		catch (IllegalArgumentException ex) {
			throw wrong(ProblemCode.BAD_PATH, messages.setting("path"), "contains a character that paths never have");
		}
	}

	private static ContactSyncException wrong(ProblemCode code, String setting, String what) {
		return new ContactSyncException(code, setting + " " + what + ".");
	}

	HttpRequest post(byte[] body, String token) {
		return request(this.importUri, token).POST(BodyPublishers.ofByteArray(body)).build();
	}

	HttpRequest preflight(String token) {
		return request(this.preflightUri, token).GET().build();
	}

	private HttpRequest.Builder request(URI uri, String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.header("Authorization", "Bearer " + token)
			.header("authtype", "Key")
			.header("Content-Type", "application/json");
		return this.botId.isEmpty() ? request : request.header("botId", this.botId);
	}

}
