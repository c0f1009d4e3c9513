package org.duetad.reverse;

/**
 * Elements of a matrix read as scalars, one entry for each.
 *
 * @param matrix the matrix
 * @param from the index of the first element, row after row
 * @param count the number of elements
 */
record ElementsOf(VarMatrix matrix, int from, int count) implements Operation {

  @Override
  public long parents() {
    return 1;
  }

  @Override
  public long bytes() {
    return 8;
  }

  @Override
  public void pull(int first, Derivatives adjoints) {
    for (int k = 0; k < count; k++) {
      double adjoint = adjoints.of(first + k);
      if (adjoint != 0) {
        adjoints.add(matrix, from + k, adjoint);
      }
    }
  }

  @Override
  public void push(int first, Derivatives tangents) {
    for (int k = 0; k < count; k++) {
      tangents.add(first + k, tangents.of(matrix).at(from + k));
    }
  }
}
