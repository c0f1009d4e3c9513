package org.duetad.core.check;

/** What the derivatives of a function along random directions must be, and to how much. */
interface DerivativeBounds {

  /** What the derivative of first or second order must be. */
  double expected(int order);

  /** By how much two ways that go by the rules may differ. */
  double exact(int order);

  /** By how much the rules may differ from what is expected. */
  double allowed(int order);

  /** By how much a complex step may differ from what is expected. */
  double complex(int order);

  /** By how much high precision may differ from what is expected. */
  double highPrecision(int order);

  /** Whether the expected number is good to fewer digits than what goes by the rules. */
  boolean isLoose();

  /** By how much two computations of the first derivative along the second direction may differ. */
  double noiseAcross();

  /** How many operations have no derivative, or one that is a choice. */
  long unknown();

  /** A path gave a number. */
  default void found(int order, double number) {}

  /**
   * Where an operation refuses its derivative, so that no bound follows from the operations: paths
   * that give a number nevertheless are held to the first that does, to eight digits.
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
    public double complex(int order) {
      return exact(order);
    }

    @Override
    public double highPrecision(int order) {
      return exact(order);
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
