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
 * How a matrix rule propagates the sets of its operands' elements. Linear and bilinear rules are
 * evaluated for one element at a time, to see which results it reaches (the other operand of a
 * product is replaced by values in [1, 2), unless it is constant); a rule with a definition in
 * scalars without comparisons is run on the tracing numbers; for any other rule, and where that
 * would be slow, every result depends on every operand, and all interact.
 */
final class MatrixRuleSparsity {

  /** The maximum number of elements computed to determine the structure of one operation. */
  private static final long MOST = 1 << 20;

  private final Detection detection;
  private final MatrixRule rule;
  private final Matrix[] x;
  private final ConstantMatrix[] values;
  private final ConstantMatrix[] y;

  MatrixRuleSparsity(Detection detection, MatrixRule rule, Matrix[] x, ConstantMatrix[] values) {
    this.detection = detection;
    this.rule = rule;
    this.x = x;
    this.values = values;
    y = rule.evaluate(values);
  }

  Matrix[] results() {
    SparsityTracer[][] carried = carried();
    Matrix[] results = new Matrix[y.length];
    for (int i = 0; i < y.length; i++) {
      SparsityTracer[] elements = carried[i];
      for (int k = 0; k < elements.length; k++) {
        SparsityTracer e = elements[k];
        elements[k] = new SparsityTracer(detection, y[i].at(k), e.inputs, e.interactions);
      }
      results[i] = SparsityTracerMatrix.of(detection, y[i].numRows(), y[i].numCols(), elements);
    }
    return results;
  }

  /** Numbers that carry what the results depend on; their values are irrelevant. */
  private SparsityTracer[][] carried() {
    SparsityTracer everything = everything();
    if (everything.inputs.isEmpty() && everything.interactions == null) {
      return filled(everything);
    }
    if (rule.linearity() == Linearity.NONE) {
      SparsityTracer[][] defined = defined();
      return defined == null ? filled(everything) : defined;
    }
    return isCheap() ? reached() : filled(everything);
  }

  /** A number that depends on all elements, with all interacting unless the rule is linear. */
  private SparsityTracer everything() {
    IndexSet all = IndexSet.EMPTY;
    Interactions kept = null;
    for (Matrix operand : x) {
      for (SparsityTracer e : elements(operand)) {
        all = all.union(e.inputs);
        kept = Interactions.join(kept, e.interactions);
      }
    }
    boolean secondOrder = detection.secondSlopes != null && rule.linearity() != Linearity.LINEAR;
    return new SparsityTracer(
        detection, 0, all, secondOrder ? Interactions.cross(kept, all, all) : kept);
  }

  private SparsityTracer[][] filled(SparsityTracer everything) {
    SparsityTracer[][] filled = new SparsityTracer[y.length][];
    for (int i = 0; i < y.length; i++) {
      filled[i] = new SparsityTracer[size(y[i])];
      Arrays.fill(filled[i], everything);
    }
    return filled;
  }

  private static SparsityTracer[] elements(Matrix operand) {
    return operand instanceof SparsityTracerMatrix m ? m.elements : new SparsityTracer[0];
  }

  private static int size(Matrix m) {
    return m.numRows() * m.numCols();
  }

  /**
   * By the rule's definition in simpler operations; null if there is none, or it makes comparisons.
   */
  private SparsityTracer @Nullable [][] defined() {
    SparsityTracer[][] results = new SparsityTracer[y.length][];
    try {
      boolean certain =
          detection.leavesNothing(
              () -> {
                Matrix[] defined = rule.definition(x);
                Arrays.setAll(results, i -> tracers(defined[i].toScalars()));
              });
      return certain ? results : null;
    } catch (UnsupportedOperationException e) {
      return null;
    }
  }

  private SparsityTracer[] tracers(Scalar[] scalars) {
    SparsityTracer[] tracers = new SparsityTracer[scalars.length];
    Arrays.setAll(tracers, k -> scalars[k] instanceof SparsityTracer e ? e : detection.blank(0));
    return tracers;
  }

