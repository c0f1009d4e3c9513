package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.RoundingError;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.program.Program;
import org.duetad.core.program.ProgramText;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.special.Gaussian;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The C source of a kernel compiles with gcc, and has the kernel's bits, or is near them. */
class CSourceTest {

  /** Operations that are exact or arithmetic, whose results and slopes C rounds as Java does. */
  private static final Set<String> ROUNDED_ALIKE =
      Set.of(
          "add",
          "subtract",
          "multiply",
          "divide",
          "negate",
          "reciprocal",
          "square",
          "abs",
          "sqrt",
          "max",
          "min",
          "sum",
          "dot",
          "constant",
          "guard",
          "floor",
          "ceil",
          "rint",
          "signum",
          "relu",
          "select",
          "remainder",
          "fmod",
          "copySign",
          "tanh",
          "sigmoid",
          "softplus",
          "logSigmoid",
          "softsign");

  /** How much more the functions of a C library may be off than those of Java. */
  private static final double LIBRARIES = 8;

  @Test
  void theSourceIsShortAndHasLoops() {
    String source = SourceCase.rosenbrock(100).toC("valley");
    assertTrue(source.contains("for (int i = 0; i < 99; i++) {"), source);
    assertTrue(source.contains("int valley(const double *x, double *y,"), source);
    assertTrue(source.contains("-ffp-contract=off"), source);
    assertTrue(source.lines().count() < 90, source);
  }

