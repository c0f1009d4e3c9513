package org.duetad.core.check;

import java.util.List;
import java.util.Optional;
import org.duetad.core.VectorFunction;

/** The expected derivatives of a function along random directions, and their tolerances. */
interface DerivativeBounds {

  /** The expected derivative of first or second order. */
  double expected(int order);

  /** By how much two results that use the rules may differ. */
  double exact(int order);

  /** By how much results of the rules may differ from the expected one. */
  double allowed(int order);

  /** What is allowed apart from the rounding of values. */
  double certain(int order);

  /** The size of all terms. */
  double terms(int order);

  /** By how much a complex step may differ from the expected one. */
  double complex(int order);

  /** By how much high precision may differ from the expected one. */
  double highPrecision(int order);

  /** The function with other roundings, for trials of what rounding may change. */
  List<VectorFunction> rounded();

  /** Whether the expected number is less accurate than results of the rules. */
  boolean isLoose();

  /** By how much two computations of the first derivative along the second direction may differ. */
  double noiseAcross();

  /** How many operations have no derivative, or one that is a choice. */
  long unknown();

  /** The first operation that overflows, so that derivatives may be NaN; nothing if none does. */
  default Optional<String> overflow() {
    return Optional.empty();
  }

  /** Why there is no first derivative, where it is NaN. */
  default String withoutDerivative() {
    return "there is no first derivative";
  }

  /** Reports the result of a path. */
  default void found(int order, double number) {}

  /**
   * For an operation that throws for its derivative, so that no bound follows from the operations:
   * paths that give a number nevertheless are compared with the first that does, to eight digits.
   */
  final class OfPaths implements DerivativeBounds {

    private static final double DIGITS = 1e-8;

    private final double[] first = {Double.NaN, Double.NaN, Double.NaN};

    @Override
    public void found(int order, double number) {
      first[order] = Double.isNaN(first[order]) ? number : first[order];
    }

    @Override
    public double expected(int order) {
      return first[order];
    }

    @Override
    public double exact(int order) {
      return DIGITS * Math.max(1, Math.abs(first[order]));
    }

    @Override
    public double allowed(int order) {
      return exact(order);
    }

    @Override
    public double certain(int order) {
      return exact(order);
    }

    @Override
    public double terms(int order) {
      return Math.abs(first[order]);
    }

    @Override
    public double complex(int order) {
      return exact(order);
    }

    @Override
    public double highPrecision(int order) {
      return exact(order);
    }

    @Override
    public List<VectorFunction> rounded() {
      return List.of();
    }

    @Override
    public double noiseAcross() {
      return 0;
    }

    @Override
    public long unknown() {
      return 0;
    }

    @Override
    public boolean isLoose() {
      return false;
    }
  }
}
