package dev.contactsync.contact;

/**
 * A phone as the import API takes it. Its text does not show it.
 *
 * @param prefix the country calling code, digits only, without "+"
 * @param number the national significant number, digits only, with the leading zeros that
 * belong to it
 */
public record Phone(String prefix, String number) {

	/**
	 * Whom the API knows: prefix and number in one.
	 * @return digits only
	 */
	public String recipient() {
		return this.prefix + this.number;
	}

	@Override
	public String toString() {
		return "phone";
	}

}
