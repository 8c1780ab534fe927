package dev.contactsync.check;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;

/** Says where a setting stands: in which file and line, or in which variable. */
public final class SettingPlace {

	private SettingPlace() {
	}

	/**
	 * The place of a setting.
	 * @param setting a setting, or an exception about one
	 * @return the place in parentheses, with a blank before; empty where it is not known
	 */
	public static String of(@Nullable Object setting) {
		Origin origin = Origin.from(setting);
		if (origin instanceof PropertySourceOrigin other && other.getOrigin() != null) {
			origin = other.getOrigin();
		}
		if (origin instanceof TextResourceOrigin text && text.getResource() != null) {
			String line = (text.getLocation() != null) ? ", line " + (text.getLocation().getLine() + 1) : "";
			return " (" + file(text.getResource()) + line + ")";
		}
		return (origin != null) ? " (" + origin + ")" : "";
	}

	/**
	 * The name of a setting, with the characters that it is written with.
	 * @param name the name; its own text leaves out what the binder does not look at
	 * @return the name, such as
	 * {@code contact-sync.syncs.customers.mapping.attributes.crm_id}
	 */
	static String name(ConfigurationPropertyName name) {
		StringBuilder written = new StringBuilder();
		for (int i = 0; i < name.getNumberOfElements(); i++) {
			String element = name.getElement(i, Form.ORIGINAL);
			boolean isInBrackets = name.isNumericIndex(i) || !element.matches("[A-Za-z0-9_-]+");
			written.append(isInBrackets ? "[" + element + "]" : (i > 0) ? "." + element : element);
		}
		return written.toString();
	}

	/** As the user would write it, from the folder that the program was started in. */
	private static String file(Resource resource) {
		try {
			Path file = resource.getFile().toPath().toAbsolutePath().normalize();
			Path here = Path.of("").toAbsolutePath();
			return (file.startsWith(here) ? here.relativize(file) : file).toString();
		}
		catch (IOException ex) {
			return resource.getDescription();
		}
	}

}
