package dev.contactsync.importapi;

import java.net.URI;
import java.time.Duration;

import dev.contactsync.check.Needed;
import dev.contactsync.check.Needed.Need;
import dev.contactsync.check.Setting;
import dev.contactsync.check.SettingRange;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of a destination, {@code contact-sync.destinations.NAME.*}. Its text does
 * not show the token.
 */
public record DestinationSettings(
		@Needed(Need.ALWAYS) @Setting("Where the import API is: `https` only, except on this machine. Which host is right depends on the "
				+ "account.") @NotNull URI baseUrl,
		@Setting("The path of the import call, below the base URL.") @DefaultValue("/inbox/users/import") String path,
		@Needed(Need.ALWAYS) @Setting("The token of the account; or use `token-file`.") @Nullable String token,
		@Needed(Need.ALWAYS) @Setting("A file that holds the token and nothing else; it is read at start, and once more when the API "
				+ "refuses the token.") @Nullable String tokenFile,
		@Setting("The name of a bundle below `spring.ssl.bundle` whose trust store has a private certificate "
				+ "authority.") @Nullable String sslBundle,
		@Setting("How long it may take to open a connection.") @DefaultValue("5s") @SettingRange("100ms to 5m") Duration connectTimeout,
		@Setting("How long a request may take in total, including the body of the answer.") @DefaultValue("30s") @SettingRange("1s to 10m") Duration requestTimeout,
		@Setting("How long to keep trying while the API gives no usable answer.") @DefaultValue("30m") @SettingRange("0s to 7d") Duration patience,
		@Setting("Whether each run starts with a call that only reads, to check the base URL and the token.") @DefaultValue("true") boolean preflight,
		@Setting("The most contacts in one request.") @DefaultValue("100") @SettingRange("1 to 10000") int requestSize,
		@Setting("The most bytes in one request; servers of this kind usually accept 100 kB.") @DefaultValue("90000B") @SettingRange("1KB to 10MB") DataSize requestBytes,
		@Needed(Need.OFTEN) @Setting("The most requests under way at a time; one more slice than that is worked on at once.") @DefaultValue("4") @SettingRange("1 to 256") int inFlight,
		@Needed(Need.OFTEN) @Setting("The most requests started in one second; may be a fraction.") @DefaultValue("5") @SettingRange("0.001 to 1000000") double requestsPerSecond,
		@Needed(Need.OFTEN) @Setting("Whether tags are sent.") @DefaultValue("true") boolean tags,
		@Needed(Need.OFTEN) @Setting("How attributes are sent: as a list of keys and values, as one object, or not at all.") @DefaultValue("list") AttributeForm attributes,
		@Setting("Whether empty tags and attributes are sent as such, which may clear what was set by hand.") @DefaultValue("false") boolean sendEmpty,
		@Setting("The id of a bot, sent as a header and as a query parameter.") @Nullable String botId) {

	/**
	 * The same destination with other patience.
	 * @param other how long to wait and try again when no answer is usable
	 */
	public DestinationSettings withPatience(Duration other) {
		return new DestinationSettings(this.baseUrl, this.path, this.token, this.tokenFile, this.sslBundle,
				this.connectTimeout, this.requestTimeout, other, this.preflight, this.requestSize, this.requestBytes,
				this.inFlight, this.requestsPerSecond, this.tags, this.attributes, this.sendEmpty, this.botId);
	}

	@Override
	public String toString() {
		return "destination";
	}

}
