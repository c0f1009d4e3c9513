package org.duetad.acceleration.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.duetad.acceleration.vectors.VectorSupport;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.CompiledKernels;
import org.duetad.core.program.Program;
import org.duetad.core.program.loops.Expression;
import org.duetad.core.program.loops.Index;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.Memory;
import org.duetad.core.program.loops.Statement;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;

/** What does not work leaves the interpreter in charge; what a function throws names its lines. */
class FailuresTest {

  private static final UnaryRule PICKY =
      UnaryRule.of("picky", Domain.REAL, FailuresTest::picked, (x, y) -> Scalar.of(2));

  private final BytecodeCompiler compiler = new BytecodeCompiler();

  private static double picked(double x) {
    if (x > 4) {
      throw new ArithmeticException("too large for picky: " + x);
    }
    return 2 * x;
  }

  @Test
  void whatARuleThrowsNamesItsLine() {
    Program program = Program.record(x -> new Scalar[] {x[0].apply(PICKY).sin()}, 1.0);
    Exception thrown =
        assertThrows(
            ArithmeticException.class,
            () -> CompiledKernels.run(program, compiler::compile, new double[] {5}));
    assertEquals("too large for picky: 5.0", thrown.getMessage());
    assertTrue(
        Arrays.stream(thrown.getStackTrace())
            .anyMatch(
                line ->
                    line.getMethodName().equals("picked")
                        && line.getClassName().equals(FailuresTest.class.getName())));
  }

  /** HotSpot would leave it interpreted. */
  @Test
  void aMethodThatIsTooLargeIsRejectedAndCounted() {
    Expression one = new Expression.Read(Memory.VALUES, Index.of(1000));
    List<Statement> many =
        Stream.<Statement>generate(() -> new Statement.Write(Memory.VALUES, Index.of(0), one))
            .limit(2000)
            .toList();
    assertThrows(IllegalStateException.class, () -> compiler.compile(new LoopCode(1, 1, many)));
    assertEquals(1, compiler.status().failed());
    assertEquals(0, compiler.status().compiled());
  }

  @Test
  void withoutHiddenClassesNothingIsCompiled() {
    BytecodeCompiler without =
        new BytecodeCompiler(
            (bytes, data) -> {
              throw new UnsupportedOperationException("no hidden classes");
            },
            VectorSupport.here());
    LoopCode code = new LoopCode(1, 1, List.of());
    assertThrows(UnsupportedOperationException.class, () -> without.compile(code));
    assertEquals(1, without.status().failed());
    assertTrue(
        BytecodeTier.describe(without).contains("no hidden classes"),
        BytecodeTier.describe(without));
  }

  private static VectorSupport jvm(String name, String mode) {
    return new VectorSupport(name, "25+36", mode, 25, true);
  }

  /** As where a policy forbids them, or where the operations of vectors are others. */
  @Test
  void vectorsThatCannotBeLoadedAreCounted() {
    List<Throwable> faults =
        List.of(
            new IllegalAccessException("no lookup"),
            new SecurityException("forbidden"),
            new NoClassDefFoundError("jdk/incubator/vector/DoubleVector"));
    for (Throwable fault : faults) {
      BytecodeCompiler failing =
          new BytecodeCompiler(
              (bytes, data) -> {
                throw fault(fault);
              },
              jvm("OpenJDK 64-Bit Server VM", "mixed mode"));
      assertEquals(Optional.empty(), failing.sums(CompiledKernels.plainSums()));
      assertEquals(Optional.empty(), failing.sums(CompiledKernels.plainSums()));
      assertEquals(1, failing.status().failed());
    }
  }

  private static IllegalAccessException fault(Throwable fault) {
    if (fault instanceof RuntimeException unchecked) {
      throw unchecked;
    } else if (fault instanceof Error error) {
      throw error;
    }
    return (IllegalAccessException) fault;
  }

  /** Whatever the module says, nothing is tried; bytecode is. */
  @Test
  void anotherJvmHasNoVectors() {
    BytecodeCompiler other =
        new BytecodeCompiler(BytecodeCompiler::hidden, jvm("Eclipse OpenJ9 VM", "JRE 25"));
    assertEquals(Optional.empty(), other.sums(CompiledKernels.plainSums()));
    assertEquals(0, other.status().failed());
    assertEquals(
        "kernels: bytecode where it is measured to be faster", BytecodeTier.describe(other));
  }

  @Test
  void eachClassLoaderHasACompilerOfItsOwn() throws Exception {
    for (int loader = 0; loader < 2; loader++) {
      try (URLClassLoader own =
          new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
        Class<?> probe = own.loadClass(Probe.class.getName());
        assertEquals(3L, probe.getMethod("compiled").invoke(null));
      }
    }
  }

  private static URL[] classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(FailuresTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(String path) {
    try {
      return new File(path).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /** Compiles a function in the loader that it was loaded by. */
  public static final class Probe {

    private Probe() {}

    /** How many functions were compiled. */
    public static long compiled() {
      BytecodeCompiler own = new BytecodeCompiler();
      Program program = Program.record(x -> new Scalar[] {x[0].sin()}, 1.0);
      CompiledKernels.run(program, own::compile, new double[] {2});
      return own.status().compiled();
    }
  }
}
