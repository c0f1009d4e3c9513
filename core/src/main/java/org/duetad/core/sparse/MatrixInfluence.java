package org.duetad.core.sparse;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.MatrixRule.Linearity;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * What a matrix rule makes of the sets of its operands' elements. Linear and bilinear rules are
 * asked with one element at a time, which results it reaches (the other operand of a product has
 * values in [1, 2) in their stead, unless it is constant); a rule with a definition in scalars that
 * compares nothing is run; of any other, and where that would be slow, every result depends on
 * every operand, and all interact.
 */
final class MatrixInfluence {

  /** How many elements may be computed to learn the structure of one operation. */
  private static final long MOST = 1 << 20;

  private final Detection detection;
  private final MatrixRule rule;
  private final Matrix[] x;
  private final ConstantMatrix[] values;
  private final ConstantMatrix[] y;

  MatrixInfluence(Detection detection, MatrixRule rule, Matrix[] x, ConstantMatrix[] values) {
    this.detection = detection;
    this.rule = rule;
    this.x = x;
    this.values = values;
    y = rule.value(values);
  }

  Matrix[] results() {
    Influence[][] carried = carried();
    Matrix[] results = new Matrix[y.length];
    for (int i = 0; i < y.length; i++) {
      Influence[] elements = carried[i];
      for (int k = 0; k < elements.length; k++) {
        Influence e = elements[k];
        elements[k] = new Influence(detection, y[i].at(k), e.inputs, e.interactions);
      }
      results[i] = InfluenceMatrix.of(detection, y[i].numRows(), y[i].numCols(), elements);
    }
    return results;
  }

  /** Numbers that carry what the results depend on; their values do not count. */
  private Influence[][] carried() {
    Influence everything = everything();
    if (everything.inputs.isEmpty() && everything.interactions == null) {
      return filled(everything);
    }
    if (rule.linearity() == Linearity.NONE) {
      Influence[][] defined = defined();
      return defined == null ? filled(everything) : defined;
    }
    return isCheap() ? reached() : filled(everything);
  }

  /** What depends on all elements, and lets all interact unless the rule is linear. */
  private Influence everything() {
    IndexSet all = IndexSet.EMPTY;
    Interactions kept = null;
    for (Matrix operand : x) {
      for (Influence e : elements(operand)) {
        all = all.union(e.inputs);
        kept = Interactions.join(kept, e.interactions);
      }
    }
    boolean bends = detection.curvature != null && rule.linearity() != Linearity.JOINT;
    return new Influence(detection, 0, all, bends ? Interactions.cross(kept, all, all) : kept);
  }

  private Influence[][] filled(Influence everything) {
    Influence[][] filled = new Influence[y.length][];
    for (int i = 0; i < y.length; i++) {
      filled[i] = new Influence[size(y[i])];
      Arrays.fill(filled[i], everything);
    }
    return filled;
  }

  private static Influence[] elements(Matrix operand) {
    return operand instanceof InfluenceMatrix m ? m.elements : new Influence[0];
  }

  private static int size(Matrix m) {
    return m.numRows() * m.numCols();
  }

  /** By the rule's definition in simpler operations; null if there is none that is certain. */
  private Influence @Nullable [][] defined() {
    Influence[][] results = new Influence[y.length][];
    try {
      boolean certain =
          detection.leavesNothing(
              () -> {
                Matrix[] defined = rule.definition(x);
                Arrays.setAll(results, i -> influences(defined[i].toScalars()));
              });
      return certain ? results : null;
    } catch (UnsupportedOperationException e) {
      return null;
    }
  }

  private Influence[] influences(Scalar[] scalars) {
    Influence[] influences = new Influence[scalars.length];
    Arrays.setAll(influences, k -> scalars[k] instanceof Influence e ? e : detection.blank(0));
    return influences;
  }

  private boolean isCheap() {
    long asked = Arrays.stream(x).mapToLong(operand -> elements(operand).length).sum();
    long computed = Arrays.stream(x).mapToLong(MatrixInfluence::size).sum();
    computed += Arrays.stream(y).mapToLong(MatrixInfluence::size).sum();
    return asked * computed <= MOST;
  }

