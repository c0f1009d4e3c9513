package org.duetad.core.program.instruction;

import java.util.Arrays;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * The adjoints of a program's slots during a reverse sweep; an adjoint is dropped once it is read.
 * For authors of passes.
 */
public final class Adjoints {

  private final Values sums;

  /** Adjoints of single elements of a matrix, accumulated until the matrix's adjoint is read. */
  private final Values elements;

  private final boolean[] wanted;

  /**
   * All zero.
   *
   * @param wanted for each slot, whether its adjoint contributes to that of an input
   */
  public Adjoints(boolean[] wanted) {
    this.sums = new Values(wanted.length);
    this.elements = new Values(wanted.length);
    this.wanted = wanted;
  }

  /**
   * Whether the adjoint of a slot contributes to that of an input.
   *
   * @param slot the slot
   * @return false if it need not be computed
   */
  public boolean wants(int slot) {
    return wanted[slot];
  }

  /**
   * Adds to the adjoint of a number.
   *
   * @param slot the slot
   * @param term what to add
   */
  public void add(int slot, Scalar term) {
    sums.put(slot, sums.has(slot) ? sums.scalar(slot).add(term) : term);
  }

  /**
   * Adds to the adjoint of a matrix.
   *
   * @param slot the slot
   * @param term what to add, shaped as the matrix
   */
  public void add(int slot, Matrix term) {
    sums.put(slot, sums.has(slot) ? sums.matrix(slot).plus(term) : term);
  }

  /** Adds to the adjoints of numbers, where they are needed. */
  void add(int[] operands, Scalar[] terms) {
    for (int i = 0; i < operands.length; i++) {
      if (wants(operands[i])) {
        add(operands[i], terms[i]);
      }
    }
  }

  void add(int slot, int index, Scalar term, Matrix like) {
    if (!elements.has(slot)) {
      Scalar[] none = new Scalar[like.numRows() * like.numCols()];
      Arrays.fill(none, Scalar.of(0.0));
      elements.put(slot, new Elements(like.numRows(), like.numCols(), none));
    }
    Scalar[] at = ((Elements) elements.get(slot)).adjoints();
    at[index] = at[index].add(term);
  }

  /**
   * The sum of what has been added to a slot as a whole so far, without removing it.
   *
   * @param slot the slot
   * @return a number or a matrix; null if nothing was added, or elements of a matrix alone
   */
  public @Nullable Object find(int slot) {
    return sums.find(slot);
  }

  /**
   * Whether elements have been added to the adjoint of a matrix.
   *
   * @param slot the slot
   * @return false also for a number
   */
  public boolean hasElements(int slot) {
    return elements.has(slot);
  }

  /**
   * What has been added to a slot so far, without removing it.
   *
   * @param slot the slot
   * @return the primal values, empty if nothing was added
   */
  public double[] soFar(int slot) {
    double[] sum = sums.has(slot) ? Values.nearest(sums.get(slot)) : new double[0];
    if (!elements.has(slot)) {
      return sum;
    }
    double[] gathered =
        Arrays.stream(((Elements) elements.get(slot)).adjoints())
            .mapToDouble(Factors::nearest)
            .toArray();
    for (int i = 0; i < sum.length; i++) {
      gathered[i] += sum[i];
    }
    return gathered;
  }

  /**
   * Ends a careful pass: the adjoint of a number is the nearest double.
   *
   * @param slot the slot
   */
  public void round(int slot) {
    if (sums.find(slot) instanceof Scalar adjoint) {
      sums.put(slot, Factors.rounded(adjoint));
    }
  }

  /**
   * Replaces the adjoint of a slot.
   *
   * @param slot the slot
   * @param by the other one, a number or a matrix, null for zero
   */
  public void replace(int slot, @Nullable Object by) {
    elements.take(slot);
    sums.take(slot);
    if (by != null && wanted[slot]) {
      sums.put(slot, by);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Changed while adjoints are added.
  private record Elements(int numRows, int numCols, Scalar[] adjoints) {}

  /**
   * Takes the adjoint of a number.
   *
   * @param slot the slot
   * @return the adjoint, null for zero
   */
  public @Nullable Scalar scalar(int slot) {
    return (Scalar) sums.take(slot);
  }

  /**
   * Takes the adjoint of a matrix.
   *
   * @param slot the slot
   * @return the adjoint, null for zero
   */
  public @Nullable Matrix matrix(int slot) {
    Elements gathered = (Elements) elements.take(slot);
    if (gathered != null) {
      add(slot, Matrix.of(gathered.numRows, gathered.numCols, gathered.adjoints));
    }
    return (Matrix) sums.take(slot);
  }

  /** Takes the adjoints of numbers in consecutive slots. */
  Scalar[] scalarsOrZero(int first, int count) {
    Scalar[] adjoints = new Scalar[count];
    for (int i = 0; i < count; i++) {
      Scalar adjoint = scalar(first + i);
      adjoints[i] = adjoint == null ? Scalar.of(0.0) : adjoint;
    }
    return adjoints;
  }

  /** Takes the adjoints of matrices in consecutive slots. */
  Matrix[] matricesOrZero(int first, Matrix[] values) {
    Matrix[] adjoints = new Matrix[values.length];
    for (int i = 0; i < values.length; i++) {
      Matrix adjoint = matrix(first + i);
      adjoints[i] = adjoint == null ? ConstantMatrix.zeroLike(values[i]) : adjoint;
    }
    return adjoints;
  }
}
