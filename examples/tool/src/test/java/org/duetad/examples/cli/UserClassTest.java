package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** User classes, compiled here and loaded by the command line. */
class UserClassTest {

  @TempDir private Path folder;

  @BeforeEach
  void compile() throws IOException {
    UserClasses user = new UserClasses(folder);
    user.source(
        "Product",
        "class Product implements ScalarFunction {"
            + " public Scalar apply(Scalar... x) { return x[0].multiply(x[1]).add(Helper.ONE); } }");
    user.source("Helper", "class Helper { static final Scalar ONE = Scalar.of(1); }");
    user.source(
        "Both",
        "class Both implements VectorFunction { public Scalar[] apply(Scalar... x) {"
            + " return new Scalar[] {x[0].multiply(3), x[0].square().multiply(4)}; } }");
    user.source(
        "Wrong",
        "class Wrong implements ScalarFunction { static final UnaryRule CUBE = UnaryRule.of("
            + "\"cube\", Domain.REAL, x -> x * x * x, (x, y) -> x.square().multiply(2));"
            + " public Scalar apply(Scalar... x) { return x[0].apply(CUBE); } }");
    user.source(
        "Frozen",
        "class Frozen implements ScalarFunction { static final UnaryRule CUBE = UnaryRule.of("
            + "\"cube\", Domain.REAL, x -> x * x * x,"
            + " (x, y) -> Scalar.of(3 * x.value() * x.value()));"
            + " public Scalar apply(Scalar... x) { return x[0].apply(CUBE); } }");
    user.source("Neither", "class Neither {}");
    user.source(
        "Needy",
        "class Needy implements ScalarFunction { Needy(int n) {}"
            + " public Scalar apply(Scalar... x) { return x[0]; } }");
    user.source(
        "Broken",
        "class Broken implements ScalarFunction {"
            + " Broken() { throw new IllegalStateException(\"no luck\"); }"
            + " public Scalar apply(Scalar... x) { return x[0]; } }");
    user.source(
        "Empty",
        "class Empty implements VectorFunction {"
            + " public Scalar[] apply(Scalar... x) { return new Scalar[0]; } }");
    user.compile();
  }

  private Run run(String name, String at, String... more) {
    String[] args = {
      "compare",
      "--problem",
      "com.acme." + name,
      "--class-path",
      folder.toString(),
      "--at",
      at,
      "--budget",
      "0.01",
      "--csv"
    };
    return Run.of(Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void aScalarFunctionIsDifferentiated() {
    Run run = run("Product", "2,-3.5");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains("com.acme.Product"), run::out);
    assertTrue(run.out().contains(",-6.0,"), run::out);
  }

  @Test
  void aVectorFunctionIsDifferentiated() {
    Run run = run("Both", "1");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains(",5.0,"), run::out);
  }

  @Test
  void aJarWillDo() throws IOException {
    Path jar = folder.resolve("user.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : new String[] {"com/acme/Product.class", "com/acme/Helper.class"}) {
        out.putNextEntry(new JarEntry(name));
        out.write(Files.readAllBytes(folder.resolve(name)));
        Files.delete(folder.resolve(name));
      }
    }
    Run run =
        Run.of(
            "compare",
            "--problem",
            "com.acme.Product",
            "--class-path",
            jar.toString(),
            "--at",
            "1,2",
            "--budget",
            "0.01",
            "--csv");
    assertEquals(0, run.code(), run::err);
  }

  @Test
  void aWrongRuleDisagrees() {
    Run run = run("Wrong", "2", "--modes", "reverse,finite-differences");
    assertEquals(1, run.code(), run::err);
    assertTrue(run.out().contains("finite-differences disagrees with reverse"), run::out);
    // 12 instead of 8.
    assertTrue(run.out().contains(",0.49999") || run.out().contains(",0.5,"), run::out);
  }

  @Test
  void aSlopeThatIsNotDifferentiableDisagreesInSecondOrderOnly() {
    String[] modes = {"--modes", "reverse,finite-differences", "--second-order"};
    assertEquals(0, run("Frozen", "2", modes[0], modes[1]).code());
    Run run = run("Frozen", "2", modes);
    assertEquals(1, run.code(), run::err);
    assertTrue(run.out().contains("finite-differences disagrees with reverse"), run::out);
  }

  @Test
  void aClassIsPrintedAsAProgram() {
    Run run =
        Run.of(
            "compare",
            "--problem",
            "com.acme.Product",
            "--class-path",
            folder.toString(),
            "--at",
            "2,3",
            "--program",
            "text");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains("# com.acme.Product: a function, n=2 m=1"), run::out);
    assertTrue(run.out().contains("%2 = multiply %0 %1"), run::out);
  }

  @Test
  void mistakesAreWrongUse() {
    run("Missing", "1")
        .assertFailed(
            2,
            "--problem com.acme.Missing: there is no such class; give its location with"
                + " --class-path");
    run("Neither", "1")
        .assertFailed(
            2,
            "--problem com.acme.Neither: the class implements neither"
                + " org.duetad.core.ScalarFunction nor org.duetad.core.VectorFunction");
    run("Needy", "1")
        .assertFailed(
            2, "--problem com.acme.Needy: the class has no constructor without parameters");
    run("Broken", "1")
        .assertFailed(
            2,
            "--problem com.acme.Broken: its constructor threw"
                + " java.lang.IllegalStateException: no luck");
    run("Empty", "1")
        .assertFailed(
            2, "--problem com.acme.Empty: the function has no outputs; return at least one");
    run("Product", "1")
        .assertFailed(
            2,
            "--problem com.acme.Product: the function threw"
                + " java.lang.ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1");
  }

  @Test
  void thePointAndTheClassPathMustBeThere() {
    Run.of("compare", "--problem", "com.acme.Product")
        .assertFailed(
            2, "--problem com.acme.Product: the point is missing; give it, as in" + " --at 1,2,3");
    Path nowhere = folder.resolve("nowhere");
    Run.of(
            "compare",
            "--problem",
            "com.acme.Product",
            "--at",
            "1,2",
            "--class-path",
            nowhere.toString())
        .assertFailed(2, "--class-path: there is no " + nowhere);
  }
}
