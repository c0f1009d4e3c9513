package org.duetad.reverse;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.BatchJvp;
import org.duetad.core.mode.JacobianEntries;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.Seeds;
import org.duetad.core.mode.ValueAndJacobian;
import org.duetad.core.mode.Vjp;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of a prepared function with its data, in arrays that are none of the arguments:
 * by kernels, and on a tape where a rule fails or kernels do not pay.
 */
final class PreparedDerivatives {

  private static final double[] UNIT = {1.0};

  /** The seed of the tangent of one output, without one of the output itself. */
  private static final double[] OF_TANGENT = {0.0, 1.0};

  /** From so many seeds or directions on, side by side is faster than one after the other. */
  private static final int SEVERAL = 2;

  /** From so many rows on, a tape is faster where they cannot be side by side. */
  private static final int ON_TAPE = 3;

  private final ReverseMode mode;
  private final PreparedBranches branches;
  private final double[] data;

  PreparedDerivatives(ReverseMode mode, PreparedBranches branches, double[] data) {
    this.mode = mode;
    this.branches = branches;
    this.data = data;
  }

  /** The same with other data. */
  PreparedDerivatives with(double[] values) {
    return new PreparedDerivatives(mode, branches, values);
  }

  PreparedBranches branches() {
    return branches;
  }

  Optional<JacobianEntries> entries(double[] x) {
    return branches.entries(x, data, PreparedBranch::jacobian);
  }

  Optional<JacobianEntries> hessianEntries(int products, double[] x) {
    return branches.entries(x, data, branch -> branch.hessian(products));
  }

  double[] value(double[] x) {
    return evaluate(x, PreparedKernel.Evaluation::y, () -> plain().value(x));
  }

  double gradient(double[] x, double[] out) {
    return evaluate(
        () -> branches.evaluate(x, data, new double[][] {UNIT}, new double[][] {out}),
        at -> at.y()[0],
        () -> mode.gradient(scalar("gradient"), x, out));
  }

  /** In memory of its own, with the array of the point. */
  Vjp vjp(double[] x) {
    Supplier<Vjp> onTape = () -> mode.vjp(plain(), x);
    try {
      PreparedKernel.Evaluation at = branches.evaluate(x, data);
      return at == null
          ? onTape.get()
          : new PreparedVjp(at, x.length, (w, out) -> adjoints(x, w, out) != null, onTape);
    } catch (KernelFailure ofARule) {
      return onTape.get();
    }
  }

  /** With the tangent in an array, or in a new one if there is none. */
  Jvp jvp(double[] x, double[] v, double @Nullable [] out) {
    return evaluate(
        x,
        v,
        at -> at.tangents(out),
        () -> {
          Jvp all = mode.jvp(plain(), x, v);
          return new Jvp(all.value(), copied("jvp", all.tangent(), out));
        });
  }

  /** Along several directions. */
  BatchJvp jvp(double[] x, double[][] v) {
    double[][] tangents = new double[v.length][branches.outputs()];
    double[] value = tangents(x, v, tangents);
    if (value != null) {
      return new BatchJvp(value, tangents);
    }
    Jvp[] each = Arrays.stream(v).map(direction -> jvp(x, direction, null)).toArray(Jvp[]::new);
    double[] alone = each.length == 0 ? value(x) : each[0].value();
    return new BatchJvp(alone, Arrays.stream(each).map(Jvp::tangent).toArray(double[][]::new));
  }

  /** The outputs, if their tangents are computed side by side; else null. */
  private double @Nullable [] tangents(double[] x, double[][] v, double[][] out) {
    return v.length < SEVERAL
        ? null
        : branches.sideBySide(
            x, data, branches.outputs(), (of, point, y) -> of.tangents(point, v, y, out));
  }

  /** The outputs, if adjoints are computed side by side; else null. */
  private double @Nullable [] adjoints(double[] x, double[][] w, double[][] out) {
    int outputs = branches.outputs();
    return w.length < SEVERAL
            || !Arrays.stream(w).allMatch(seed -> seed != null && seed.length == outputs)
        ? null
        : branches.sideBySide(x, data, outputs, (of, point, y) -> of.pullbacks(point, w, y, out));
  }

  /** Whether products with the Hessian are computed side by side. */
  private boolean areProducts(double[] x, double[][] v, double[][] out) {
    return v.length >= SEVERAL
        && branches.outputs() == 1
        && branches.sideBySide(x, data, 1, (of, point, y) -> of.products(point, v, y, out)) != null;
  }

  double[][] pullback(double[] x, double[][] w, double[][] out) {
    if (adjoints(x, w, out) != null) {
      return out;
    }
    return evaluate(
        () -> branches.evaluate(x, data, w, out),
        at -> out,
        () -> {
          Vjp vjp = mode.vjp(plain(), x);
          return copied(
              "pullback",
              w.length == 1 ? new double[][] {vjp.pullback(w[0])} : vjp.pullback(w),
              out);
        });
  }

  /** Value and Jacobian, in an array, or in a new one if there is none. */
  ValueAndJacobian jacobian(double[] x, double @Nullable [][] out) {
    ValueAndJacobian byColumns = branches.columns(x, data, out);
    ValueAndJacobian known = byColumns != null ? byColumns : sideBySide(x, out);
    return known != null
        ? known
        : evaluate(
            areOnTape(x.length < branches.outputs(), Math.min(x.length, branches.outputs())),
            () -> branches.evaluate(x, data),
            at -> new ValueAndJacobian(at.y(), rows(x, at, out)),
            () -> {
              ValueAndJacobian all = mode.valueAndJacobian(plain(), x);
              return new ValueAndJacobian(all.value(), copied("jacobian", all.jacobian(), out));
            });
  }

