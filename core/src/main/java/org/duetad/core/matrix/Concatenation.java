package org.duetad.core.matrix;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Matrices stacked vertically, or side by side; the adjoint is split accordingly. */
public final class Concatenation extends JointlyLinearRule {

  static final MatrixRule ROWS = new Concatenation("concatRows", true);
  static final MatrixRule COLUMNS = new Concatenation("concatColumns", false);

  private final boolean below;

  private Concatenation(String name, boolean below) {
    super(name);
    this.below = below;
  }

  /**
   * Both rules, to be found by name.
   *
   * @return below each other, and side by side
   */
  public static List<MatrixRule> rules() {
    return List.of(ROWS, COLUMNS);
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.require(x.length > 0, name(), () -> "no matrices; pass at least one");
    for (ConstantMatrix part : x) {
      Shapes.require(
          across(part) == across(x[0]),
          name(),
          () -> "shapes " + x[0].shape() + " and " + part.shape() + " do not fit");
    }
    long sum = Arrays.stream(x).mapToLong(this::along).sum();
    Shapes.size(name(), below ? sum : across(x[0]), below ? across(x[0]) : sum);
    int length = Math.toIntExact(sum);
    int numRows = below ? length : across(x[0]);
    int numCols = below ? across(x[0]) : length;
    if (Arrays.stream(x).allMatch(ConstantMatrix::isZero)) {
      return new ConstantMatrix[] {ConstantMatrix.zero(numRows, numCols)};
    }
    DMatrixRMaj whole = new DMatrixRMaj(numRows, numCols);
    int at = 0;
    for (ConstantMatrix part : x) {
      CommonOps_DDRM.insert(part.elements(), whole, below ? at : 0, below ? 0 : at);
      at += along(part);
    }
    return new ConstantMatrix[] {ConstantMatrix.owning(whole)};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    int at = 0;
    for (int i = 0; i < x.length; i++) {
      int from = at;
      int to = at + along(x[i]);
      xBar.add(i, () -> below ? yBar[0].rows(from, to) : yBar[0].cols(from, to));
      at = to;
    }
  }

  private int along(Matrix x) {
    return below ? x.numRows() : x.numCols();
  }

  private int across(Matrix x) {
    return below ? x.numCols() : x.numRows();
  }
}
