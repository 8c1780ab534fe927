package dev.contactsync.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.contactsync.check.SettingPlace;
import dev.contactsync.check.SettingRange;
import dev.contactsync.check.ValueHint;
import dev.contactsync.contact.CauseChain;
import dev.contactsync.contact.ProblemCode;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyNameException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * What Spring Boot's exceptions about configuration mean. Its own descriptions repeat
 * values, which may be secrets, so they are not used.
 */
final class ConfigurationProblem {

	/** A setting whose value begins with a column. */
	private static final Pattern TEMPLATE = Pattern.compile("(?m)(?:^|[:,\\[]|-)\\s*\\{\\w+}");

	private ConfigurationProblem() {
	}

	static Optional<CommandProblem> in(Throwable thrown) {
		return CauseChain.find(thrown, BindValidationException.class)
			.map(ConfigurationProblem::invalid)
			.or(() -> CauseChain.find(thrown, BindException.class).map(ConfigurationProblem::unreadable))
			.or(() -> CauseChain.find(thrown, MarkedYAMLException.class).map(ConfigurationProblem::noYaml))
			.or(() -> CauseChain.find(thrown, ConfigDataNotFoundException.class).map(ConfigurationProblem::noFile))
			.or(() -> CauseChain.find(thrown, InvalidConfigurationPropertyNameException.class)
				.map((ex) -> new CommandProblem(ProblemCode.BAD_SETTING_NAME,
						ex.getName() + ": a name may have only lower-case letters, digits and hyphens.")))
			.or(() -> CauseChain.find(thrown, ConfigDataException.class)
				.map((ex) -> new CommandProblem(ProblemCode.UNREADABLE_CONFIGURATION,
						"The configuration cannot be read: check the settings spring.config in it and on the command line.")));
	}

	private static CommandProblem invalid(BindValidationException ex) {
		ValidationErrors errors = ex.getValidationErrors();
		return CommandProblem.of(errors.getAllErrors()
			.stream()
			.map((error) -> new CommandProblem(
					isOutOfRange(error) ? ProblemCode.VALUE_OUT_OF_RANGE : ProblemCode.MISSING_SETTING,
					invalid(setting(errors.getName().toString(), error), error, errors.getBoundProperties())))
			.sorted(Comparator.comparing(CommandProblem::message))
			.toList());
	}

	private static boolean isOutOfRange(ObjectError error) {
		return SettingRange.class.getSimpleName().equals(error.getCode());
	}

	/** A value that has a range is no secret, and shown as it is written. */
	private static String invalid(String setting, ObjectError error, Collection<ConfigurationProperty> written) {
		Optional<ConfigurationProperty> property = written.stream()
			.filter((bound) -> bound.getName().toString().equals(setting))
			.findFirst();
		String value = isOutOfRange(error) ? property.map((bound) -> ": " + bound.getValue()).orElse("") : "";
		return setting + value + " " + error.getDefaultMessage() + property.map(SettingPlace::of).orElse("") + ".";
	}

	/** As a user writes it: {@code a[b].cD} is {@code a.b.c-d}. */
	private static String setting(String prefix, ObjectError error) {
		String field = (error instanceof FieldError of) ? "." + of.getField() : "";
		return prefix + field.replace('[', '.')
			.replace("]", "")
			.replaceAll("([a-z])([A-Z])", "$1-$2")
			.toLowerCase(Locale.ROOT);
	}

	private static CommandProblem unreadable(BindException ex) {
		return new CommandProblem(ProblemCode.UNREADABLE_VALUE, "%s%s cannot be read. Write %s.".formatted(ex.getName(),
				SettingPlace.of(ex), ValueHint.of(ex.getTarget())));
	}

	private static CommandProblem noYaml(MarkedYAMLException ex) {
		String line = (ex.getProblemMark() != null) ? " in line " + (ex.getProblemMark().getLine() + 1) : "";
		return new CommandProblem(ProblemCode.BAD_YAML,
				"The configuration file is not valid YAML%s: %s. %s".formatted(line, ex.getProblem(), quotes(ex)));
	}

	/** What begins with a brace is a map for YAML, and nothing may follow it. */
	private static String quotes(MarkedYAMLException ex) {
		String line = (ex.getProblemMark() != null) ? ex.getProblemMark().get_snippet() : "";
		return (line != null && TEMPLATE.matcher(line).find())
				? "A template needs quotes, such as \"{first_name} {last_name}\"."
				: "Put texts with a colon or a brace into quotes: \"{a}: {b}\".";
	}

	private static CommandProblem noFile(ConfigDataNotFoundException ex) {
		return new CommandProblem(ProblemCode.NO_CONFIGURATION_FILE,
				"The configuration does not exist: %s. Fix spring.config.location or spring.config.import."
					.formatted(ex.getReferenceDescription()));
	}

}
