package org.duetad.testing.matrices;

import java.util.List;
import java.util.stream.Stream;
import org.duetad.core.matrix.Matrix;

/** All uses of the operations of {@link Matrix}. */
public final class MatrixCases {

  private MatrixCases() {}

  /** All cases: a new operation is one more row in one of these lists. */
  public static List<MatrixCase> all() {
    return Stream.of(
            ArithmeticCases.all(),
            ShapingCases.all(),
            ReductionCases.all(),
            LinearAlgebraCases.all(),
            SpectralCases.all(),
            GeneralMatrixCases.all())
        .flatMap(List::stream)
        .toList();
  }

  /** All cases, each at all of its sizes. */
  public static Stream<MatrixSample> samples() {
    return all().stream().flatMap(MatrixSample::of);
  }

  /** Those that have a value for all operands. */
  public static Stream<MatrixSample> samplesAnywhere() {
    return samples().filter(sample -> sample.use().anywhere());
  }
}
