package dev.contactsync.phone;

import java.util.Locale;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RegionNamesTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = { "IN,IN", "in,IN", "IND,IN", "india,IN", "INDIA,IN", "Bharat,IN",
			"AND,AD", "and,AD", "USA,US", "U.S.A.,US", "U.S.,US", "United States,US", "United States of America,US",
			"The United States,US", "UK,GB", "U.K.,GB", "Great Britain,GB", "England,GB", "Scotland,GB",
			"Northern Ireland,GB", "Ireland,IE", "Republic of Ireland,IE", "Czech Republic,CZ", "Czechia,CZ",
			"Germany,DE", "South Korea,KR", "Republic of Korea,KR", "\"Korea, Republic of\",KR", "North Korea,KP",
			"\"Korea, Democratic People's Republic of\",KP", "Russia,RU", "Russian Federation,RU", "UAE,AE",
			"U.A.E.,AE", "United Arab Emirates,AE", "Ivory Coast,CI", "Côte d’Ivoire,CI", "COTE D'IVOIRE,CI",
			"Vietnam,VN", "Viet Nam,VN", "Türkiye,TR", "TÜRKİYE,TR", "Turkiye,TR", "Turkey,TR", "The Netherlands,NL",
			"Netherlands,NL", "Holland,NL", "Bosnia and Herzegovina,BA", "Bosnia & Herzegovina,BA",
			"Bosnia-Herzegovina,BA", "Trinidad and Tobago,TT", "Saint Lucia,LC", "St. Lucia,LC", "Congo,CG",
			"\"Congo, The Democratic Republic of the\",CD", "DR Congo,CD", "Niger,NE", "Nigeria,NG", "Guinea,GN",
			"Guinea-Bissau,GW", "Equatorial Guinea,GQ", "Papua New Guinea,PG", "Dominica,DM", "Dominican Republic,DO",
			"\"Iran, Islamic Republic of\",IR", "\"Tanzania, United Republic of\",TZ", "Hong Kong,HK", "Macau,MO",
			"\"Taiwan, Province of China\",TW", "Kosovo,XK", "Cabo Verde,CV", "\"Virgin Islands, British\",VG",
			"São Tomé and Príncipe,ST", "91,IN", "+91,IN", "0091,IN", "(+91),IN", "+44,GB", "1,US", "+1,US", "7,RU",
			"971,AE" })
	void understandsWhatPeopleWrite(String text, String region) {
		assertThat(RegionNames.of(text)).isEqualTo(region);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "the", "Atlantis", "XX", "ZZ", "0", "999", "800", "12345", "91 IN DIA" })
	void doesNotGuess(String text) {
		assertThat(RegionNames.of(text)).isNull();
	}

	@Test
	void understandsEveryRegionByCodesAndName() {
		for (String region : PhoneNumberUtil.getInstance().getSupportedRegions()) {
			Locale country = new Locale.Builder().setRegion(region).build();
			assertThat(RegionNames.of(region)).isEqualTo(region);
			assertThat(RegionNames.of(threeLetters(country))).isEqualTo(region);
			assertThat(RegionNames.of(country.getDisplayCountry(Locale.ENGLISH))).isEqualTo(region);
		}
	}

	private static String threeLetters(Locale country) {
		return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country.getCountry())
				? country.getISO3Country() : country.getCountry();
	}

}
