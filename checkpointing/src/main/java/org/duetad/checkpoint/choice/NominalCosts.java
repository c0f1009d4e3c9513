package org.duetad.checkpoint.choice;

/**
 * What operations take, in nanoseconds, so that modes can be compared by counts. They are rounded
 * from measurements on one machine, of the 18 problems of {@code duet compare}; only their ratios
 * matter. Most estimates are right within a factor of two, those of kernels within ten: a loop
 * whose turns depend on each other takes that much longer than one of independent turns. So where
 * modes are closer than that, a measurement decides.
 */
final class NominalCosts {

  /** A number with derivatives is computed and allocated. */
  private static final double NUMBER = 6;

  /** An operand of such a number is read, and a slope of it computed. */
  private static final double OPERATION = 1;

  /** An operation of a slope, on doubles. */
  private static final double SLOPE = 1;

  /** An operation of a tangent, side by side with those of other directions. */
  private static final double TANGENT = 0.4;

  /** An entry is recorded. */
  private static final double ENTRY = 8;

  /** The second derivatives of an entry are recorded. */
  private static final double SECOND_ENTRY = 18;

  /** An operation of an adjoint, in a sweep for one seed. */
  private static final double ADJOINT = 2;

  /** The same, in a sweep for eight. */
  private static final double ADJOINT_OF_EIGHT = 0.4;

  /** An operation of a loop of a kernel, many turns at once. */
  private static final double IN_LOOP = 0.5;

  /** An operation of a kernel that is in no loop. */
  private static final double STRAIGHT = 5;

  /** An operation of a tangent in a kernel, side by side with those of all inputs. */
  private static final double IN_COLUMNS = 0.1;

  /** A call of forward mode, of a tape, of a prepared function, of a compressed derivative. */
  private static final double FORWARD_CALL = 200;

  private static final double REVERSE_CALL = 300;
  private static final double KERNEL_CALL = 700;
  private static final double SPARSE_CALL = 5000;

  /** An instruction is recorded, and its loop searched, and the kernel compiled. */
  private static final double PREPARED = 600;

  /** An instruction is interpreted. */
  private static final double INTERPRETED = 100;

  /** An instruction is recorded, and evaluated or swept in a piece of the program. */
  private static final double PIECEWISE = 70;

  /** An element of a result is stored. */
  private static final double STORED = 0.5;

  private NominalCosts() {}

  /** One evaluation. */
  private static double numbers(OperationCounts counts) {
    return NUMBER * counts.entries() + OPERATION * counts.values();
  }

  /** Runs of numbers with tangents. */
  static double forward(OperationCounts counts, long runs, long directions) {
    return FORWARD_CALL
        + runs * (numbers(counts) + SLOPE * counts.tangents().slopes())
        + TANGENT * directions * counts.tangents().each();
  }

  /** A recording and sweeps of it. */
  static double reverse(OperationCounts counts, long seeds) {
    double sweep = seeds < 8 ? ADJOINT : ADJOINT_OF_EIGHT;
    return REVERSE_CALL
        + numbers(counts)
        + SLOPE * counts.adjoints().slopes()
        + ENTRY * counts.entries()
        + sweep * seeds * counts.adjoints().each();
  }

  /** A recording of second order, and two sweeps for each direction. */
  static double second(OperationCounts counts, long directions) {
    double sweep = directions < 8 ? ADJOINT : ADJOINT_OF_EIGHT;
    return REVERSE_CALL
        + numbers(counts)
        + SLOPE * counts.products().slopes()
        + (ENTRY + SECOND_ENTRY) * counts.entries()
        + sweep * directions * counts.products().each();
  }

  /** Operations of a kernel, of which some are in loops. */
  static double kernel(long operations, double inLoops) {
    return KERNEL_CALL + operations * (IN_LOOP * inLoops + STRAIGHT * (1 - inLoops));
  }

  /** All tangents of a kernel's numbers side by side, beyond its values. */
  static double columns(OperationCounts counts) {
    return IN_COLUMNS * counts.inputs() * counts.tangents().each();
  }

  static double preparation(long instructions) {
    return PREPARED * instructions;
  }

  static double interpreted(long operations) {
    return INTERPRETED * operations;
  }

  static double piecewise(long operations) {
    return PIECEWISE * operations;
  }

  /** The elements of a compressed result, and their places. */
  static double compressed(double elements) {
    return SPARSE_CALL + stored(elements);
  }

  static double stored(double elements) {
    return STORED * elements;
  }
}