  private Influence[][] reached() {
    Influence[][] results = filled(detection.blank(0));
    Influence[][] others = filled(detection.blank(0));
    for (int operand = 0; operand < x.length; operand++) {
      Influence[] elements = elements(x[operand]);
      for (int k = 0; k < elements.length; k++) {
        if (!elements[k].inputs.isEmpty() || elements[k].interactions != null) {
          add(operand == 0 ? results : others, elements[k], rule.value(unit(operand, k)));
        }
      }
    }
    combine(results, others);
    return results;
  }

  /** The operands, with a one in one place of one of them. */
  private ConstantMatrix[] unit(int operand, int k) {
    ConstantMatrix[] operands = new ConstantMatrix[x.length];
    for (int i = 0; i < x.length; i++) {
      operands[i] =
          i == operand ? unit(x[i], k) : rule.linearity() == Linearity.EACH ? other(i) : zero(x[i]);
    }
    return operands;
  }

  private static ConstantMatrix zero(Matrix like) {
    return ConstantMatrix.zero(like.numRows(), like.numCols());
  }

  private static ConstantMatrix unit(Matrix like, int k) {
    DMatrixRMaj unit = new DMatrixRMaj(like.numRows(), like.numCols());
    unit.data[k] = 1.0;
    return ConstantMatrix.borrowing(unit);
  }

  /** The other factor: as it is if it is constant, else numbers whose sums do not cancel. */
  private ConstantMatrix other(int i) {
    if (x[i] instanceof ConstantMatrix) {
      return values[i];
    }
    DMatrixRMaj generic = new DMatrixRMaj(x[i].numRows(), x[i].numCols());
    Arrays.setAll(generic.data, k -> 1 + (k * 0.6180339887498949) % 1);
    return ConstantMatrix.borrowing(generic);
  }

  private void add(Influence[][] results, Influence element, ConstantMatrix[] reached) {
    for (int i = 0; i < reached.length; i++) {
      for (int k = 0; k < results[i].length; k++) {
        if (reached[i].at(k) != 0) {
          results[i][k] = joined(results[i][k], element);
        }
      }
    }
  }

  private Influence joined(Influence a, Influence b) {
    return new Influence(
        detection, 0, a.inputs.union(b.inputs), Interactions.join(a.interactions, b.interactions));
  }

  /** What comes from both sides; in a product the two interact. */
  private void combine(Influence[][] results, Influence[][] others) {
    boolean bends = detection.curvature != null && rule.linearity() == Linearity.EACH;
    boolean precise = bends && isCheapInPairs();
    for (int i = 0; i < results.length; i++) {
      for (int k = 0; k < results[i].length; k++) {
        Influence a = results[i][k];
        Influence b = others[i][k];
        results[i][k] = joined(a, b);
        if (bends && !precise) {
          results[i][k] = crossed(results[i][k], a, b);
        }
      }
    }
    if (precise) {
      crossPairs(results);
    }
  }

  private Influence crossed(Influence result, Influence a, Influence b) {
    Interactions all = Interactions.cross(result.interactions, a.inputs, b.inputs);
    return new Influence(detection, 0, result.inputs, all);
  }

  private boolean isCheapInPairs() {
    long pairs = (long) elements(x[0]).length * elements(x[1]).length;
    long computed = Arrays.stream(y).mapToLong(MatrixInfluence::size).sum();
    return pairs * (computed + size(x[0]) + size(x[1])) <= MOST;
  }

  /** An element of the left operand and one of the right one interact where their product is. */
  private void crossPairs(Influence[][] results) {
    Influence[] left = elements(x[0]);
    Influence[] right = elements(x[1]);
    for (int a = 0; a < left.length; a++) {
      for (int b = 0; b < right.length; b++) {
        if (!left[a].inputs.isEmpty() && !right[b].inputs.isEmpty()) {
          ConstantMatrix[] product = rule.value(unit(x[0], a), unit(x[1], b));
          cross(results, product, left[a], right[b]);
        }
      }
    }
  }

  private void cross(Influence[][] results, ConstantMatrix[] product, Influence a, Influence b) {
    for (int i = 0; i < product.length; i++) {
      for (int k = 0; k < results[i].length; k++) {
        if (product[i].at(k) != 0) {
          results[i][k] = crossed(results[i][k], a, b);
        }
      }
    }
  }
}