  private boolean isCheap() {
    long asked = Arrays.stream(x).mapToLong(operand -> elements(operand).length).sum();
    long computed = Arrays.stream(x).mapToLong(MatrixRuleSparsity::size).sum();
    computed += Arrays.stream(y).mapToLong(MatrixRuleSparsity::size).sum();
    return asked * computed <= MOST;
  }

  private SparsityTracer[][] reached() {
    SparsityTracer[][] results = filled(detection.blank(0));
    SparsityTracer[][] others = filled(detection.blank(0));
    for (int operand = 0; operand < x.length; operand++) {
      SparsityTracer[] elements = elements(x[operand]);
      for (int k = 0; k < elements.length; k++) {
        if (!elements[k].inputs.isEmpty() || elements[k].interactions != null) {
          add(operand == 0 ? results : others, elements[k], rule.evaluate(unit(operand, k)));
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
          i == operand
              ? unit(x[i], k)
              : rule.linearity() == Linearity.BILINEAR ? other(i) : zero(x[i]);
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

  /** The other factor: unchanged if it is constant, else numbers whose sums do not cancel. */
  private ConstantMatrix other(int i) {
    if (x[i] instanceof ConstantMatrix) {
      return values[i];
    }
    DMatrixRMaj generic = new DMatrixRMaj(x[i].numRows(), x[i].numCols());
    Arrays.setAll(generic.data, k -> 1 + (k * 0.6180339887498949) % 1);
    return ConstantMatrix.borrowing(generic);
  }

  private void add(SparsityTracer[][] results, SparsityTracer element, ConstantMatrix[] reached) {
    for (int i = 0; i < reached.length; i++) {
      for (int k = 0; k < results[i].length; k++) {
        if (reached[i].at(k) != 0) {
          results[i][k] = joined(results[i][k], element);
        }
      }
    }
  }

  private SparsityTracer joined(SparsityTracer a, SparsityTracer b) {
    return new SparsityTracer(
        detection, 0, a.inputs.union(b.inputs), Interactions.join(a.interactions, b.interactions));
  }

  /** Combines the contributions of both sides; in a product the two interact. */
  private void combine(SparsityTracer[][] results, SparsityTracer[][] others) {
    boolean secondOrder = detection.secondSlopes != null && rule.linearity() == Linearity.BILINEAR;
    boolean precise = secondOrder && isCheapInPairs();
    for (int i = 0; i < results.length; i++) {
      for (int k = 0; k < results[i].length; k++) {
        SparsityTracer a = results[i][k];
        SparsityTracer b = others[i][k];
        results[i][k] = joined(a, b);
        if (secondOrder && !precise) {
          results[i][k] = crossed(results[i][k], a, b);
        }
      }
    }
    if (precise) {
      crossPairs(results);
    }
  }

  private SparsityTracer crossed(SparsityTracer result, SparsityTracer a, SparsityTracer b) {
    Interactions all = Interactions.cross(result.interactions, a.inputs, b.inputs);
    return new SparsityTracer(detection, 0, result.inputs, all);
  }

  private boolean isCheapInPairs() {
    long pairs = (long) elements(x[0]).length * elements(x[1]).length;
    long computed = Arrays.stream(y).mapToLong(MatrixRuleSparsity::size).sum();
    return pairs * (computed + size(x[0]) + size(x[1])) <= MOST;
  }

  /**
   * An element of the left operand and one of the right interact in the result that has their
   * product.
   */
  private void crossPairs(SparsityTracer[][] results) {
    SparsityTracer[] left = elements(x[0]);
    SparsityTracer[] right = elements(x[1]);
    for (int a = 0; a < left.length; a++) {
      for (int b = 0; b < right.length; b++) {
        if (!left[a].inputs.isEmpty() && !right[b].inputs.isEmpty()) {
          ConstantMatrix[] product = rule.evaluate(unit(x[0], a), unit(x[1], b));
          cross(results, product, left[a], right[b]);
        }
      }
    }
  }

  private void cross(
      SparsityTracer[][] results, ConstantMatrix[] product, SparsityTracer a, SparsityTracer b) {
    for (int i = 0; i < product.length; i++) {
      for (int k = 0; k < results[i].length; k++) {
        if (product[i].at(k) != 0) {
          results[i][k] = crossed(results[i][k], a, b);
        }
      }
    }
  }
}
