package org.duetad.reverse;

/** Elements of a matrix read as scalars: as many entries as were read. */
final class ElementsOf implements Operation {

  private final VarMatrix matrix;
  private final int from;
  private final int count;

  /** That many elements from an index on, row after row. */
  ElementsOf(VarMatrix matrix, int from, int count) {
    this.matrix = matrix;
    this.from = from;
    this.count = count;
  }

  @Override
  public long parents() {
    return 1;
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
