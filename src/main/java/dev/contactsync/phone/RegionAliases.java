package dev.contactsync.phone;

import java.util.HashMap;
import java.util.Map;

/**
 * Names of regions beside the English ones of the JDK, which change with its version: old
 * and official names, abbreviations, parts of a country.
 */
final class RegionAliases {

	private static final String TABLE = """
			AE = UAE | Emirates
			BN = Brunei Darussalam
			BO = Plurinational State of Bolivia
			CD = DRC | DR Congo | Democratic Republic of the Congo | Congo Kinshasa
			CG = Congo | Republic of the Congo | Congo Brazzaville
			CH = Swiss Confederation
			CI = Ivory Coast | Cote d'Ivoire
			CN = People's Republic of China | PRC | Mainland China
			CV = Cabo Verde | Cape Verde
			CZ = Czech Republic | Czechia
			DE = Federal Republic of Germany
			DO = Dominican Rep.
			FK = Falkland Islands (Malvinas)
			FM = Federated States of Micronesia
			GB = UK | Great Britain | Britain | England | Scotland | Wales | Northern Ireland \
			| United Kingdom of Great Britain and Northern Ireland
			GM = Gambia
			GR = EL | Hellas | Hellenic Republic
			HK = Hong Kong | Hongkong | Hong Kong SAR
			IE = Republic of Ireland | Eire
			IN = Bharat | Republic of India
			IR = Islamic Republic of Iran
			KP = North Korea | Democratic People's Republic of Korea | DPRK
			KR = Korea | South Korea | Republic of Korea | Korea (South)
			LA = Lao People's Democratic Republic | Lao PDR
			MD = Republic of Moldova
			MK = Macedonia | FYROM | Republic of North Macedonia
			MM = Burma | Myanmar
			MO = Macau | Macao
			NL = Holland | Netherlands
			PS = Palestine | State of Palestine
			RU = Russia | Russian Federation
			SA = KSA | Kingdom of Saudi Arabia
			SY = Syrian Arab Republic
			SZ = Swaziland | Eswatini
			TL = East Timor | Timor-Leste
			TR = Turkey | Türkiye | Republic of Turkey
			TW = Taiwan, Province of China | Taiwan ROC
			TZ = United Republic of Tanzania
			US = USA | U.S. | United States of America | America
			VA = Vatican | Holy See
			VE = Bolivarian Republic of Venezuela
			VG = British Virgin Islands
			VI = US Virgin Islands
			VN = Viet Nam | Vietnam
			XK = XKX | Kosovo
			ZA = Republic of South Africa | RSA
			""";

	private RegionAliases() {
	}

	/**
	 * The names.
	 * @return the ISO code of two letters by name
	 */
	static Map<String, String> all() {
		Map<String, String> regions = new HashMap<>();
		TABLE.lines().map((line) -> line.split(" = ")).forEach((line) -> {
			for (String name : line[1].split(" \\| ")) {
				regions.put(name, line[0]);
			}
		});
		return regions;
	}

}
