package dev.contactsync.bench.floor;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The mapping of the README, written out by hand: gives the same bytes as the program
 * does for its configuration. For one thread.
 */
final class Mapper {

	static final String COLUMNS = "id, updated_at, first_name, last_name, email, mobile, country, city, segment, plan, "
			+ "is_vip, lifetime_value, birthday, whatsapp_opt_in";

	private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

	private static final Pattern ADDRESS = Pattern
		.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}");

	private static final DateTimeFormatter BIRTHDAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

	private static final JsonFactory JSON = new JsonFactory();

	private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

	private final Mac mac;

	Mapper(byte[] key) throws GeneralSecurityException {
		this.mac = Mac.getInstance("HmacSHA256");
		this.mac.init(new SecretKeySpec(key, "HmacSHA256"));
	}

	/** Maps a row; null if it may not be sent. */
	@Nullable Contact map(ResultSet row) throws SQLException {
		PhoneNumber phone = row.getBoolean(14) ? phone(row.getString(6), row.getString(7)) : null;
		String name = (clean(row.getString(3)) + " " + clean(row.getString(4))).strip();
		if (phone == null || name.isEmpty() || name.codePointCount(0, name.length()) > 100) {
			return null;
		}
		String prefix = String.valueOf(phone.getCountryCode());
		String number = PHONES.getNationalSignificantNumber(phone);
		byte[] json = json(row, name, prefix, number);
		byte[] recipient = (prefix + number).getBytes(StandardCharsets.US_ASCII);
		return new Contact(row.getLong(1), row.getObject(2, OffsetDateTime.class), print((byte) 1, recipient),
				print((byte) 2, json), json);
	}

	private static @Nullable PhoneNumber phone(@Nullable String number, @Nullable String country) {
		try {
			PhoneNumber phone = PHONES.parse(number, clean(country).isEmpty() ? "IN" : country);
			return PHONES.isValidNumber(phone) ? phone : null;
		}
		catch (NumberParseException ex) {
			return null;
		}
	}

	private byte[] json(ResultSet row, String name, String prefix, String number) throws SQLException {
		this.out.reset();
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), this.out, JsonEncoding.UTF8)) {
			json.writeStartObject();
			json.writeObjectPropertyStart("profile");
			json.writeObjectPropertyStart("userDetails");
			json.writeStringProperty("userProvidedName", name);
			json.writeObjectPropertyStart("contact");
			String email = clean(row.getString(5));
			if (ADDRESS.matcher(email).matches()) {
				json.writeStringProperty("email", email);
			}
			json.writeObjectPropertyStart("phone");
			json.writeStringProperty("number", number);
			json.writeStringProperty("prefix", prefix);
			json.writeEndObject();
			json.writeEndObject();
			writeTags(json, row);
			writeAttributes(json, row);
		}
		return this.out.toByteArray();
	}

	private static void writeTags(JsonGenerator json, ResultSet row) throws SQLException {
		String segment = clean(row.getString(9));
		String plan = clean(row.getString(10));
		json.writeArrayPropertyStart("tags");
		json.writeString("crm");
		if (!segment.isEmpty()) {
			json.writeString(segment);
		}
		if (!plan.isEmpty()) {
			json.writeString("plan:" + plan);
		}
		if (row.getBoolean(11)) {
			json.writeString("vip");
		}
		json.writeEndArray();
	}

	private static void writeAttributes(JsonGenerator json, ResultSet row) throws SQLException {
		LocalDate birthday = row.getObject(13, LocalDate.class);
		BigDecimal spent = row.getBigDecimal(12);
		json.writeArrayPropertyStart("attributes");
		writeAttribute(json, "city", clean(row.getString(8)));
		writeAttribute(json, "birthday", (birthday != null) ? BIRTHDAY.format(birthday) : "");
		writeAttribute(json, "spent", (spent != null) ? spent.setScale(2, RoundingMode.HALF_EVEN).toPlainString() : "");
		json.writeEndArray();
	}

	private static void writeAttribute(JsonGenerator json, String key, String value) {
		if (!value.isEmpty()) {
			json.writeStartObject();
			json.writeStringProperty("key", key);
			json.writeStringProperty("value", value);
			json.writeEndObject();
		}
	}

	/**
	 * Without control characters and white space around; nearly all texts stay as they
	 * are.
	 */
	private static String clean(@Nullable String text) {
		if (text == null) {
			return "";
		}
		for (int i = 0; i < text.length(); i++) {
			if (Character.isISOControl(text.charAt(i))) {
				return text.replaceAll("\\p{Cntrl}", "").strip();
			}
		}
		return text.strip();
	}

	private UUID print(byte purpose, byte[] content) {
		this.mac.update(purpose);
		ByteBuffer digest = ByteBuffer.wrap(this.mac.doFinal(content));
		return new UUID(digest.getLong(), digest.getLong());
	}

}
