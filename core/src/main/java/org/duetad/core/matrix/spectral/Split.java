package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The tangents or adjoints of single values, or of those that coincide or are zero singular ones.
 * The operands are the values and the tangents; the rule is linear in these.
 */
final class Split extends MatrixRule {

  /** Which elements are kept. */
  enum Part {
    SIMPLE,
    TIED,
    /** As these, where vectors are used: a zero one must be unused, as its sign is theirs. */
    TIED_BESIDE_VECTORS,
    /** As these, but what depends on tangents that do not exist is an error. */
    TIED_TANGENTS,
    /** The others are NaN: a single one of values that coincide has no tangent. */
    SIMPLE_OR_NAN
  }

  private final int size;
  private final boolean singular;
  private final Part part;

  Split(String name, int size, boolean singular, Part part) {
    super(name);
    this.size = size;
    this.singular = singular;
    this.part = part;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    if (x[1].isZero()) {
      return new ConstantMatrix[] {x[1]};
    }
    Ties ties = Ties.near(x[0].array(), size);
    double[] kept = x[1].array().clone();
    for (int i = 0; i < kept.length; i++) {
      boolean tied = ties.isMultiple(i) || (singular && ties.zero(i));
      if (tied == (part == Part.SIMPLE || part == Part.SIMPLE_OR_NAN)) {
        kept[i] = part == Part.SIMPLE_OR_NAN ? Double.NaN : 0.0;
      } else if (part == Part.TIED_BESIDE_VECTORS
          && singular
          && ties.zero(i)
          && !ties.negligible(kept[i], NormOps_DDRM.fastNormF(x[1].elements()))) {
        throw ties.isZero(name(), i);
      } else if (part == Part.TIED_TANGENTS && Double.isNaN(kept[i])) {
        throw ties.split(name(), i);
      }
    }
    return new ConstantMatrix[] {ConstantMatrix.owning(kept.length, 1, kept)};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    boolean tied = part == Part.TIED || part == Part.TIED_BESIDE_VECTORS;
    Part ofTangents = tied ? Part.TIED_TANGENTS : part;
    return new Split(name(), size, singular, ofTangents).all(x[0], dx[1]);
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    Part ofAdjoints = part == Part.TIED_BESIDE_VECTORS ? Part.TIED : part;
    xBar.add(1, () -> new Split(name(), size, singular, ofAdjoints).of(x[0], yBar[0]));
  }
}
