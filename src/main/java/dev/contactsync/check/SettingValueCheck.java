package dev.contactsync.check;

import java.time.Duration;
import java.util.regex.Pattern;

import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.ProblemList;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks whether the value of a setting is of its kind and within its range. */
final class SettingValueCheck {

	private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?\\d+\\s*");

	private final ConfigurableEnvironment environment;

	private final Binder binder;

	private final ProblemList problems;

	SettingValueCheck(ConfigurableEnvironment environment, ProblemList problems) {
		this.environment = environment;
		this.binder = Binder.get(environment);
		this.problems = problems;
	}

	/**
	 * Looks at a value.
	 * @param property its value
	 * @param isWhole whether it is that of all elements of a list or map
	 */
	void check(SettingNode setting, ConfigurationProperty property, boolean isWhole) {
		Object value = property.getValue();
		String place = SettingPlace.of(property);
		if (setting.isText() && (value instanceof Boolean || value instanceof Number)) {
			this.problems.add(ProblemCode.NEEDS_QUOTES,
					"%s%s: a text belongs here, and YAML has made %s of it. Put it into quotes: \"...\".".formatted(
							SettingPlace.name(property.getName()), place,
							(value instanceof Boolean) ? "true or false" : "a number"));
			return;
		}
		String written = this.environment.resolvePlaceholders(String.valueOf(value));
		if (setting.type() == Duration.class && NUMBER.matcher(written).matches()) {
			this.problems.add(ProblemCode.DURATION_WITHOUT_UNIT, "%s%s has no unit. Write %s."
				.formatted(SettingPlace.name(property.getName()), place, ValueHint.of(Bindable.of(Duration.class))));
		}
		else if (!written.contains("${")) {
			checkKind(setting, property, target(setting, isWhole));
		}
	}

	private static Bindable<Object> target(SettingNode setting, boolean isWhole) {
		ResolvableType type = isWhole ? ResolvableType.forType(setting.component().getGenericType())
				: ResolvableType.forClass(setting.type());
		return Bindable.of(type).withAnnotations(setting.component().getAnnotations());
	}

	private void checkKind(SettingNode setting, ConfigurationProperty property, Bindable<Object> target) {
		try {
			Object value = this.binder.bind(property.getName(), target).orElse(null);
			SettingRange range = setting.component().getAnnotation(SettingRange.class);
			if (range != null && value instanceof Comparable<?> number
					&& !SettingRangeValidator.isWithin(range, number)) {
				this.problems.add(ProblemCode.VALUE_OUT_OF_RANGE,
						"%s: %s is out of range; %s%s.".formatted(SettingPlace.name(property.getName()),
								property.getValue(), range.value(), SettingPlace.of(property)));
			}
		}
		catch (BindException ex) {
			this.problems.add(ProblemCode.UNREADABLE_VALUE, "%s%s cannot be read. Write %s."
				.formatted(SettingPlace.name(property.getName()), SettingPlace.of(property), ValueHint.of(target)));
		}
	}

}
