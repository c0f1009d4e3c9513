package org.duetad.reverse;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.matrix.TiedVectorsException;
import org.duetad.core.mode.BatchJvp;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.MatrixBatchJvp;
import org.duetad.core.mode.MatrixGradient;
import org.duetad.core.mode.MatrixJvp;
import org.duetad.core.mode.MatrixVjp;
import org.duetad.core.mode.ModelFunction;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.core.mode.ValueAndJacobian;
import org.duetad.core.mode.Vjp;
import org.duetad.core.nested.Nested;
import org.duetad.core.nested.NestedBatchJvp;
import org.duetad.core.nested.NestedJvp;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;

/**
 * Reverse mode on a tape. A gradient is one recorded evaluation and one sweep, whatever the number
 * of inputs; a Jacobian of m outputs takes {@code ⌈m/8⌉} sweeps of one recording. Memory grows with
 * the number of operations.
 *
 * <p>An instance keeps the memory of its tapes for later calls, as much as the largest call so far
 * needed; drop the instance to free it. A {@link Vjp} owns a tape.
 */
public final class ReverseMode implements Differentiator {

  /** Traces the origin of zeros if one may result from overflow. */
  private static final Differentiator CAREFUL = new ProgramMode();

  private static final double[] UNIT = {1.0};
  private static final DMatrixRMaj[] ONE = {DMatrixRMaj.wrap(1, 1, new double[] {1.0})};

  private final TapePool pool = new TapePool(false);
  private final TapePool secondOrder = new TapePool(true);

  @Override
  public String name() {
    return "reverse";
  }

  @Override
  public Vjp vjp(VectorFunction f, double... x) {
    Taped<double[], double[]> at = new Tape().record("vjp", f, x);
    double[] point = x.clone();
    return at.isUncertain() ? CAREFUL.vjp(f, x) : new TapeVjp(at, () -> CAREFUL.vjp(f, point));
  }

  @Override
  public Jvp jvp(VectorFunction f, double[] x, double[] v) {
    Arguments.point("jvp", f, x);
    Arguments.length("jvp", "direction", v, x.length);
    return unlessTied(
        () ->
            recorded(
                "jvp",
                f,
                x,
                at -> new Jvp(at.value(), at.pushforward("jvp", v)),
                mode -> mode.jvp(f, x, v)),
        mode -> mode.jvp(f, x, v));
  }

  @Override
  public BatchJvp jvp(VectorFunction f, double[] x, double[][] v) {
    Arguments.point("jvp", f, x);
    Arguments.lengths("jvp", "direction", v, x.length);
    return unlessTied(
        () ->
            recorded(
                "jvp",
                f,
                x,
                at -> new BatchJvp(at.value(), at.pushforwards(v)),
                mode -> mode.jvp(f, x, v)),
        mode -> mode.jvp(f, x, v));
  }

  @Override
  public double[][] jacobian(VectorFunction f, double... x) {
    return recorded("jacobian", f, x, Taped::jacobian, mode -> mode.jacobian(f, x));
  }

  @Override
  public ValueAndJacobian valueAndJacobian(VectorFunction f, double... x) {
    return recorded(
        "jacobian",
        f,
        x,
        at -> new ValueAndJacobian(at.value(), at.jacobian()),
        mode -> mode.valueAndJacobian(f, x));
  }

  @Override
  public ValueAndGradient valueAndGradient(ScalarFunction f, double... x) {
    Arguments.point("gradient", f, x);
    if (f instanceof ModelFunction model) {
      return model.valueAndGradient(this, x);
    }
    return recorded(
        "gradient",
        f.asVector(),
        x,
        at -> new ValueAndGradient(at.value()[0], at.pullback(UNIT)),
        mode -> mode.valueAndGradient(f, x));
  }

