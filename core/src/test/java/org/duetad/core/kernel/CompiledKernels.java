package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.memory.PartialSums;
import org.duetad.core.kernel.memory.Steeps;
import org.duetad.core.kernel.plan.Groups;
import org.duetad.core.kernel.trial.KernelTier;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.loops.LaneSums;
import org.duetad.core.program.loops.LoopCode;
import org.duetad.core.program.loops.LoopCompilers;
import org.duetad.core.program.loops.LoopFunction;

/** Compares compiled kernels with interpreted ones: they have the same bits. */
public final class CompiledKernels {

  private CompiledKernels() {}

  /**
   * Compares at several points, with one seed and with three.
   *
   * @param program the program
   * @param compiler makes functions of loops
   * @return how many functions were made
   */
  public static int compare(
      Program program, Function<LoopCode, LoopFunction> compiler, String name) {
    return compare(() -> Kernel.of(program), SourceCase.point(program), compiler, name)
        + compare(
            () -> grouped(program), SourceCase.point(program), compiler, name + ", by groups");
  }

  /** The same for sums over lanes by other means. */
  public static int compare(Program program, LaneSums sums, String name) {
    return compareBy(
        () -> Kernel.of(program), SourceCase.point(program), tier -> tier.useVectors(sums), name);
  }

  /** The sums over lanes that others are compared with. */
  public static LaneSums plainSums() {
    return new PartialSums();
  }

  /** Value and gradient of a program at a point, all that can be compiled. */
  public static double[] run(
      Program program, Function<LoopCode, LoopFunction> compiler, double[] x) {
    Kernel kernel = Kernel.of(program);
    kernel.tier().use(compiler);
    KernelFrame frame = kernel.frame();
    double[] y = new double[kernel.outputs()];
    kernel.evaluate(x, frame, y);
    double[] gradient = new double[x.length];
    kernel.pullback(frame, y, gradient);
    return gradient;
  }

  /** The derivative of a function of one number at a point, all that can be compiled. */
  public static double derivative(
      ScalarFunction f, double x, Function<LoopCode, LoopFunction> compiler) {
    Kernel kernel = Kernel.of(Program.record(in -> new Scalar[] {f.apply(in)}, x));
    assertTrue(kernel.tier().use(compiler) > 0);
    KernelFrame frame = kernel.frame();
    kernel.evaluate(new double[] {x}, frame, new double[1]);
    double[] gradient = new double[1];
    kernel.pullback(frame, new double[] {1}, gradient);
    return gradient[0];
  }

  /** How many functions the compiler has made that was found. */
  public static long compiled() {
    return LoopCompilers.status().compiled();
  }

  /**
   * Runs a program until it is decided what executes it, with the compilers that are found.
   *
   * @return how many parts are compiled in the end
   */
  public static int runUntilDecided(Program program, double[] x) {
    Kernel kernel = Kernel.of(program);
    KernelFrame frame = kernel.frame();
    String expected = result(kernel, frame, x);
    long end = System.nanoTime() + 200_000_000_000L;
    while (!kernel.tier().isDecided() && System.nanoTime() < end) {
      assertEquals(expected, result(kernel, frame, x));
    }
    assertTrue(kernel.tier().isDecided());
    assertEquals(expected, result(kernel, frame, x));
    return kernel.tier().compiledParts();
  }

  private static Kernel grouped(Program program) {
    return new Kernel(
        new Origin.OfProgram(program), program.inputs(), Groups.of(FlatCode.of(program)));
  }

  /** Compares two kernels that are made alike. */
  public static int compare(
      Supplier<Kernel> maker, double[] x, Function<LoopCode, LoopFunction> compiler, String name) {
    return compareBy(maker, x, tier -> tier.use(compiler), name);
  }

  private static int compareBy(
      Supplier<Kernel> maker, double[] x, ToIntFunction<KernelTier> replacement, String name) {
    Kernel interpreted = maker.get();
    Kernel compiled = maker.get();
    int functions = replacement.applyAsInt(compiled.tier());
    SplittableRandom random = new SplittableRandom(7);
    KernelFrame frame = interpreted.frame();
    KernelFrame other = compiled.frame();
    KernelFrame alone = compiled.frame().forValues();
    for (int point = 0; point < 4; point++) {
      double move = point == 0 ? 0 : 0.01;
      double[] at = Arrays.stream(x).map(v -> v + move * random.nextDouble()).toArray();
      assertEquals(result(interpreted, frame, at), result(compiled, other, at), name);
      assertEquals(values(interpreted, frame, at), values(compiled, alone, at), name);
    }
    return functions;
  }

  /** At a point that is in the frame. */
  private static String values(Kernel kernel, KernelFrame frame, double[] x) {
    try {
      double[] y = new double[kernel.outputs()];
      System.arraycopy(x, 0, frame.inputs(), 0, x.length);
      return kernel.holds(frame.inputs(), frame, y) ? Arrays.toString(y) : "another branch";
    } catch (RuntimeException failed) {
      return failed.getClass() + ": " + failed.getMessage();
    }
  }

  private static String result(Kernel kernel, KernelFrame frame, double[] x) {
    try {
      int m = kernel.outputs();
      double[] y = new double[m];
      StringBuilder all = new StringBuilder();
      kernel.evaluate(x, frame, y);
      all.append("values ").append(Arrays.toString(y));
      for (int seeds : new int[] {1, 3, 0}) {
        double[][] yBar = new double[Math.max(1, seeds)][m];
        for (int s = 0; s < yBar.length; s++) {
          int seed = s;
          Arrays.setAll(yBar[s], i -> 1.0 / (i + 1 + seed) - (seeds == 0 ? 0.1 : 0));
        }
        double[][] xBar = new double[yBar.length][kernel.variables()];
        if (seeds == 0) {
          kernel.pullback(x, frame, y, yBar, xBar);
        } else {
          kernel.pullback(frame, yBar, xBar);
        }
        all.append(notes(frame.of(kernel).lanes().steeps));
        all.append("\nadjoints ").append(Arrays.deepToString(xBar));
      }
      return all.toString();
    } catch (BranchChangedException another) {
      return "another branch";
    } catch (RuntimeException failed) {
      return failed.getClass() + ": " + failed.getMessage();
    }
  }

  /** What may call for a careful pass, which has other digits. */
  private static String notes(Steeps steeps) {
    return (steeps.isSteep() ? "\nsteep" : "")
        + (steeps.isFlat() ? "\nflat" : "")
        + (steeps.isSunk() ? "\nsunk" : "");
  }
}
