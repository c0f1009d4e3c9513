package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;

/**
 * A matrix built from scalars.
 *
 * @param result the matrix
 * @param elements the elements' entries, row after row, 0 for constants
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record MatrixOfScalars(VarMatrix result, int[] elements) implements Operation {

  @Override
  public long parents() {
    return Arrays.stream(elements).filter(entry -> entry != 0).count();
  }

  @Override
  public long bytes() {
    return 4L * elements.length;
  }

  @Override
  public void pull(int first, Derivatives adjoints) {
    ConstantMatrix adjoint = adjoints.of(result);
    adjoints.release(new VarMatrix[] {result});
    for (int k = 0; k < elements.length; k++) {
      adjoints.add(elements[k], adjoint.at(k));
    }
  }

  @Override
  public void push(int first, Derivatives tangents) {
    for (int k = 0; k < elements.length; k++) {
      double tangent = tangents.of(elements[k]);
      if (tangent != 0) {
        tangents.add(result, k, tangent);
      }
    }
  }
}