  @Override
  public double gradient(ScalarFunction f, double[] x, double[] out) {
    if (f instanceof ModelFunction) {
      return Differentiator.super.gradient(f, x, out);
    }
    Arguments.point("gradient", f, x);
    Arguments.length("gradient", "array for the gradient", out, x.length);
    double[] point = out == x ? x.clone() : x;
    return recorded(
        "gradient",
        f.asVector(),
        x,
        at -> {
          at.pullback(UNIT, out);
          return at.value()[0];
        },
        mode -> mode.gradient(f, point, out));
  }

  /**
   * {@code H(x) v}, exact up to rounding: forward over reverse. The function is recorded once,
   * together with the second derivatives of its operations; tangents are swept forwards along the
   * tape, then adjoints and their tangents backwards (Christianson 1992; Pearlmutter 1994).
   */
  @Override
  public double[] hvp(ScalarFunction f, double[] x, double[] v) {
    Arguments.point("hvp", f, x);
    Arguments.length("hvp", "direction", v, x.length);
    return secondOrder.with(
        tape -> {
          Taped<double[], double[]> at = tape.record("hvp", f.asVector(), x);
          return at.orCarefully(() -> at.product(v), () -> CAREFUL.hvp(f, x, v));
        });
  }

  @Override
  public double[][] hvp(ScalarFunction f, double[] x, double[][] v) {
    Arguments.point("hvp", f, x);
    Arguments.lengths("hvp", "direction", v, x.length);
    return secondOrder.with(
        tape -> {
          Taped<double[], double[]> at = tape.record("hvp", f.asVector(), x);
          return at.orCarefully(() -> at.products(v), () -> CAREFUL.hvp(f, x, v));
        });
  }

  /**
   * {@code H(x)}, exact and symmetric up to rounding: one recording, and two sweeps for every eight
   * inputs.
   */
  @Override
  public double[][] hessian(ScalarFunction f, double... x) {
    VectorFunction vector = Arguments.function("hessian", f).asVector();
    return secondOrder.with(
        tape -> {
          Taped<double[], double[]> at = tape.record("hessian", vector, x);
          return at.orCarefully(() -> at.hessian(), () -> CAREFUL.hessian(f, x));
        });
  }

  /** The Hessian of a function of matrices times a direction, exact up to rounding. */
  @Override
  public DMatrixRMaj[] hvp(MatrixScalarFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    return secondOrder.with(
        tape -> {
          Taped<DMatrixRMaj[], DMatrixRMaj[]> at =
              tape.record("hvp", Arguments.function("hvp", f).asMatrix(), x);
          return at.orCarefully(() -> at.product(v), () -> CAREFUL.hvp(f, x, v));
        });
  }

  @Override
  public DMatrixRMaj[][] hvp(MatrixScalarFunction f, DMatrixRMaj[] x, DMatrixRMaj[][] v) {
    return secondOrder.with(
        tape -> {
          Taped<DMatrixRMaj[], DMatrixRMaj[]> at =
              tape.record("hvp", Arguments.function("hvp", f).asMatrix(), x);
          return at.orCarefully(() -> at.products(v), () -> CAREFUL.hvp(f, x, v));
        });
  }

  @Override
  public MatrixVjp vjp(MatrixFunction f, DMatrixRMaj... x) {
    Taped<DMatrixRMaj[], DMatrixRMaj[]> at = new Tape().record("vjp", f, x);
    DMatrixRMaj[] point = Arrays.stream(x).map(DMatrixRMaj::copy).toArray(DMatrixRMaj[]::new);
    return at.isUncertain()
        ? CAREFUL.vjp(f, x)
        : new MatrixTapeVjp(at, () -> CAREFUL.vjp(f, point));
  }

