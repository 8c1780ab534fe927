package dev.contactsync.state;

import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Which lines of a statement are for which database. */
class DialectTests {

	@Test
	void taggedLineIsForOneDatabaseOnly() {
		String both = "SELECT 1\nFROM a -- h2\nFROM b -- postgresql\nWHERE c - -1 = 2";
		assertThat(Dialect.H2.lines(both)).isEqualTo("SELECT 1\nFROM a -- h2\nWHERE c - -1 = 2");
		assertThat(Dialect.POSTGRESQL.lines(both)).isEqualTo("SELECT 1\nFROM b -- postgresql\nWHERE c - -1 = 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- postgres", "-- h2 ", "--h2", "-- H2", "-- of both", "--", "-- h2 -- postgresql" })
	void lineWithAnUnknownTagIsRefused(String comment) {
		String statement = "SELECT 1\nFROM a " + comment;
		assertThatIllegalArgumentException().isThrownBy(() -> Dialect.H2.lines(statement))
			.withMessageContaining("FROM a " + comment);
		assertThatIllegalArgumentException().isThrownBy(() -> Dialect.POSTGRESQL.lines(statement));
	}

	@Test
	void everyTagOfEveryStatementIsKnown() {
		List<String> statements = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.contactsync")
			.stream()
			.filter((type) -> type.getSimpleName().matches(".*(Table|Query)"))
			.flatMap(DialectTests::texts)
			.toList();
		assertThat(statements).hasSizeGreaterThan(70).allSatisfy((statement) -> {
			assertThat(Dialect.H2.lines(statement)).isNotBlank();
			assertThat(Dialect.POSTGRESQL.lines(statement)).isNotBlank();
		});
	}

	private static Stream<String> texts(JavaClass type) {
		return Stream.of(type.reflect().getDeclaredFields())
			.filter((field) -> field.getType() == String.class)
			.map(DialectTests::text);
	}

	private static String text(Field field) {
		try {
			field.setAccessible(true);
			return String.valueOf(field.get(null));
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
