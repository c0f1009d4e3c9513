package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java source of a kernel compiles with the JDK alone, and has the kernel's bits. */
class JavaSourceTest {

  private static final double[] POWERS = {1e-310, -1e-9, 1e-310, 1e-5};

  @Test
  void theSourceIsShortAndHasLoops() {
    String source = SourceCase.rosenbrock(100).toJava("Valley");
    assertTrue(source.contains("for (int i = 0; i < 99; i++) {"), source);
    assertTrue(source.contains("= x[i];"), source);
    assertTrue(source.lines().count() < 80, source);
  }

  @Test
  void whatHasNoFormInJavaIsNamed() {
    Program program = Program.record(x -> new Scalar[] {x[0].erf()}, 0.5);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Kernel.of(program).toJava("Name"))
            .getMessage();
    assertTrue(message.contains("erf has no form in Java alone"), message);
    assertThrows(IllegalArgumentException.class, () -> SourceCase.rosenbrock(9).toJava("no name"));
  }

  @Test
  void compiledItHasTheSameBits(@TempDir Path folder) throws Exception {
    Map<String, Program> programs = new LinkedHashMap<>(KernelCorpus.programs());
    programs.putAll(KernelCorpus.random(0, 60));
    programs.putAll(KernelCorpus.chunks());
    Map<String, Program> written = new LinkedHashMap<>();
    List<JavaFileObject> sources = new ArrayList<>();
    for (Program program : programs.values()) {
      String name = "Source" + written.size();
      try {
        sources.add(new Source(name, Kernel.of(program).toJava(name)));
        written.put(name, program);
      } catch (IllegalArgumentException hasNoForm) {
        assertTrue(hasNoForm.getMessage().contains("no form in Java alone"));
      }
    }
    assertTrue(written.size() > 110, "only " + written.size());
    compile(sources, folder);
    try (URLClassLoader alone =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      int plain = 0;
      for (Map.Entry<String, Program> each : written.entrySet()) {
        plain += compare(alone.loadClass(each.getKey()), each.getValue());
      }
      assertTrue(plain > written.size() - 5, plain + " of " + written.size());
    }
  }

  /** Of which some are ties, the largest in any place, and one alone. */
  @Test
  void sumsOfExponentialsHaveTheSameBits(@TempDir Path folder) throws Exception {
    double[] x = {0.3, 1.2, -0.7, 1.2, 1.2, -40, 800, 2};
    Program program =
        Program.record(
            in -> {
              Scalar[] y = new Scalar[in.length];
              for (int i = 0; i < in.length; i++) {
                Scalar[] part = Arrays.copyOf(in, i + 1);
                y[i] = Scalar.logSumExp(part).multiply(i + 1);
              }
              return y;
            },
            x);
    assertSame(program, folder);
  }

  /** Where {@code x^(y-1)} overflows, unlike its product with y. */
  @Test
  void slopesOfPowersHaveTheSameBits(@TempDir Path folder) throws Exception {
    assertSame(
        Program.record(x -> new Scalar[] {x[0].pow(x[1]).add(x[2].pow(x[3]))}, POWERS), folder);
  }

  /** A method has at most 65,535 bytes of code, which tables of that size would exceed. */
  @Test
  void manyDataCompile(@TempDir Path folder) throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    double[] data = random.doubles(20_000, -1, 1).toArray();
    data[7] = 5e-324;
    Program program =
        Program.record(
            x -> {
              Scalar[] terms = new Scalar[data.length];
              for (int i = 0; i < data.length; i++) {
                Scalar datum = i < 3 ? x[i] : Scalar.of(data[i]);
                terms[i] = datum.multiply(x[0]).sin();
              }
              return new Scalar[] {Scalar.sum(terms)};
            },
            0.5,
            0.25,
            2);
    assertSame(program, folder);
  }

  /** Likewise many short tables, which are made in one method. */
  @Test
  void manyTablesCompile(@TempDir Path folder) throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    double[] x = random.doubles(50, -1, 1).toArray();
    Program program =
        Program.record(
            in -> {
              Scalar[] sums = new Scalar[40];
              for (int i = 0; i < sums.length; i++) {
                sums[i] = in[random.nextInt(in.length)];
                for (int k = 0; k < 300; k++) {
                  sums[i] = sums[i].add(in[random.nextInt(in.length)].sin());
                }
              }
              return sums;
            },
            x);
    assertSame(program, folder);
  }

  private static void assertSame(Program program, Path folder) throws Exception {
    compile(List.of(new Source("Alone", Kernel.of(program).toJava("Alone"))), folder);
    try (URLClassLoader alone =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      assertEquals(1, compare(alone.loadClass("Alone"), program));
    }
  }

  private static void compile(List<JavaFileObject> sources, Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter log = new StringWriter();
    List<String> options = List.of("-d", folder.toString(), "-cp", folder.toString(), "-proc:none");
    assertTrue(compiler.getTask(log, null, null, options, null, sources).call(), log.toString());
  }

  /** Returns 1, or 0 if the kernel would have to be careful. */
  private static int compare(Class<?> type, Program program) throws Exception {
    SourceCase expected = SourceCase.of(program);
    double[] gradient = expected.gradient();
    double[] actual = new double[expected.y().length];
    Object xBar =
        type.getMethod("pullback", double[].class, double[].class, double[].class)
            .invoke(null, expected.x(), actual, expected.weights());
    assertArrayEquals(expected.y(), actual);
    boolean isPlain = LaneMath.areFinite((double[]) xBar, gradient.length);
    if (isPlain) {
      assertEquals(Arrays.toString(gradient), Arrays.toString((double[]) xBar));
    }
    return isPlain ? 1 : 0;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }
}
