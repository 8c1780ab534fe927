package dev.contactsync.check;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.contactsync.importapi.ImportApiProperties;
import dev.contactsync.lease.LeaseProperties;
import dev.contactsync.sync.SyncCatalog;
import dev.contactsync.sync.SyncProperties;
import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the records say about their settings, and what the README repeats of it. */
class SettingsTests {

	private static final Path README = Path.of("README.md");

	private static final Path EXPECTED = Path.of("target/settings.md");

	private static final String BEGIN = "<!-- settings: made from the records -->";

	private static final String END = "<!-- end of settings -->";

	private static final Set<Class<?>> MEASURES = Set.of(Duration.class, DataSize.class, int.class, long.class,
			double.class);

	private static final SpringValidatorAdapter VALIDATOR = new SpringValidatorAdapter(
			Validation.buildDefaultValidatorFactory().getValidator());

	@Test
	void readmeHasTheTableOfTheRecords() throws IOException {
		String expected = SettingReference.markdown(SyncCatalog.SETTINGS.settings());
		Files.createDirectories(EXPECTED.getParent());
		Files.writeString(EXPECTED, expected);
		String readme = Files.readString(README);
		assertThat(readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END)).strip())
			.as("the table in %s; copy %s into it", README, EXPECTED)
			.isEqualTo(expected.strip());
	}

	@Test
	void everyBoundRecordIsPartOfTheSettings() {
		JavaClasses program = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.contactsync");
		assertThat(SyncCatalog.SETTINGS.settings()
			.stream()
			.map((setting) -> setting.component().getDeclaringRecord().getName()))
			.containsAll(program.stream()
				.filter((type) -> type.isAnnotatedWith(ConfigurationProperties.class))
				.map(JavaClass::getName)
				.toList());
	}

	static List<SettingNode> settings() {
		return SyncCatalog.SETTINGS.settings();
	}

	@ParameterizedTest
	@MethodSource("settings")
	void everySettingHasASentence(SettingNode setting) {
		assertThat(setting.sentence()).matches("[A-Z`].*[^.]\\.").doesNotContain("|", "\n", "  ");
	}

	@ParameterizedTest
	@MethodSource("settings")
	void everyMeasureHasARangeAndOnlyMeasures(SettingNode setting) {
		assertThat(setting.range().isPresent()).isEqualTo(MEASURES.contains(setting.type()));
	}

	static Stream<SettingNode> measures() {
		return SyncCatalog.SETTINGS.settings().stream().filter((setting) -> setting.range().isPresent());
	}

	@ParameterizedTest
	@MethodSource("measures")
	void rangesAreEnforced(SettingNode setting) {
		String[] bounds = setting.range().orElseThrow().split(" to ");
		bind(setting, bounds[0]);
		bind(setting, bounds[1]);
		setting.defaultValue().ifPresent((value) -> bind(setting, value));
		assertRefused(setting, beside(setting.type(), bounds[0], -1));
		assertRefused(setting, beside(setting.type(), bounds[1], 1));
	}

	@ParameterizedTest
	@MethodSource("measures")
	void rangesLeaveAnExample(SettingNode setting) {
		Bindable<?> target = Bindable.of(setting.type())
			.withAnnotations(setting.component().getAnnotation(SettingRange.class));
		assertThat(ValueHint.of(target)).matches(".*, such as \\S+.*; " + setting.range().orElseThrow());
	}

	private static void assertRefused(SettingNode setting, String value) {
		assertThatExceptionOfType(BindException.class).as(setting.key() + ": " + value)
			.isThrownBy(() -> bind(setting, value))
			.withStackTraceContaining("is out of range; " + setting.range().orElseThrow());
	}

	/** A value as near to a bound as its type has one, beyond it. */
	private static String beside(Class<?> type, String bound, int direction) {
		Object value = ApplicationConversionService.getSharedInstance().convert(bound, type);
		if (value instanceof Duration duration) {
			return duration.plusNanos(direction).toString();
		}
		if (value instanceof DataSize size) {
			return size.toBytes() + direction + "B";
		}
		BigDecimal step = (type == double.class) ? new BigDecimal("0.0001") : BigDecimal.ONE;
		return new BigDecimal(bound).add(step.multiply(BigDecimal.valueOf(direction))).toPlainString();
	}

	private static void bind(SettingNode setting, String value) {
		Binder binder = new Binder(new MapConfigurationPropertySource(
				Map.of("destinations.a.base-url", "https://api.example.com", "syncs.a.key", "id",
						"syncs.a.mapping.email", "{email}", setting.key().replace("NAME", "a"), value)));
		ValidationBindHandler handler = new ValidationBindHandler(VALIDATOR);
		binder.bind("", Bindable.of(ImportApiProperties.class), handler);
		binder.bind("", Bindable.of(SyncProperties.class), handler);
		binder.bind("", Bindable.of(LeaseProperties.class), handler);
	}

}