  @Override
  public MatrixJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    return unlessTied(
        () ->
            pool.with(
                tape -> {
                  Taped<DMatrixRMaj[], DMatrixRMaj[]> at = tape.record("jvp", f, x);
                  return at.orCarefully(
                      () -> new MatrixJvp(at.value()[0], at.pushforward("jvp", v)[0]),
                      () -> CAREFUL.jvp(f, x, v));
                }),
        mode -> mode.jvp(f, x, v));
  }

  @Override
  public MatrixBatchJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[][] v) {
    return unlessTied(
        () ->
            pool.with(
                tape -> {
                  Taped<DMatrixRMaj[], DMatrixRMaj[]> at = tape.record("jvp", f, x);
                  return at.orCarefully(
                      () ->
                          new MatrixBatchJvp(
                              at.value()[0],
                              Arrays.stream(at.pushforwards(v))
                                  .map(y -> y[0])
                                  .toArray(DMatrixRMaj[]::new)),
                      () -> CAREFUL.jvp(f, x, v));
                }),
        mode -> mode.jvp(f, x, v));
  }

  @Override
  public MatrixGradient valueAndGradient(MatrixScalarFunction f, DMatrixRMaj... x) {
    return pool.with(
        tape -> {
          Taped<DMatrixRMaj[], DMatrixRMaj[]> at =
              tape.record("gradient", Arguments.function("gradient", f).asMatrix(), x);
          return at.orCarefully(
              () -> new MatrixGradient(at.value()[0].get(0, 0), at.pullback(ONE)),
              () -> CAREFUL.valueAndGradient(f, x));
        });
  }

  /**
   * Prepares a function for derivatives at many points.
   *
   * @param f the function, n inputs to m outputs; what it captures must not change
   * @param x a point, where it is recorded
   * @return the prepared function
   * @throws IllegalArgumentException if the point has no coordinate
   */
  public PreparedFunction prepare(VectorFunction f, double... x) {
    Arguments.point("prepare", f, x);
    return prepare(f, x, new PreparationCounts(null));
  }

  /** The same, counted. */
  PreparedFunction prepare(VectorFunction f, double[] x, PreparationCounts counts) {
    DataFunction independent = (in, data) -> f.apply(in);
    return prepare(independent, x, new double[0], counts);
  }

  /**
   * Prepares a function of variables and data for derivatives with respect to the variables, at
   * many points and with changing data.
   *
   * @param f the function
   * @param x the variables at a point, where it is recorded
   * @param data the data there; the array is copied
   * @return the prepared function with these data
   * @throws IllegalArgumentException if there is no variable
   */
  public PreparedFunction prepare(DataFunction f, double[] x, double[] data) {
    Arguments.point("prepare", f, x);
    Arguments.given("prepare", "array of data", data);
    return prepare(f, x, data.clone(), new PreparationCounts(null));
  }

  private PreparedFunction prepare(
      DataFunction f, double[] x, double[] data, PreparationCounts counts) {
    PreparedBranches branches = new PreparedBranches(f, x, data, counts);
    return new PreparedFunction(new PreparedDerivatives(this, branches, data));
  }

  @Override
  public NestedJvp jvp(VectorFunction f, Scalar[] x, Scalar[] v) {
    return Nested.jvpByAdjoints(f, x, v);
  }

  @Override
  public NestedBatchJvp jvp(VectorFunction f, Scalar[] x, Scalar[][] v) {
    return Nested.jvpByAdjoints(f, x, v);
  }

  /** Tangents, computed by adjoints where vectors have none, which may be unused. */
  private static <T> T unlessTied(Supplier<T> swept, Function<Differentiator, T> byAdjoints) {
    try {
      return swept.get();
    } catch (TiedVectorsException unlessUnused) {
      return byAdjoints.apply(CAREFUL);
    }
  }

  private <T> T recorded(
      String operation,
      VectorFunction f,
      double[] x,
      Function<Taped<double[], double[]>, T> question,
      Function<Differentiator, T> carefully) {
    return pool.with(
        tape -> {
          Taped<double[], double[]> at = tape.record(operation, f, x);
          return at.orCarefully(() -> question.apply(at), () -> carefully.apply(CAREFUL));
        });
  }
}