  /** Value and Jacobian, if rows or columns are computed side by side; else null. */
  private @Nullable ValueAndJacobian sideBySide(double[] x, double @Nullable [][] out) {
    int m = branches.outputs();
    if (out != null && out.length != m) {
      return null;
    }
    if (x.length >= m) {
      double[][] rows = out == null ? new double[m][x.length] : out;
      double[] y = adjoints(x, Seeds.units(m), rows);
      return y == null ? null : new ValueAndJacobian(y, rows);
    }
    double[][] columns = new double[x.length][m];
    double[] y = tangents(x, Seeds.units(x.length), columns);
    return y == null ? null : new ValueAndJacobian(y, transposed(columns, m, out));
  }

  private static double[][] transposed(double[][] columns, int m, double @Nullable [][] out) {
    double[][] rows = out == null ? new double[m][columns.length] : out;
    for (int k = 0; k < columns.length; k++) {
      for (int i = 0; i < m; i++) {
        rows[i][k] = columns[k][i];
      }
    }
    return rows;
  }

  private double[][] rows(double[] x, PreparedKernel.Evaluation at, double @Nullable [][] out) {
    int m = at.y().length;
    double[][] rows = out == null ? new double[m][x.length] : out;
    Arguments.length("jacobian", "array of rows", rows.length, m);
    if (x.length >= m) {
      return at.pullbacks(Seeds.units(m), rows);
    }
    double[] column = new double[m];
    alongUnits(
        x.length,
        (k, unit) -> {
          jvp(x, unit, column);
          for (int i = 0; i < m; i++) {
            rows[i][k] = column[i];
          }
        });
    return rows;
  }

  double[] hvp(double[] x, double[] v, double[] out) {
    double[][] seeds = {OF_TANGENT};
    return evaluate(
        () -> branches.evaluate(x, data, v, seeds, new double[][] {out}),
        at -> out,
        () -> copied("hvp", mode.hvp(scalar("hvp"), x, v), out));
  }

  /** Along several directions. */
  double[][] hvp(double[] x, double[][] v, double[][] out) {
    if (!areProducts(x, v, out)) {
      for (int k = 0; k < v.length; k++) {
        hvp(x, v[k], out[k]);
      }
    }
    return out;
  }

  /** By a row alone, a zero may annihilate what others show not to be finite. */
  double[][] hessian(double[] x, double[][] out) {
    if (areProducts(x, Seeds.units(x.length), out)) {
      return out;
    }
    Supplier<double[][]> onTape = () -> copied("hessian", mode.hessian(scalar("hessian"), x), out);
    return evaluate(
        areOnTape(true, x.length),
        () -> branches.evaluate(x, data),
        at -> {
          PreparedKernel.requireOne("hessian", at.y().length);
          alongUnits(x.length, (k, unit) -> hvp(x, unit, out[k]));
          return areFinite(out) ? out : onTape.get();
        },
        onTape);
  }

  private static boolean areFinite(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }

  /** What is done along a unit vector. */
  private interface AlongUnit {
    void derive(int k, double[] unit);
  }

  private static void alongUnits(int n, AlongUnit derivative) {
    double[] unit = new double[n];
    for (int k = 0; k < n; k++) {
      unit[k] = 1;
      derivative.derive(k, unit);
      unit[k] = 0;
    }
  }

  /** Whether a tape is faster: outside of loops, where nothing can be side by side. */
  private boolean areOnTape(boolean areDirections, int several) {
    return several >= ON_TAPE && branches.areOneByOne(areDirections);
  }

  /** Of several directions or seeds. */
  private <T> T evaluate(
      boolean isOnTape,
      Supplier<PreparedKernel.@Nullable Evaluation> evaluation,
      Function<PreparedKernel.Evaluation, T> byKernel,
      Supplier<T> onTape) {
    if (isOnTape) {
      branches.usedOnTape();
      return onTape.get();
    }
    return evaluate(evaluation, byKernel, onTape);
  }

  private <T> T evaluate(
      double[] x, Function<PreparedKernel.Evaluation, T> byKernel, Supplier<T> onTape) {
    return evaluate(() -> branches.evaluate(x, data), byKernel, onTape);
  }

  /** Of the outputs and their tangents along a direction. */
  private <T> T evaluate(
      double[] x, double[] v, Function<PreparedKernel.Evaluation, T> byKernel, Supplier<T> onTape) {
    return evaluate(() -> branches.evaluate(x, data, v), byKernel, onTape);
  }

  private static <T> T evaluate(
      Supplier<PreparedKernel.@Nullable Evaluation> evaluation,
      Function<PreparedKernel.Evaluation, T> byKernel,
      Supplier<T> onTape) {
    try (PreparedKernel.Evaluation at = evaluation.get()) {
      if (at != null) {
        return byKernel.apply(at);
      }
    } catch (KernelFailure ofARule) {
      return onTape.get();
    }
    return onTape.get();
  }

  /** In another array, if there is one. */
  private static double[][] copied(String operation, double[][] from, double @Nullable [][] to) {
    if (to == null) {
      return from;
    }
    Arguments.length(operation, "array of rows", to.length, from.length);
    for (int i = 0; i < to.length; i++) {
      copied(operation, from[i], to[i]);
    }
    return to;
  }

  private static double[] copied(String operation, double[] from, double @Nullable [] to) {
    if (to == null) {
      return from;
    }
    Arguments.length(operation, "array for the result", to, from.length);
    System.arraycopy(from, 0, to, 0, to.length);
    return to;
  }

  private VectorFunction plain() {
    return branches.function().at(data);
  }

  private ScalarFunction scalar(String operation) {
    VectorFunction f = plain();
    return x -> {
      Scalar[] y = f.apply(x);
      PreparedKernel.requireOne(operation, y.length);
      return y[0];
    };
  }
}
