package dev.contactsync.demo;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class DemoDataTests {

	private static final Map<String, List<String>> COUNTRIES = Map.of("IN", List.of("India", "IN", "IND", "india"),
			"GB", List.of("UK", "United Kingdom", "GB", "Great Britain", "gb"), "US",
			List.of("USA", "U.S.A.", "US", "United States", "usa"), "CA", List.of("Canada", "CA"), "AU",
			List.of("Australia", "+61", "AU", "AUS"), "DE", List.of("Germany", "DE", "Deutschland", "+49"), "FR",
			List.of("France", "FR"), "SE", List.of("Sweden", "SE"));

	private static final Pattern KEPT_FREE_FOR_FICTION = Pattern.compile(String.join("|",
			"\\+44(2079460|2920180|1(13|14|16|17|18|21|31|41|51|61)4960)\\d{3}", "\\+1\\d{3}55501\\d{2}",
			"\\+61([2378](5550|7010)\\d{4}|491570156)", "\\+33(19900|26191|35301|46571|53649)\\d{4}",
			"\\+49((3023125|4066969|6990009|8999998)\\d{3}|17139200\\d{2})",
			"\\+46(8465004|31390[06]|4062804)\\d{2}|\\+467017406(0[5-9]|[1-9]\\d)"));

	private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

	private static JdbcClient crm;

	@BeforeAll
	static void load() throws IOException, SQLException {
		Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
		DemoCrm.fill(connection);
		crm = JdbcClient.create(new SingleConnectionDataSource(connection, true));
	}

	@Test
	void holdsAThousandCustomersWithLabels() {
		assertThat(rows()).hasSize(1000);
		assertThat(numbers("SELECT COUNT(DISTINCT label) FROM customer_label")).containsExactly(5);
		assertThat(numbers("SELECT COUNT(*) FROM customer WHERE id NOT IN (SELECT customer_id FROM customer_label)"))
			.first()
			.satisfies((unlabelled) -> assertThat(unlabelled).isBetween(100, 500));
	}

	@Test
	void writesCountriesInEveryForm() {
		assertThat(crm.sql("SELECT DISTINCT country FROM customer").query(String.class).list())
			.containsExactlyInAnyOrderElementsOf(COUNTRIES.values().stream().flatMap(List::stream).toList());
	}

	@Test
	void usesOnlyValidNumbersThatAreKeptFreeForFiction() {
		List<String> valid = validPhones();
		assertThat(valid).hasSize(980).allMatch(KEPT_FREE_FOR_FICTION.asMatchPredicate());
	}

	@Test
	void breaksTwentyPhonesInFiveWays() {
		assertThat(rows().stream().map(Row::fault).flatMap(Optional::stream))
			.containsExactlyInAnyOrderElementsOf(Stream.of("missing", "letters", "too short", "too long", "not valid")
				.flatMap((fault) -> Stream.of(fault, fault, fault, fault))
				.toList());
	}

	@Test
	void sharesFourPhonesBetweenTwoCustomersEach() {
		assertThat(
				validPhones().stream().collect(Collectors.groupingBy((phone) -> phone, Collectors.counting())).values())
			.filteredOn((customers) -> customers > 1)
			.containsExactly(2L, 2L, 2L, 2L);
	}

	@Test
	void keepsToAddressesThatBelongToNobody() {
		List<String> addresses = rows().stream().map(Row::email).filter(Objects::nonNull).toList();
		assertThat(addresses.stream().filter((address) -> !address.matches("customer\\d+@example\\.(com|org)")))
			.containsExactlyInAnyOrder("n/a", "n/a", "someone(at)example.com", "someone(at)example.com",
					"two words@example.org", "two words@example.org");
	}

	@Test
	void hasPeopleWithoutANameOrAnOptIn() {
		assertThat(numbers("SELECT COUNT(*) FROM customer WHERE TRIM(COALESCE(first_name, '') "
				+ "|| COALESCE(last_name, '')) = ''"))
			.containsExactly(5);
		assertThat(numbers("SELECT COUNT(*) FROM customer WHERE whatsapp_opt_in IS NOT TRUE")).containsExactly(50);
	}

	private static List<Integer> numbers(String query) {
		return crm.sql(query).query(Integer.class).list();
	}

	private static List<Row> rows() {
		return crm.sql("SELECT mobile, country, email FROM customer").query(Row.class).list();
	}

	private static List<String> validPhones() {
		return rows().stream().filter((row) -> row.fault().isEmpty()).map(Row::e164).toList();
	}

	record Row(@Nullable String mobile, String country, @Nullable String email) {

		Optional<String> fault() {
			if (this.mobile == null || this.mobile.isBlank()) {
				return Optional.of("missing");
			}
			if (this.mobile.matches(".*\\p{L}.*")) {
				return Optional.of("letters");
			}
			PhoneNumber number = parsed();
			return switch (PHONES.isPossibleNumberWithReason(number)) {
				case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> Optional.of("too short");
				case TOO_LONG -> Optional.of("too long");
				default -> PHONES.isValidNumber(number) ? Optional.empty() : Optional.of("not valid");
			};
		}

		String e164() {
			return PHONES.format(parsed(), PhoneNumberFormat.E164);
		}

		private PhoneNumber parsed() {
			String region = COUNTRIES.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().contains(this.country))
				.map(Map.Entry::getKey)
				.findFirst()
				.orElseThrow();
			try {
				return PHONES.parse(this.mobile, region);
			}
			catch (NumberParseException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
