package org.duetad.core.nested;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Primals;

/**
 * A function that can be called again after the derivative calls of the numbers that it captured,
 * evaluated at a point: {@code f(x) = g(x, c)}. As {@link Closure}, but g is f itself, called on
 * numbers that replace the captured ones where they meet them, instead of a recording. A recording
 * is kept only if f operates on outer numbers alone, as this cannot be repeated after their
 * derivative call.
 *
 * @param function g, of x followed by c; it throws {@link
 *     org.duetad.core.program.instruction.BranchChangedException} if f then captures others
 * @param captured c, matrices as their elements, row after row
 * @param value {@code f(x)}
 */
@SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
public record Recomputable(VectorFunction function, Scalar[] captured, double[] value) {

  /**
   * Evaluates a function and finds what it captures, at the cost of a plain evaluation or two.
   *
   * @param f the function
   * @param x a point, of which the primal values are used only
   * @return the function without captured numbers, these, and the value
   */
  public static Recomputable of(VectorFunction f, Scalar... x) {
    Arguments.function("recomputation", f);
    Arguments.given("recomputation", "point", x);
    Scalar[] at = Scalar.of(Primals.of(x));
    long before = recorded(x);
    OpenRun run = OpenRun.finding();
    double[] value = Primals.of(run.outputs(f, at));
    List<Object> captured = run.captured();
    if (recorded(x) != before || operatesOnOthers(f, x, at, captured)) {
      Closure closure = Closure.recorded(f, x);
      return new Recomputable(closure.function(), closure.captured(), value);
    }
    int inputs = x.length;
    VectorFunction function =
        captured.isEmpty()
            ? f
            : in -> OpenRun.of(captured, in, inputs).outputs(f, Arrays.copyOf(in, inputs));
    return new Recomputable(function, Closure.elements(captured), value);
  }

  /** Whether what is captured without being noted in the calls of the inputs is computed by f. */
  private static boolean operatesOnOthers(
      VectorFunction f, Scalar[] x, Scalar[] at, List<Object> captured) {
    long[] levels = Arrays.stream(x).mapToLong(Scalar::level).toArray();
    Object[] others =
        captured.stream()
            .filter(
                c ->
                    recorded(c) == 0 || Arrays.stream(levels).noneMatch(level -> level == level(c)))
            .toArray();
    if (others.length == 0) {
      return false;
    }
    long before = recorded(others);
    OpenRun again = OpenRun.finding();
    again.outputs(f, at);
    return recorded(others) != before || !areSame(captured, again.captured());
  }

  /** How much the calls of numbers have recorded; it only matters whether it grows. */
  private static long recorded(Object[] numbers) {
    return Arrays.stream(numbers).mapToLong(number -> recorded(number)).sum();
  }

  private static long recorded(Object number) {
    return number instanceof Matrix m ? m.recorded() : ((Scalar) number).recorded();
  }

  private static long level(Object number) {
    return number instanceof Matrix m ? m.level() : ((Scalar) number).level();
  }

  private static boolean areSame(List<Object> a, List<Object> b) {
    return a.size() == b.size() && IntStream.range(0, a.size()).allMatch(i -> a.get(i) == b.get(i));
  }
}
