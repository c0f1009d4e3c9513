package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.ValueLosses;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.TiedVectorsException;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/** One evaluation of a function on dual numbers, with its outputs. */
final class Sweep {

  /** The tangents of input i, or null if all are zero: most are, in a Jacobian's columns. */
  @FunctionalInterface
  interface Seed {
    @Nullable Tangents of(int i, Directions directions);
  }

  private final String operation;
  private final Directions directions;
  private final Scalar[] outputs;

  /** Whether underflow is visible in a tangent. */
  private boolean lost;

  private Sweep(String operation, Directions directions, Scalar[] outputs) {
    this.operation = operation;
    this.directions = directions;
    this.outputs = outputs;
  }

  static Sweep of(String operation, VectorFunction f, double[] x, int width, Seed seed) {
    Directions directions = new Directions(width);
    Sweep sweep = of(operation, f, x, directions, seed);
    if (directions.isSunk() && !sweep.isUncertain()) {
      sweep.lost =
          ValueLosses.changeSlopes(f, x)
              || (directions.isSteep()
                  && of(operation, f, x, directions.watched(), seed).isAnyLost());
    }
    return sweep;
  }

  private boolean isAnyLost() {
    return Arrays.stream(outputs).anyMatch(y -> y instanceof WatchedDual d && d.isLost());
  }

  private static Sweep of(
      String operation, VectorFunction f, double[] x, Directions directions, Seed seed) {
    try {
      Scalar[] y = f.apply(inputs(x, seed, directions));
      return new Sweep(operation, directions, Arguments.outputs(operation, y));
    } catch (TiedVectorsException unlessUnused) {
      directions.noteTiedVectors();
      Scalar[] y = f.apply(inputs(x, (i, none) -> null, directions));
      return new Sweep(operation, directions, Arguments.outputs(operation, y));
    } finally {
      directions.end();
    }
  }

  private static Scalar[] inputs(double[] x, Seed seed, Directions directions) {
    Scalar[] inputs = new Scalar[x.length];
    for (int i = 0; i < x.length; i++) {
      Tangents tangents = seed.of(i, directions);
      inputs[i] = tangents == null ? new Dual0(x[i], directions) : tangents.total(x[i], directions);
    }
    return inputs;
  }

  /** Whether the tangents are not those of this sweep. */
  boolean isUncertain() {
    return lost || directions.isUncertain() || !isFinite();
  }

  private boolean isFinite() {
    double sum = 0;
    for (Scalar output : outputs) {
      if (output instanceof Dual d && d.directions == directions) {
        for (int k = 0; k < directions.width; k++) {
          sum += 0 * d.tangent(k);
        }
      }
    }
    return sum == 0;
  }

  int outputs() {
    return outputs.length;
  }

  double value(int i) {
    tangent(i, 0);
    return outputs[i].value();
  }

  double[] values() {
    return Arrays.stream(outputs).mapToDouble(Scalar::value).toArray();
  }

  double[] tangents(int k) {
    double[] tangents = new double[outputs.length];
    Arrays.setAll(tangents, i -> tangent(i, k));
    return tangents;
  }

  /** Copies the tangents of output i to a row, starting at a column, as far as they fit. */
  void copyTangents(int i, double[] row, int column) {
    if (outputs[i] instanceof Dual d && d.directions == directions) {
      d.copyTangents(row, column);
    } else {
      Arguments.constant(operation, outputs[i]);
    }
  }

  /** Copies the tangents of all outputs to a column for each of the first directions. */
  void copyTangents(double[][] columns) {
    double[] row = new double[columns.length];
    for (int i = 0; i < outputs.length && row.length > 0; i++) {
      Arrays.fill(row, 0.0);
      copyTangents(i, row, 0);
      for (int k = 0; k < row.length; k++) {
        columns[k][i] = row[k];
      }
    }
  }

  /** The tangent of an output, which must be a number of this sweep or a constant. */
  private double tangent(int i, int k) {
    if (outputs[i] instanceof Dual d && d.directions == directions) {
      return d.tangent(k);
    }
    Arguments.constant(operation, outputs[i]);
    return 0.0;
  }
}
