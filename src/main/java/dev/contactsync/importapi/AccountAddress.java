package dev.contactsync.importapi;

import java.net.URI;
import java.util.Locale;

/**
 * Where an account of the import API is, in one writing: two destinations with the same
 * address are one account, unless their tokens say otherwise. None of it is a secret.
 *
 * @param baseUrl the base URL, without what may be left out
 * @param path the path of the import call
 * @param botId the id of a bot, or an empty text
 */
public record AccountAddress(String baseUrl, String path, String botId) {

	/**
	 * The address of a destination.
	 * @param settings its settings
	 */
	public static AccountAddress of(DestinationSettings settings) {
		String botId = (settings.botId() != null) ? settings.botId().strip() : "";
		return new AccountAddress(normal(settings.baseUrl()), settings.path(), botId);
	}

	private static String normal(URI url) {
		String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
		String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
		boolean isDefault = url.getPort() == (scheme.equals("https") ? 443 : 80);
		String port = (url.getPort() < 0 || isDefault) ? "" : ":" + url.getPort();
		String path = (url.getRawPath() != null) ? url.getRawPath().replaceFirst("/+$", "") : "";
		return scheme + "://" + host + port + path;
	}

	/** For people, and for a hash. */
	@Override
	public String toString() {
		return this.baseUrl + this.path + (this.botId.isEmpty() ? "" : ", bot-id " + this.botId);
	}

}
