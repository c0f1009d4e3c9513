package org.duetad.reverse;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.program.ProgramWithLines;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/**
 * The memory of reverse mode by source line: which lines of a function make its tape large. The
 * function is recorded with its lines, and its operations are then repeated on a tape one by one:
 * the growth of the tape is the memory of each. This takes some microseconds per operation; other
 * calls are not slowed down.
 *
 * <pre>{@code
 * System.out.println(MemoryByLine.of(f, x));
 * }</pre>
 *
 * <p>Used memory is counted; the arrays of a tape are larger by up to a block of some hundred
 * kilobytes. Operations on matrices also take memory during a sweep, which {@link Tape#bytes}
 * counts.
 *
 * @param lines those that take most of the tape first
 */
@SuppressWarnings("overloads") // Lambdas say which function they are, as documented.
public record MemoryByLine(List<LineMemory> lines) {

  private static final int SHOWN = 10;

  /** Sorts the lines. */
  public MemoryByLine {
    lines =
        lines.stream()
            .sorted(
                Comparator.comparingLong(LineMemory::tapeBytes)
                    .reversed()
                    .thenComparing(LineMemory::line))
            .toList();
  }

  /**
   * The memory of a first derivative of a function of numbers.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, at least one coordinate
   * @return bytes by source line
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static MemoryByLine of(VectorFunction f, double... x) {
    return of(f, x, false);
  }

  /**
   * The memory of a first derivative of a function of matrices.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @return bytes by source line
   * @throws IllegalArgumentException if there is no matrix
   */
  public static MemoryByLine of(MatrixFunction f, DMatrixRMaj... x) {
    return of(f, x, false);
  }

  /**
   * The memory of a second derivative, as of a product with the Hessian.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, at least one coordinate
   * @return bytes by source line
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static MemoryByLine ofSecondOrder(VectorFunction f, double... x) {
    return of(f, x, true);
  }

  /**
   * The same of a function of matrices.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @return bytes by source line
   * @throws IllegalArgumentException if there is no matrix
   */
  public static MemoryByLine ofSecondOrder(MatrixFunction f, DMatrixRMaj... x) {
    return of(f, x, true);
  }

  private static MemoryByLine of(VectorFunction f, double[] x, boolean secondOrder) {
    Arguments.point("memory", f, x);
    return new MemoryMeter(ProgramWithLines.record("memory", f, x), secondOrder)
        .measured(Scalar.of(x));
  }

  private static MemoryByLine of(MatrixFunction f, DMatrixRMaj[] x, boolean secondOrder) {
    MatrixArguments.point("memory", f, x);
    Matrix[] point = Arrays.stream(x).map(Matrix::of).toArray(Matrix[]::new);
    return new MemoryMeter(ProgramWithLines.record("memory", f, point), secondOrder)
        .measured(point);
  }

  /**
   * How many operations there are.
   *
   * @return the sum over all lines
   */
  public long operations() {
    return total(LineMemory::operations);
  }

  /**
   * What the tape takes, with the adjoints of one sweep.
   *
   * @return bytes, the sum over all lines
   */
  public long tapeBytes() {
    return total(LineMemory::tapeBytes);
  }

  /**
   * What a recorded program takes, with its values.
   *
   * @return bytes, the sum over all lines
   */
  public long programBytes() {
    return total(LineMemory::programBytes);
  }

  private long total(ToLongFunction<LineMemory> of) {
    return lines.stream().mapToLong(of).sum();
  }

  /** The total, and the lines that take most. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%,d bytes on the tape, %,d as a program, %,d operations",
                tapeBytes(),
                programBytes(),
                operations()));
    for (LineMemory each : lines.subList(0, Math.min(SHOWN, lines.size()))) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%5.1f %%  %,d bytes, %,d operations, %s",
              100.0 * each.tapeBytes() / Math.max(1, tapeBytes()),
              each.tapeBytes(),
              each.operations(),
              each.line()));
    }
    return lines.size() <= SHOWN
        ? text.toString()
        : text + String.format(Locale.ROOT, "%n... %,d lines in all", lines.size());
  }
}
