package dev.contactsync;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The arrows between the packages point down only. */
@AnalyzeClasses(packages = "dev.contactsync", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTests {

	@ArchTest
	static final ArchRule arrowsPointDown = layeredArchitecture()
		.consideringOnlyDependenciesInAnyPackage("dev.contactsync..")
		.layer("program")
		.definedBy("dev.contactsync")
		.layer("faces")
		.definedBy("dev.contactsync.cli")
		.layer("job")
		.definedBy("dev.contactsync.sync")
		.layer("source")
		.definedBy("dev.contactsync.source")
		.layer("mapping")
		.definedBy("dev.contactsync.mapping")
		.layer("importapi")
		.definedBy("dev.contactsync.importapi")
		.layer("ledger")
		.definedBy("dev.contactsync.ledger")
		.layer("ground")
		.definedBy("dev.contactsync.contact", "dev.contactsync.check")
		.whereLayer("faces")
		.mayOnlyBeAccessedByLayers("program")
		.whereLayer("job")
		.mayOnlyBeAccessedByLayers("faces")
		.whereLayer("source")
		.mayOnlyBeAccessedByLayers("job")
		.whereLayer("mapping")
		.mayOnlyBeAccessedByLayers("job")
		.whereLayer("importapi")
		.mayOnlyBeAccessedByLayers("job")
		.whereLayer("ledger")
		.mayOnlyBeAccessedByLayers("job", "faces");

	@ArchTest
	static final ArchRule noCircles = slices().matching("dev.contactsync.(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule wordsArePlainJava = classes().that()
		.resideInAPackage("dev.contactsync.contact")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("dev.contactsync.contact", "java..", "org.jspecify..");

	@ArchTest
	static final ArchRule onlyTheJobKnowsBatch = noClasses().that()
		.resideOutsideOfPackage("dev.contactsync.sync")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.batch..");

	@ArchTest
	static final ArchRule nobodyAsksTheClockOfTheMachine = noClasses().should()
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
