package dev.contactsync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The house: its floors, the size of its rooms, and what each room may know. */
@AnalyzeClasses(packages = "dev.contactsync", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTests {

	private static final String ROOT = "dev.contactsync";

	/** From the top down: a room knows only rooms on floors below its own. */
	private static final List<List<String>> FLOORS = List.of(List.of("cli"), List.of("terminal"), List.of("job"),
			List.of("launch"), List.of("delivery"), List.of("execution"), List.of("sync"), List.of("guard", "status"),
			List.of("runs", "decision", "identity"), List.of("ledger", "lease"), List.of("block"),
			List.of("work", "fingerprint"), List.of("state", "source", "mapping", "importapi"),
			List.of("phone", "range", "query", "column", "format", "pace"), List.of("check"), List.of("contact"));

	private static final int MOST_FILES = 32;

	private static final int MOST_PARAMETERS = 7;

	private static final Pattern WRITES_NUMBER = Pattern.compile("%[-,.0-9$]*[dfeoxX]");

	/** Each begins a transaction, or can. */
	private static final DescribedPredicate<JavaClass> OPENS_TRANSACTIONS = DescribedPredicate
		.describe("open transactions", (type) -> type.getPackageName().startsWith("org.springframework.transaction")
				|| type.getSimpleName().equals("StateTransactions") || type.getSimpleName().equals("ReadTransaction"));

	@ArchTest
	static final ArchRule arrowsPointDown = floors();

	private static ArchRule floors() {
		var house = layeredArchitecture().consideringOnlyDependenciesInAnyPackage(ROOT + "..")
			.layer("program")
			.definedBy(ROOT);
		for (List<String> floor : FLOORS) {
			for (String room : floor) {
				house = house.layer(room).definedBy(ROOT + "." + room);
			}
		}
		for (int i = 0; i < FLOORS.size(); i++) {
			String[] above = FLOORS.subList(0, i).stream().flatMap(List::stream).toArray(String[]::new);
			for (String room : FLOORS.get(i)) {
				house = (above.length == 0) ? house.whereLayer(room).mayOnlyBeAccessedByLayers("program")
						: house.whereLayer(room).mayOnlyBeAccessedByLayers(above);
			}
		}
		return house;
	}

	@ArchTest
	static void everyRoomHasAFloor(JavaClasses all) {
		assertThat(rooms(all)).containsOnlyKeys(FLOORS.stream().flatMap(List::stream).toList());
	}

	@Test
	void readmeShowsTheRoomsFromTheTopDown() throws IOException {
		String house = Files.readString(Path.of("README.md")).split("## The house")[1].split("## Build and test")[0];
		assertThat(house.lines()
			.filter((line) -> line.matches("\\|.*\\| `\\w+` \\|.*"))
			.map((line) -> line.replaceAll(".*\\| `(\\w+)` \\|.*", "$1")))
			.containsExactlyElementsOf(FLOORS.stream().flatMap(List::stream).toList());
	}

	/** {@code formatted} writes numbers in the language of the machine. */
	@Test
	void numbersAreWrittenAlikeOnEveryMachine() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			assertThat(files.filter((file) -> file.toString().endsWith(".java"))
				.flatMap((file) -> statements(file).filter(
						(statement) -> statement.contains(".formatted(") && WRITES_NUMBER.matcher(statement).find())))
				.isEmpty();
		}
	}

	private static Stream<String> statements(Path file) {
		try {
			return Stream.of(Files.readString(file).split(";\\R"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ArchTest
	static final ArchRule numbersAreWrittenInOnePlace = noClasses().should()
		.callMethod(String.class, "format", String.class, Object[].class);

	@ArchTest
	static final ArchRule noCircles = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

	@ArchTest
	static void roomsStaySmall(JavaClasses all) {
		assertThat(rooms(all)).allSatisfy((room, files) -> assertThat(files).as(room).isLessThanOrEqualTo(MOST_FILES));
	}

	private static Map<String, Long> rooms(JavaClasses all) {
		return all.stream()
			.filter((type) -> type.isTopLevelClass() && !type.getPackageName().equals(ROOT))
			.collect(Collectors.groupingBy((type) -> type.getPackageName().substring(ROOT.length() + 1),
					Collectors.counting()));
	}

	@ArchTest
	static void namesHaveTwoWords(JavaClasses all) {
		List<String> names = all.stream()
			.filter((type) -> !type.isAnonymousClass() && !type.isArray())
			.map(JavaClass::getSimpleName)
			.filter((name) -> !name.equals("package-info"))
			.toList();
		List<String> oneWord = names.stream().filter((name) -> name.matches("[A-Z][a-z0-9]*")).toList();
		assertThat(oneWord.size() * 100 / names.size()).as("percent of names of one word: " + oneWord).isLessThan(20);
	}

	@ArchTest
	static final ArchRule constructorsTakeFew = classes().that()
		.areNotRecords()
		.or()
		.haveSimpleNameNotEndingWith("Settings")
		.should(takeFewParameters());

	private static ArchCondition<JavaClass> takeFewParameters() {
		return new ArchCondition<>("take at most " + MOST_PARAMETERS + " parameters in each constructor") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				for (JavaConstructor constructor : type.getConstructors()) {
					events.add(new SimpleConditionEvent(constructor,
							constructor.getRawParameterTypes().size() <= MOST_PARAMETERS,
							constructor.getFullName() + " takes " + constructor.getRawParameterTypes().size()));
				}
			}
		};
	}

	@ArchTest
	static final ArchRule wordsArePlainJava = classes().that()
		.resideInAPackage(ROOT + ".contact")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage(ROOT + ".contact", "java..", "org.jspecify..");

	@ArchTest
	static final ArchRule onlyTheJobKnowsBatch = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".job")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.batch..");

	@ArchTest
	static final ArchRule decisionsKnowNoDatabase = noClasses().that()
		.resideInAPackage(ROOT + ".decision")
		.or()
		.haveSimpleName("GuardRules")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

	@ArchTest
	static final ArchRule onlyTablesAskTheState = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".state")
		.and()
		.haveSimpleNameNotEndingWith("Table")
		.and()
		.haveSimpleNameNotEndingWith("Query")
		.should()
		.dependOnClassesThat()
		.haveSimpleName("JdbcClient");

	@ArchTest
	static final ArchRule tablesOpenNoTransaction = noClasses().that()
		.haveSimpleNameEndingWith("Table")
		.or()
		.haveSimpleNameEndingWith("Query")
		.or()
		.haveSimpleName("ChunkLog")
		.should()
		.dependOnClassesThat(OPENS_TRANSACTIONS);

	@ArchTest
	static final ArchRule onlyLedgersAndLogsOpenTransactions = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".state")
		.and()
		.haveSimpleNameNotEndingWith("Log")
		.and()
		.haveSimpleNameNotEndingWith("Ledger")
		.should()
		.dependOnClassesThat()
		.haveSimpleName("StateTransactions")
		.orShould()
		.dependOnClassesThat()
		.haveSimpleName("ReadTransaction");

	@ArchTest
	static final ArchRule onlyTheStateAndBatchKnowTheTransactionManager = noClasses().that()
		.resideOutsideOfPackages(ROOT + ".state", ROOT + ".job")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.transaction..");

	@ArchTest
	static final ArchRule noClassAsksTheClockOfTheMachine = noClasses().should()
		.callMethodWhere(JavaCall.Predicates.target(DescribedPredicate.describe("now() without a clock",
				(target) -> target.getName().equals("now") && target.getOwner().getPackageName().equals("java.time")
						&& target.getRawParameterTypes().stream().noneMatch(HouseTests::isClock))));

	private static boolean isClock(JavaClass type) {
		return type.getName().equals("java.time.Clock");
	}

	@ArchTest
	static final ArchRule namesSayWhatAClassIs = noClasses().should()
		.haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto)");

}
