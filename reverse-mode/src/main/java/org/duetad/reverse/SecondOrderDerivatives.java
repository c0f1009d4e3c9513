package org.duetad.reverse;

import java.util.Arrays;
import java.util.function.Consumer;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.forward.Duals;

/**
 * The derivatives of a second-order sweep: adjoints, and for each direction the tangents of the
 * values and of the adjoints.
 */
final class SecondOrderDerivatives {

  private final Derivatives adjoints;
  private final Derivatives[] tangents;
  private final Derivatives[] adjointTangents;
  private boolean uncertain;

  SecondOrderDerivatives(
      Derivatives adjoints, Derivatives[] tangents, Derivatives[] adjointTangents) {
    this.adjoints = adjoints;
    this.tangents = tangents;
    this.adjointTangents = adjointTangents;
  }

  int width() {
    return tangents.length;
  }

  Derivatives adjoints() {
    return adjoints;
  }

  Derivatives[] tangents() {
    return tangents;
  }

  Derivatives[] adjointTangents() {
    return adjointTangents;
  }

  /** After something was computed from dual numbers. */
  void note(Duals duals) {
    uncertain |= duals.isUncertain();
  }

  /** Whether a careful pass is needed. */
  boolean isUncertain() {
    return uncertain;
  }

  void each(Consumer<Derivatives> action) {
    action.accept(adjoints);
    Arrays.asList(tangents).forEach(action);
    eachAdjointTangent(action);
  }

  void eachAdjointTangent(Consumer<Derivatives> action) {
    for (Derivatives direction : adjointTangents) {
      action.accept(direction);
    }
  }

  /** Scalar entries, given by their values, with their tangents. */
  Scalar[] dual(Duals duals, double[] values, int[] entries) {
    return dual(duals, values, entries, tangents);
  }

  /** The adjoints of scalar entries, with their tangents. */
  Scalar[] dualAdjoints(Duals duals, int[] entries) {
    return dual(duals, adjoints.of(entries), entries, adjointTangents);
  }

  private static Scalar[] dual(
      Duals duals, double[] values, int[] entries, Derivatives[] directions) {
    Scalar[] numbers = new Scalar[values.length];
    for (int i = 0; i < numbers.length; i++) {
      int entry = entries[i];
      double[] row = new double[directions.length];
      Arrays.setAll(row, k -> directions[k].of(entry));
      numbers[i] = duals.number(values[i], row);
    }
    return numbers;
  }

  /** Matrices, given by their values, with their tangents; constants are unchanged. */
  Matrix[] dual(Duals duals, ConstantMatrix[] values, Matrix[] matrices) {
    return dual(duals, values, matrices, tangents);
  }

  /** The adjoints of matrices, with their tangents. */
  Matrix[] dualAdjoints(Duals duals, ConstantMatrix[] values, Matrix[] matrices) {
    return dual(duals, values, matrices, adjointTangents);
  }

  private static Matrix[] dual(
      Duals duals, ConstantMatrix[] values, Matrix[] matrices, Derivatives[] directions) {
    Matrix[] numbers = new Matrix[values.length];
    for (int i = 0; i < numbers.length; i++) {
      Matrix matrix = matrices[i];
      ConstantMatrix[] row = new ConstantMatrix[directions.length];
      Arrays.setAll(row, k -> directions[k].of(matrix));
      numbers[i] =
          matrix instanceof ConstantMatrix constant ? constant : duals.matrix(values[i], row);
    }
    return numbers;
  }
}
