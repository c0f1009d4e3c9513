package org.duetad.testing;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** The floors of core: a package depends only on floors below its own. */
@AnalyzeClasses(
    packages = "org.duetad.core",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
public class FloorsTest {

  private static final String CORE = "org.duetad.core";

  @ArchTest
  static final ArchRule FLOORS =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(CORE + "..")
          .layer("special")
          .definedBy(CORE + ".special..")
          .layer("numbers")
          .definedBy(CORE, CORE + ".spi..", CORE + ".rules..", CORE + ".matrix..")
          .layer("program")
          .definedBy(CORE + ".program..")
          .layer("nested")
          .definedBy(CORE + ".nested..")
          .layer("mode")
          .definedBy(CORE + ".mode..")
          .layer("users")
          .definedBy(
              CORE + ".adapters..",
              CORE + ".check..",
              CORE + ".data..",
              CORE + ".diagnosis..",
              CORE + ".implicit..",
              CORE + ".kernel..",
              CORE + ".reference..",
              CORE + ".sparse..",
              CORE + ".surrogate..")
          .ensureAllClassesAreContainedInArchitecture()
          .whereLayer("users")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("mode")
          .mayOnlyBeAccessedByLayers("users")
          .whereLayer("nested")
          .mayOnlyBeAccessedByLayers("mode", "users")
          .whereLayer("program")
          .mayOnlyBeAccessedByLayers("nested", "mode", "users")
          .whereLayer("special")
          .mayNotAccessAnyLayer();

  /**
   * Numbers, rules and matrices depend on each other, as numbers apply rules and rules are written
   * in numbers.
   */
  @ArchTest
  static final ArchRule NO_OTHER_CIRCLE =
      slices().assignedFrom(packages()).should().beFreeOfCycles();

  private static SliceAssignment packages() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(CORE)) {
          return SliceIdentifier.ignore();
        }
        boolean circle =
            name.equals(CORE)
                || name.startsWith(CORE + ".spi")
                || name.startsWith(CORE + ".rules")
                || name.startsWith(CORE + ".matrix");
        return SliceIdentifier.of(circle ? "numbers" : name);
      }

      @Override
      public String getDescription() {
        return "packages of core";
      }
    };
  }
}
