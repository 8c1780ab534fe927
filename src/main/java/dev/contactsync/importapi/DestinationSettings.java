package dev.contactsync.importapi;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of a destination, {@code contact-sync.destinations.NAME.*}. Does not print
 * the token.
 *
 * @param baseUrl where the import API is, such as {@code https://api.example.com}; which
 * host is right depends on the account
 * @param path the path of the import call below the base URL
 * @param token the token of the account; or it comes from a file
 * @param tokenFile a file that holds the token and nothing else; read at start, and once
 * more when the API does not accept the token
 * @param sslBundle the name of a bundle below {@code spring.ssl.bundle} whose trust store
 * knows a private certificate authority
 * @param connectTimeout how long a connection may take to be made
 * @param requestTimeout how long a request may take in total, its answer's body included
 * @param patience how long to wait and try again when no answer is usable
 * @param preflight whether a run begins with a call that only reads, to see whether base
 * URL and token are right
 * @param requestSize how many contacts a request has at most
 * @param requestBytes how many bytes a request has at most
 * @param inFlight how many requests are under way at most
 * @param requestsPerSecond how many requests start within a second at most; may be a
 * fraction
 * @param tags whether tags are sent
 * @param attributes whether and how attributes are sent
 * @param sendEmpty whether empty tags and attributes are sent, which may clear what was
 * set by hand, or left out
 * @param botId the id of a bot, sent as header and query parameter; by default not sent
 */
public record DestinationSettings(@NotNull URI baseUrl, @DefaultValue("/inbox/users/import") String path,
		@Nullable String token, @Nullable String tokenFile, @Nullable String sslBundle,
		@DefaultValue("5s") @DurationMin(millis = 1) Duration connectTimeout,
		@DefaultValue("30s") @DurationMin(millis = 1) Duration requestTimeout,
		@DefaultValue("30m") @DurationMin Duration patience, @DefaultValue("true") boolean preflight,
		@DefaultValue("100") @Min(1) @Max(10_000) int requestSize, @DefaultValue("90000B") DataSize requestBytes,
		@DefaultValue("4") @Min(1) @Max(256) int inFlight, @DefaultValue("5") @Positive double requestsPerSecond,
		@DefaultValue("true") boolean tags, @DefaultValue("list") AttributeForm attributes,
		@DefaultValue("false") boolean sendEmpty, @Nullable String botId) {

	@AssertTrue(message = "request-bytes must be larger than 0")
	boolean isRequestBytesPositive() {
		return this.requestBytes.toBytes() > 0;
	}

	/**
	 * The same destination with other patience.
	 * @param other how long to wait and try again when no answer is usable
	 * @return the settings
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
