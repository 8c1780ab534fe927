package dev.contactsync.testing;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import dev.contactsync.importapi.DestinationSettings;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of destinations, bound as Spring Boot binds them. */
public final class Destinations {

	private Destinations() {
	}

	/**
	 * The default settings for a fake API.
	 * @param baseUrl where it is
	 * @param more further settings as {@code key=value}, which win
	 * @return the settings
	 */
	public static DestinationSettings at(URI baseUrl, String... more) {
		Map<String, String> settings = new HashMap<>();
		settings.put("base-url", baseUrl.toString());
		settings.put("token", FakeImportApi.TOKEN);
		for (String setting : more) {
			String[] keyAndValue = setting.split("=", 2);
			settings.put(keyAndValue[0], keyAndValue[1]);
		}
		return new Binder(new MapConfigurationPropertySource(settings)).bind("", DestinationSettings.class).get();
	}

}