  @Test
  void whatHasNoFormInCIsNamed() {
    Program program = Program.record(x -> new Scalar[] {x[0].digamma()}, 0.5);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Kernel.of(program).toC("name"))
            .getMessage();
    assertTrue(message.contains("toC: digamma has no form in C alone"), message);
    assertThrows(IllegalArgumentException.class, () -> SourceCase.rosenbrock(9).toC("no name"));
  }

  /** The functions of libm whose slopes have a form, too. */
  @Test
  void theLibraryOfCHasAForm() {
    Map<String, UnaryOperator<Scalar>> functions = new LinkedHashMap<>();
    Set<String> names =
        Set.of(
            ("sqrt cbrt exp exp2 expm1 log log10 log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh"
                    + " atanh erf erfc abs floor ceil rint")
                .split(" ", -1));
    RuleTable.unary().stream()
        .filter(rule -> names.contains(rule.name()))
        .forEach(rule -> functions.put(rule.name(), x -> x.apply(rule)));
    assertEquals(names, functions.keySet());
    functions.put("pow", x -> x.pow(x));
    functions.put("hypot", x -> x.hypot(x.square()));
    functions.put("atan2", x -> x.atan2(x.square()));
    functions.put("fmod", x -> x.apply(Arithmetic.FMOD, Scalar.of(0.3)));
    functions.put("remainder", x -> x.apply(Arithmetic.REMAINDER, Scalar.of(0.3)));
    functions.put("copysign", x -> x.apply(Arithmetic.COPY_SIGN, x.negate()));
    functions.put("fmax", x -> x.max(x.square()));
    functions.forEach(
        (name, f) -> {
          double at = name.equals("acosh") ? 1.5 : 0.5;
          Program program = Program.record(x -> new Scalar[] {f.apply(x[0])}, at);
          assertTrue(Kernel.of(program).toC("f").contains("int f("), name);
        });
  }

  @Test
  void anyIdentifierIsAName() {
    for (String name :
        new String[] {
          "OWN", "ALL", "INPUTS", "KEPT", "BODY", "NAME", "VARIABLES", "strain", "block"
        }) {
      Kernel kernel = SourceCase.rosenbrock(9);
      assertEquals(
          kernel.toC("someName").replace("someName", name).replaceAll("\\s+", " "),
          kernel.toC(name).replaceAll("\\s+", " "));
      assertEquals(kernel.toJava("SomeName").replace("SomeName", name), kernel.toJava(name));
    }
    for (String reserved :
        "double inline main NULL _x sin tanhf calloc memcpy isnan block0 TABLE_0 duet_max "
            .split(" ", -1)) {
      assertThrows(IllegalArgumentException.class, () -> SourceCase.rosenbrock(9).toC(reserved));
    }
    for (String reserved : "double class true record _ a-b Math Double java".split(" ", -1)) {
      assertThrows(IllegalArgumentException.class, () -> SourceCase.rosenbrock(9).toJava(reserved));
    }
  }

  /** A backslash would make the next line part of the comment, a quote would end the text. */
  @Test
  void sourceLinesOfBranchesAreHarmless() {
    Kernel kernel =
        Kernel.of(
            ProgramText.plain()
                .read(
                    """
                    duet program 2
                    %0 = input 2.0
                    %1 = constant 1.0
                    guard %0 > %1 true at a"b.C?\\
                    %2 = square %0
                    return %2
                    """));
    assertTrue(kernel.toC("f").contains("true at a_b.C__\n"), () -> kernel.toC("f"));
    assertTrue(kernel.toJava("F").contains("true at a_b.C__\""), () -> kernel.toJava("F"));
  }

  @Test
  void compiledByGccItIsTheSame(@TempDir Path folder) throws Exception {
    assumeTrue(isOnPath("gcc"), "gcc is not on the path");
    Map<String, Program> programs = new LinkedHashMap<>(KernelCorpus.programs());
    programs.putAll(KernelCorpus.random(0, 20));
    programs.putAll(KernelCorpus.chunks());
    List<Program> written = new ArrayList<>();
    StringBuilder source = new StringBuilder();
    StringBuilder calls = new StringBuilder();
    for (Program program : programs.values()) {
      String name = "f" + written.size();
      try {
        source.append(own(name, Kernel.of(program).toC(name)));
        calls.append(call(name, SourceCase.point(program), Kernel.of(program).outputs()));
        written.add(program);
      } catch (IllegalArgumentException hasNoForm) {
        assertTrue(hasNoForm.getMessage().contains("no form in C alone"), hasNoForm::getMessage);
      }
    }
    assertTrue(written.size() > 120, "only " + written.size());
    List<String> results = compiledAndRun(folder, source.toString(), calls.toString());
    assertEquals(written.size(), results.size());
    int alike = 0;
    for (int k = 0; k < results.size(); k++) {
      alike += compare(written.get(k), results.get(k), k);
    }
    assertTrue(alike > 25, alike + " with the same bits");
  }

  /** Of both signs, multiples of the divisor and zeros among them. */
  @Test
  void remaindersAndSignsHaveTheSameBits(@TempDir Path folder) throws Exception {
    assumeTrue(isOnPath("gcc"), "gcc is not on the path");
    double[] x = {0.375, -0.3, 7.3, -7.3, 0.75, -0.75, 0.0, -0.0, 1e15, -0.1875, 5e-324};
    Program program =
        Program.record(
            in -> {
              Scalar[] y = new Scalar[3 * in.length];
              for (int i = 0; i < in.length; i++) {
                y[3 * i] = in[i].apply(Arithmetic.FMOD, in[0]);
                y[3 * i + 1] = in[i].apply(Arithmetic.REMAINDER, in[0]);
                y[3 * i + 2] = in[i].apply(Arithmetic.COPY_SIGN, in[1]);
              }
              return y;
            },
            x);
    Kernel kernel = Kernel.of(program);
    List<String> lines = compiledAndRun(folder, kernel.toC("f0"), call("f0", x, kernel.outputs()));
    assertEquals(1, compare(program, lines.get(0), 0));
  }

  /** Within some ulps, which the rounding error of {@code x/√2} would exceed. */
  @Test
  void theTailOfTheNormalDistributionIsAccurate(@TempDir Path folder) throws Exception {
    assumeTrue(isOnPath("gcc"), "gcc is not on the path");
    double[] x = {-19.5, -37.3, -8.3, -2.1, -0.4, 0.0, 1.7, 9.1, -60, 60};
    Program program =
        Program.record(in -> Arrays.stream(in).map(Scalar::normalCdf).toArray(Scalar[]::new), x);
    List<String> lines =
        compiledAndRun(folder, Kernel.of(program).toC("f0"), call("f0", x, x.length));
    double[] y = doubles(List.of(lines.get(0).split(" ", -1)).listIterator(1), x.length);
    for (int i = 0; i < x.length; i++) {
      double expected = Gaussian.cdf(x[i]);
      assertEquals(expected, y[i], 4 * Math.ulp(expected), "at " + x[i]);
    }
  }

  @Test
  void anotherBranchIsReported(@TempDir Path folder) throws Exception {
    assumeTrue(isOnPath("gcc"), "gcc is not on the path");
    Program program =
        Program.record(x -> new Scalar[] {x[0].isGreaterThan(1) ? x[0] : x[0].square()}, 2);
    List<String> lines =
        compiledAndRun(
            folder,
            Kernel.of(program).toC("f0"),
            call("f0", new double[] {2}, 1) + call("f0", new double[] {0.5}, 1));
    assertTrue(lines.get(0).startsWith("0 4000000000000000 "), lines::toString);
    assertTrue(lines.get(1).startsWith("1 "), lines::toString);
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Prints what the function returns, and the bits of outputs and derivatives. */
  private static String call(String name, double[] x, int outputs) {
    return """
          {
            double x[] = {POINT}, yBar[] = {WEIGHTS}, y[OUTPUTS], gradient[INPUTS];
            printf("%d", NAME(x, y, yBar, gradient));
            print(y, OUTPUTS);
            print(gradient, INPUTS);
            printf("\\n");
          }
        """
        .replace("NAME", name)
        .replace("POINT", listed(x))
        .replace("WEIGHTS", listed(SourceCase.weights(outputs)))
        .replace("OUTPUTS", outputs + "")
        .replace("INPUTS", x.length + "");
  }

  private static String listed(double[] x) {
    return Arrays.stream(x).mapToObj(Double::toHexString).collect(Collectors.joining(", "));
  }

  /** With names of its own, as all are compiled in one file. */
  private static String own(String name, String source) {
    return source.replaceAll("\\b(duet_|TABLE_|block)(?=\\w)", name + "_$1");
  }

  private static List<String> compiledAndRun(Path folder, String functions, String calls)
      throws IOException, InterruptedException {
    String main =
        """

        #include <stdio.h>
        #include <stdint.h>
        static void print(const double *x, int n) {
          for (int i = 0; i < n; i++) {
            uint64_t bits;
            memcpy(&bits, x + i, 8);
            printf(" %llx", (unsigned long long) bits);
          }
        }
        int main(void) {
        """;
    Files.writeString(folder.resolve("all.c"), functions + main + calls + "  return 0;\n}\n");
    List<String> options =
        List.of("-std=c99", "-Wall", "-Wno-unused", "-Werror", "-O1", "-ffp-contract=off");
    List<String> command = new ArrayList<>(List.of("gcc", "-o", "all", "all.c"));
    command.addAll(1, options);
    command.add("-lm");
    run(folder, command);
    return run(folder, List.of(folder.resolve("all").toString())).lines().toList();
  }

  private static String run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return text;
  }

  /** Returns 1 if the bits have to be the same. */
  private static int compare(Program program, String line, int number) {
    SourceCase expected = SourceCase.of(program);
    double[] y = expected.y();
    double[] weights = expected.weights();
    double[] gradient = expected.gradient();
    Iterator<String> words = List.of(line.split(" ", -1)).iterator();
    assertEquals("0", words.next());
    double[] values = doubles(words, y.length);
    double[] adjoints = doubles(words, gradient.length);
    if (!LaneMath.areFinite(adjoints, adjoints.length)) {
      return 0; // The kernel is careful there.
    }
    boolean isAlike = ROUNDED_ALIKE.containsAll(program.counts().keySet());
    if (isAlike) {
      assertEquals(Arrays.toString(y), Arrays.toString(values), () -> "values of f" + number);
      assertEquals(Arrays.toString(gradient), Arrays.toString(adjoints), () -> "f" + number);
      return 1;
    }
    RoundingError error =
        Diagnosis.roundingError(
            at -> Scalar.dot(program.evaluate(at), Scalar.of(weights)), expected.x());
    for (int i = 0; i < gradient.length; i++) {
      double bound = LIBRARIES * error.gradientBound()[i];
      assertEquals(gradient[i], adjoints[i], bound, "f" + number + " " + program.counts());
    }
    assertEquals(dot(y, weights), dot(values, weights), LIBRARIES * error.valueBound());
    return 0;
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  private static double[] doubles(Iterator<String> words, int count) {
    double[] all = new double[count];
    Arrays.setAll(all, i -> Double.longBitsToDouble(Long.parseUnsignedLong(words.next(), 16)));
    return all;
  }
}
