package org.duetad.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Collectors;
import org.duetad.forward.Duals;

/** Which packages may depend on which, and what library code does not do. */
@AnalyzeClasses(
    packages = "org.duetad",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
public class ArchitectureTest {

  private static final String CORE = "org.duetad.core..";
  private static final String SPECIAL = "org.duetad.core.special..";
  private static final String ADAPTERS = "org.duetad.core.adapters..";
  private static final String CHECK = "org.duetad.core.check..";
  private static final String REFERENCE = "org.duetad.core.reference..";
  private static final String KERNEL = "org.duetad.core.kernel";
  private static final String FORWARD = "org.duetad.forward..";
  private static final String REVERSE = "org.duetad.reverse..";
  private static final String CHECKPOINT = "org.duetad.checkpoint..";
  private static final String CHOICE = "org.duetad.checkpoint.choice..";
  private static final String ACCELERATION = "org.duetad.acceleration..";
  private static final String EXAMPLES = "org.duetad.examples..";
  private static final String BENCHMARKS = "org.duetad.benchmarks..";

  /** Public so that kernels can use it, and no part of what users see. */
  public static final String PARTS_OF_KERNELS = KERNEL + ".*..";

  /** Test classes that other modules use come in jars of their own. */
  public static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule CORE_KNOWS_NO_MODE =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FORWARD, REVERSE, CHECKPOINT, ACCELERATION, EXAMPLES, BENCHMARKS);

  @ArchTest
  static final ArchRule CORE_DEPENDS_ON_LITTLE =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              CORE,
              "org.apache.commons.math3..",
              "org.apache.commons.numbers..",
              "org.ejml..",
              "org.jspecify..");

  /** It is found as a service, so everything works without it. */
  @ArchTest
  static final ArchRule NOBODY_NEEDS_THE_ACCELERATION =
      noClasses()
          .that()
          .resideOutsideOfPackages(ACCELERATION, BENCHMARKS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ACCELERATION);

  @ArchTest
  static final ArchRule ACCELERATION_KNOWS_ONLY_CORE =
      classes()
          .that()
          .resideInAPackage(ACCELERATION)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              CORE,
              ACCELERATION,
              "org.ejml.data..",
              "org.objectweb.asm..",
              "org.jspecify..");

  /**
   * Others may hold EJML's matrices, but the arithmetic is left to the rules; except for closed
   * forms that these are compared with.
   */
  @ArchTest
  static final ArchRule ONLY_MATRIX_RULES_CALL_EJML =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.duetad.core.matrix..", "org.duetad.testing.matrices", BENCHMARKS)
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("org.ejml..")
                  .and(JavaClass.Predicates.resideOutsideOfPackage("org.ejml.data..")));

  /** Numbers in texts are the same in every country. */
  @ArchTest
  static final ArchRule TEXTS_HAVE_NO_DEFAULT_LOCALE =
      noClasses()
          .should()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "formatted", Object[].class);

  /**
   * Matrix rules depend on numbers and arithmetic; linear, spectral and general ones are
   * independent of each other.
   */
  @ArchTest
  static final ArchRule MATRIX_RULES_HAVE_FLOORS =
      slices()
          .matching("org.duetad.core.matrix.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(),
              JavaClass.Predicates.resideInAPackage("org.duetad.core.matrix.arithmetic"));

  /** Matrices extend the interface of linear algebra, and use nothing else of it. */
  @ArchTest
  static final ArchRule NUMBERS_DO_NOT_KNOW_FACTORISATIONS =
      noClasses()
          .that()
          .resideInAPackage("org.duetad.core.matrix")
          .and()
          .doNotHaveSimpleName("Matrix")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage(
                  "org.duetad.core.matrix.linear",
                  "org.duetad.core.matrix.spectral",
                  "org.duetad.core.matrix.general"));

  /** It chooses among all modes, so that nothing but programs of users stands on it. */
  @ArchTest
  static final ArchRule ONLY_USERS_CHOOSE =
      noClasses()
          .that()
          .resideOutsideOfPackages(CHOICE, EXAMPLES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CHOICE);

  @ArchTest
  static final ArchRule FORWARD_DOES_NOT_KNOW_REVERSE =
      noClasses()
          .that()
          .resideInAPackage(FORWARD)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(REVERSE, CHECKPOINT);

  /** Second derivatives are forward over reverse: dual numbers, through one class. */
  @ArchTest
  static final ArchRule REVERSE_KNOWS_ONLY_DUAL_NUMBERS =
      noClasses()
          .that()
          .resideInAPackage(REVERSE)
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage(FORWARD, CHECKPOINT)
                  .and(DescribedPredicate.not(JavaClass.Predicates.type(Duals.class))));

  @ArchTest
  static final ArchRule LIBRARIES_DO_NOT_KNOW_EXAMPLES =
      noClasses()
          .that()
          .resideOutsideOfPackages(EXAMPLES, BENCHMARKS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(EXAMPLES, BENCHMARKS);

  @ArchTest
  static final ArchRule MODULES_HAVE_NO_CYCLES =
      slices().matching("org.duetad.(*)..").should().beFreeOfCycles();

  /**
   * In checkpointing only the loops, the equations above them, and the choice of a mode depend on
   * other packages.
   */
  @ArchTest
  static final ArchRule ONLY_LOOPS_KNOW_THE_PARTS_OF_CHECKPOINTING =
      slices()
          .matching("org.duetad.checkpoint.(*)..")
          .namingSlices("$1")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              JavaClass.Predicates.resideInAnyPackage(
                  "org.duetad.checkpoint.stepping..", "org.duetad.checkpoint.ode..", CHOICE),
              DescribedPredicate.alwaysTrue());

  /** What kernels are made of is in packages of their own, which nothing else uses. */
  @ArchTest
  static final ArchRule ONLY_KERNELS_KNOW_THEIR_PARTS =
      noClasses()
          .that()
          .resideOutsideOfPackage(KERNEL + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(PARTS_OF_KERNELS);

  /** Nor does it appear in what others use. */
  @ArchTest
  static final ArchRule KERNELS_HIDE_THEIR_PARTS =
      noMethods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage(KERNEL)
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should()
          .haveRawReturnType(JavaClass.Predicates.resideInAPackage(PARTS_OF_KERNELS))
          .orShould()
          .haveRawParameterTypes(
              DescribedPredicate.anyElementThat(
                  JavaClass.Predicates.resideInAPackage(PARTS_OF_KERNELS)));

  /** Special functions are functions of doubles. */
  @ArchTest
  static final ArchRule SPECIAL_FUNCTIONS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAPackage(SPECIAL)
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("org.duetad..")
                  .and(JavaClass.Predicates.resideOutsideOfPackage(SPECIAL)));

  @ArchTest
  static final ArchRule ONLY_USERS_KNOW_THE_CHECK =
      noClasses()
          .that()
          .resideInAnyPackage(CORE, FORWARD, REVERSE, CHECKPOINT)
          .and()
          .resideOutsideOfPackage(CHECK)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CHECK);

  @ArchTest
  static final ArchRule ONLY_USERS_KNOW_THE_ADAPTERS =
      noClasses()
          .that()
          .resideInAnyPackage(CORE, FORWARD, REVERSE, CHECKPOINT)
          .and()
          .resideOutsideOfPackage(ADAPTERS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ADAPTERS);

  @ArchTest
  static final ArchRule RULES_DO_NOT_KNOW_REFERENCES =
      noClasses()
          .that()
          .resideInAPackage("org.duetad.core.rules..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(REFERENCE);

  /** A simple name identifies a class. */
  @ArchTest
  static void topLevelNamesStandOnce(JavaClasses classes) {
    Map<String, Long> uses =
        classes.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
    uses.values().removeIf(times -> times == 1);
    assertEquals(Map.of(), uses);
  }

  @ArchTest
  static final ArchRule LIBRARIES_DO_NOT_PRINT =
      noClasses().that().resideOutsideOfPackage(EXAMPLES).should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule LIBRARIES_DO_NOT_EXIT =
      noClasses()
          .that()
          .resideOutsideOfPackage(EXAMPLES)
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule STATIC_FIELDS_ARE_FINAL = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule STATIC_FIELDS_HOLD_NO_STATE =
      noFields()
          .that()
          .areStatic()
          .and()
          .doNotHaveFullName("org.duetad.core.spi.Tag.CALLS") // It only orders calls.
          .should()
          .haveRawType(mutable());

  @ArchTest
  static final ArchRule NO_PUBLIC_ARRAYS =
      noFields()
          .that()
          .areStatic()
          .and()
          .arePublic()
          .should()
          .haveRawType(DescribedPredicate.describe("an array", JavaClass::isArray));

  private static DescribedPredicate<JavaClass> mutable() {
    return DescribedPredicate.describe(
        "that is made to change",
        type ->
            type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(StringBuilder.class)
                || type.getPackageName().startsWith("java.util.concurrent"));
  }
}
