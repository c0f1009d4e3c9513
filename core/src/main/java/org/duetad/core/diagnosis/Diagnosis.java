package org.duetad.core.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Flattening;
import org.duetad.core.program.ProgramWithLines;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/**
 * What is delicate about a function at a point: the kinks that its computation passes through, with
 * the subgradient chosen at each, and the first operations that produce a NaN or an infinity in
 * values, tangents and adjoints, all with the source lines of the function.
 *
 * <pre>{@code
 * System.out.println(Diagnosis.of(x -> new Scalar[] {x[0].subtract(1).abs().sqrt()}, 1.0));
 * }</pre>
 *
 * <p>A function of numbers is recorded, and evaluated with its slopes. Where that shows that there
 * may be something to find, and for a function of matrices, it is recorded with its source lines,
 * which take longest to find, and evaluated, pushed forward and pulled back instruction by
 * instruction: about ten microseconds per operation. Other calls are not slowed down. Tangents are
 * taken along a direction, and adjoints of a combination of the outputs, without symmetries by
 * which derivatives could cancel; what a zero annihilates is not found.
 *
 * @param kinks in the order of the computation; for matrices, those of rules applied by elements or
 *     rows
 * @param anomalies for each pass the first operation that made a NaN from operands without one, and
 *     the first that made an infinity likewise; for adjoints counted from the end backwards
 */
@SuppressWarnings("overloads") // Lambdas say which function they are, as documented.
public record Diagnosis(List<Kink> kinks, List<Anomaly> anomalies) {

  /** Copies the lists. */
  public Diagnosis {
    kinks = List.copyOf(kinks);
    anomalies = List.copyOf(anomalies);
  }

  /**
   * Diagnoses a function of numbers.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, at least one coordinate
   * @return what was found
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static Diagnosis of(VectorFunction f, double... x) {
    Arguments.point("diagnose", f, x);
    return OrdinaryPass.isClean(ProgramWithLines.withoutLines("diagnose", f, x), x)
        ? new Diagnosis(List.of(), List.of())
        : of(ProgramWithLines.record("diagnose", f, x), Scalar.of(x));
  }

  /**
   * Diagnoses a function of matrices.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @return what was found
   * @throws IllegalArgumentException if there is no matrix
   */
  public static Diagnosis of(MatrixFunction f, DMatrixRMaj... x) {
    MatrixArguments.point("diagnose", f, x);
    Matrix[] point = Arrays.stream(x).map(Matrix::of).toArray(Matrix[]::new);
    return of(ProgramWithLines.record("diagnose", f, point), point);
  }

  private static Diagnosis of(ProgramWithLines recorded, Object[] x) {
    Inspection inspection = new Inspection(recorded.program(), recorded.lines());
    inspection.evaluate(x);
    inspection.push();
    inspection.pull();
    return inspection.diagnosis();
  }

  /**
   * By how much rounding may have changed value and gradient. The function is recorded, each
   * operation is evaluated at the ends of the errors of its operands, and one sweep follows the
   * errors of adjoints: a few microseconds per operand of an operation on numbers; operations on
   * matrices are recorded themselves, and take a hundred times as long.
   *
   * @param f the function
   * @param x the point, at least one coordinate
   * @return bounds and estimates
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static RoundingError roundingError(ScalarFunction f, double... x) {
    VectorFunction vector = Arguments.function("rounding error", f).asVector();
    Arguments.point("rounding error", vector, x);
    return roundingError(vector, x);
  }

  /**
   * By how much rounding may have changed value and gradient of a function of matrices. The entries
   * of the gradient are those of the matrices, row after row, matrix after matrix. Errors of
   * elements of a matrix that are computed together, as those of an inverse, are relative to the
   * largest; if there are more than 24, bounds are four times what independent errors add up to.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @return bounds and estimates
   * @throws IllegalArgumentException if there is no matrix
   */
  public static RoundingError roundingError(MatrixScalarFunction f, DMatrixRMaj... x) {
    MatrixFunction matrix = Arguments.function("rounding error", f).asMatrix();
    Flattening flat = new Flattening("rounding error", matrix, x);
    return roundingError(flat, flat.point());
  }

  private static RoundingError roundingError(VectorFunction f, double... x) {
    return new RoundingSweep(f, x).found(0, new LocalDerivatives(f, x).pull(1.0));
  }

  /**
   * By how much rounding may have changed the outputs of a function and its Jacobian: one sweep
   * backwards for each output, over the operations that it depends on.
   *
   * @param f the function
   * @param x the point, at least one coordinate
   * @return bounds and estimates, one for each output, with a row of the Jacobian as the gradient
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public static List<RoundingError> roundingErrors(VectorFunction f, double... x) {
    Arguments.function("rounding error", f);
    Arguments.point("rounding error", f, x);
    RoundingSweep sweep = new RoundingSweep(f, x);
    return IntStream.range(0, sweep.outputs()).mapToObj(sweep::found).toList();
  }

  /**
   * Looks for points of a box where values or derivatives are NaN or infinite, at a kink, lost to
   * rounding, or where tangents and adjoints disagree. Steps along gradients lead to the places
   * where an operand is at a kink or a bound of its rule's domain. The same points are found each
   * time; that nothing is found proves nothing.
   *
   * @param f the function
   * @param box where to look
   * @return of each kind and operation the first point that was found
   */
  public static List<Suspect> search(ScalarFunction f, Box box) {
    Arguments.function("search", f);
    Arguments.given("search", "box", box);
    return new DelicateSearch(f, box).found();
  }

  /**
   * Whether nothing was found.
   *
   * @return true if there is neither a kink nor an anomaly
   */
  public boolean isClean() {
    return kinks.isEmpty() && anomalies.isEmpty();
  }

  @Override
  public String toString() {
    if (isClean()) {
      return "no kinks, all numbers finite";
    }
    return Stream.concat(kinks.stream().map(kink -> "kink: " + kink), anomalies.stream())
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }
}
