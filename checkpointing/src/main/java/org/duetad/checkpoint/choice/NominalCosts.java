package org.duetad.checkpoint.choice;

/**
 * What operations take, in nanoseconds, so that modes can be compared by counts. They are rounded
 * from measurements on one machine, of mixtures, networks and geometry with 10³ to 10⁶ operations
 * (see {@code benchmarks}); only their ratios matter. Where two modes are close, a measurement
 * decides.
 */
final class NominalCosts {

  /** A number with derivatives is computed and allocated. */
  private static final double NUMBER = 6;

  /** An operation of a slope, on doubles. */
  private static final double SLOPE = 1;

  /** An operation of a tangent, side by side with those of other directions. */
  private static final double TANGENT = 0.5;

  /** An entry is recorded. */
  private static final double ENTRY = 12;

  /** The second derivatives of an entry are recorded. */
  private static final double SECOND_ENTRY = 18;

  /** An operation of an adjoint, in a sweep for one seed. */
  private static final double ADJOINT = 2;

  /** The same, in a sweep for eight. */
  private static final double ADJOINT_OF_EIGHT = 0.6;

  /** An operation of a loop of a kernel, many turns at once. */
  private static final double IN_LOOP = 0.5;

  /** An operation of a kernel that is in no loop. */
  private static final double STRAIGHT = 5;

  /** An instruction is recorded, and its loop searched, and the kernel compiled. */
  private static final double PREPARED = 1500;

  /** An instruction is interpreted. */
  private static final double INTERPRETED = 100;

  /** An element of a result is stored. */
  private static final double STORED = 0.5;

  private NominalCosts() {}

  /** Runs of numbers with tangents. */
  static double forward(OperationCounts counts, long runs, long directions) {
    return runs * (NUMBER * counts.values() + SLOPE * counts.tangents().slopes())
        + TANGENT * directions * counts.tangents().each();
  }

  /** A recording and sweeps of it. */
  static double reverse(OperationCounts counts, long seeds) {
    double sweep = seeds < 8 ? ADJOINT : ADJOINT_OF_EIGHT;
    return NUMBER * counts.values()
        + SLOPE * counts.adjoints().slopes()
        + ENTRY * counts.entries()
        + sweep * seeds * counts.adjoints().each();
  }

  /** A recording of second order, and two sweeps for each direction. */
  static double second(OperationCounts counts, long directions) {
    double sweep = directions < 8 ? ADJOINT : ADJOINT_OF_EIGHT;
    return NUMBER * counts.values()
        + SLOPE * counts.products().slopes()
        + (ENTRY + SECOND_ENTRY) * counts.entries()
        + sweep * directions * counts.products().each();
  }

  /** Operations of a kernel, of which some are in loops. */
  static double kernel(long operations, double inLoops) {
    return operations * (IN_LOOP * inLoops + STRAIGHT * (1 - inLoops));
  }

  static double preparation(long instructions) {
    return PREPARED * instructions;
  }

  static double interpreted(long operations) {
    return INTERPRETED * operations;
  }

  static double stored(double elements) {
    return STORED * elements;
  }
}
