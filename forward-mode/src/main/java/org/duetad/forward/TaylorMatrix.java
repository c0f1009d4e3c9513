package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.spectral.InvariantFunction;
import org.duetad.core.matrix.spectral.SpectrumRule;
import org.duetad.core.matrix.spectral.VectorsRule;
import org.duetad.core.spi.AbstractMatrix;
import org.duetad.core.spi.Arguments;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A series of matrices {@code Σ C_k tᵏ}, the counterpart of {@link TaylorScalar} and {@link
 * NestedSeries}. Its coefficients are constants, or matrices of the enclosing calls if its call is
 * nested; vanishing ones are structural zeros.
 */
final class TaylorMatrix extends AbstractMatrix {

  /** Computes the coefficient of order k from the lower ones. */
  @FunctionalInterface
  interface Recurrence {
    Matrix next(int k);
  }

  final Expansion call;
  final int order;
  private final Matrix[] c;
  private int known;
  private @Nullable Recurrence rest;

  private TaylorMatrix(
      Expansion call, int order, Matrix[] c, int known, @Nullable Recurrence rest) {
    super(c[0].numRows(), c[0].numCols());
    this.call = call;
    this.order = order;
    this.c = c;
    this.known = known;
    this.rest = rest;
  }

  /** A series whose coefficients are all known. */
  TaylorMatrix(Expansion call, int order, Matrix[] coefficients) {
    this(call, order, coefficients, order + 1, null);
  }

  /** A series with a known value and a recurrence for the other coefficients. */
  static TaylorMatrix unfolding(Expansion call, int order, Matrix value, Recurrence rest) {
    Matrix[] c = new Matrix[order + 1];
    c[0] = value;
    return new TaylorMatrix(call, order, c, 1, rest);
  }

  /** A matrix of series and constants. */
  static TaylorMatrix of(Expansion call, int order, int numRows, int numCols, Scalar[] elements) {
    TaylorMatrix y =
        unfolding(
            call,
            order,
            gathered(call, numRows, numCols, elements, 0),
            k -> gathered(call, numRows, numCols, elements, k));
    return Series.areKnown(elements) ? y.unfolded() : y;
  }

  private static Matrix gathered(
      Expansion call, int numRows, int numCols, Scalar[] elements, int k) {
    return call.isNested
        ? Matrix.of(numRows, numCols, numbers(elements, k))
        : ConstantMatrix.borrowing(DMatrixRMaj.wrap(numRows, numCols, doubles(elements, k)));
  }

  private static double[] doubles(Scalar[] elements, int k) {
    double[] doubles = new double[elements.length];
    for (int i = 0; i < doubles.length; i++) {
      if (elements[i] instanceof TaylorScalar s) {
        doubles[i] = s.at(k);
      } else if (k == 0) {
        doubles[i] = elements[i].value();
      }
    }
    return doubles;
  }

  private static Scalar[] numbers(Scalar[] elements, int k) {
    Scalar[] numbers = new Scalar[elements.length];
    Arrays.setAll(
        numbers,
        i ->
            elements[i] instanceof NestedSeries s
                ? s.at(k)
                : k == 0 ? elements[i] : Scalar.of(0.0));
    return numbers;
  }

  /** The coefficient of order k. */
  Matrix at(int k) {
    while (known <= k) {
      Recurrence recurrence = rest;
      if (recurrence == null) {
        throw new IndexOutOfBoundsException("order " + k + " of a series of order " + order);
      }
      c[known] = recurrence.next(known);
      known++;
    }
    return c[k];
  }

  boolean isKnown() {
    return known > order;
  }

  /** Computes all coefficients, so that the operands can be released. */
  TaylorMatrix unfolded() {
    at(order);
    rest = null;
    return this;
  }

  /** The series truncated to a lower order. */
  TaylorMatrix truncated(int lower) {
    if (lower >= order) {
      return this;
    }
    return isKnown() ? new TaylorMatrix(call, lower, c) : unfolding(call, lower, c[0], this::at);
  }

  /** The derivative with respect to t. */
  TaylorMatrix derivative() {
    TaylorMatrix derivative =
        unfolding(call, order - 1, at(1), k -> at(k + 1).scale((double) (k + 1)));
    return isKnown() ? derivative.unfolded() : derivative;
  }

  @Override
  public long level() {
    return call.level();
  }

  @Override
  public DMatrixRMaj value() {
    return c[0].value();
  }

  @Override
  protected Scalar element(int index) {
    call.check("get");
    Series element =
        call.isNested
            ? NestedSeries.unfolding(call, order, element(0, index), (y, k) -> element(k, index))
            : TaylorScalar.unfolding(
                call, order, constant(0).at(index), (y, k) -> constant(k).at(index));
    return isKnown() ? element.unfolded() : element;
  }

  private Scalar element(int k, int index) {
    return at(k).get(index / numCols(), index % numCols());
  }

  private ConstantMatrix constant(int k) {
    return (ConstantMatrix) at(k);
  }

  @Override
  public Matrix[] apply(MatrixRule rule, Matrix... x) {
    Arguments.application(rule, x);
    call.check(rule.name());
    int lowest = Integer.MAX_VALUE;
    boolean allKnown = true;
    for (Matrix operand : x) {
      if (isVariable(rule, operand)) {
        lowest = Math.min(lowest, ((TaylorMatrix) operand).order);
        allKnown &= ((TaylorMatrix) operand).isKnown();
      }
    }
    if (isNearlyTied(rule, lowest, x[0])) {
      throw new NearlyTied(lowest);
    }
    Matrix[] operands = isDoubtful(rule, lowest + call.enclosing, x[0]) ? doubted(rule, x) : x;
    return MatrixSeries.results(rule, call, lowest, allKnown, operands);
  }

  private boolean isNearlyTied(MatrixRule rule, int lowest, Matrix x) {
    return (rule instanceof VectorsRule vectors && vectors.isNearlyTied(x.primal(), lowest))
        || ((lowest > 1 || call.isNested)
            && rule instanceof SpectrumRule spectrum
            && spectrum.isNearlyTied(x.primal(), lowest));
  }

  private static boolean isDoubtful(MatrixRule rule, int order, Matrix x) {
    return order > InvariantFunction.MAX_ORDER
        && rule instanceof SpectrumRule spectrum
        && spectrum.isCostly(x.primal(), order);
  }

  private Matrix[] doubted(MatrixRule rule, Matrix[] x) {
    call.doubt(LostDigits.rate(x[0]));
    return call.isTurned ? new Matrix[] {((SpectrumRule) rule).turned(x[0])} : x;
  }

  private boolean isVariable(MatrixRule rule, Matrix x) {
    if (x instanceof ConstantMatrix) {
      return false;
    }
    if (x instanceof TaylorMatrix t && t.call == call) {
      return true;
    }
    throw mixed(rule.name(), x);
  }

  @Override
  public String toString() {
    return "taylor(" + shape() + ", order " + order + ")";
  }
}
