package org.duetad.core.program.instruction;

import java.util.Arrays;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * What a pass over a program carries for each of its slots: a {@link Scalar} or a {@link Matrix},
 * or nothing. For authors of passes.
 */
public final class Values {

  private final @Nullable Object[] slots;

  /**
   * All slots empty.
   *
   * @param slots how many slots
   */
  public Values(int slots) {
    this.slots = new @Nullable Object[slots];
  }

  /**
   * Fills a slot.
   *
   * @param slot the slot
   * @param value a number or a matrix
   */
  public void put(int slot, Object value) {
    slots[slot] = value;
  }

  /**
   * Fills consecutive slots.
   *
   * @param first the first slot
   * @param values a number or a matrix for each
   */
  public void put(int first, Object[] values) {
    System.arraycopy(values, 0, slots, first, values.length);
  }

  /**
   * Whether there is something in a slot.
   *
   * @param slot the slot
   * @return true if it is filled
   */
  public boolean has(int slot) {
    return slots[slot] != null;
  }

  /**
   * Whether there is something in one of the slots.
   *
   * @param operands the slots
   * @return true if one is filled
   */
  public boolean hasAny(int[] operands) {
    for (int slot : operands) {
      if (has(slot)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is in a slot, if anything.
   *
   * @param slot the slot
   * @return a number or a matrix, or null
   */
  public @Nullable Object find(int slot) {
    return slots[slot];
  }

  /**
   * Empties a slot.
   *
   * @param slot the slot
   * @return what was in it, or null
   */
  public @Nullable Object take(int slot) {
    Object value = slots[slot];
    slots[slot] = null;
    return value;
  }

  /**
   * What is in a slot.
   *
   * @param slot the slot
   * @return a number or a matrix
   * @throws IllegalStateException if the slot is empty
   */
  public Object get(int slot) {
    Object value = slots[slot];
    if (value == null) {
      throw new IllegalStateException("slot " + slot + " has no value");
    }
    return value;
  }

  /**
   * The number in a slot.
   *
   * @param slot the slot
   * @return the number
   */
  public Scalar scalar(int slot) {
    return (Scalar) get(slot);
  }

  /**
   * The matrix in a slot.
   *
   * @param slot the slot
   * @return the matrix
   */
  public Matrix matrix(int slot) {
    return (Matrix) get(slot);
  }

  /**
   * The numbers in slots.
   *
   * @param operands the slots
   * @return the numbers
   */
  public Scalar[] scalars(int[] operands) {
    Scalar[] scalars = new Scalar[operands.length];
    for (int i = 0; i < scalars.length; i++) {
      scalars[i] = scalar(operands[i]);
    }
    return scalars;
  }

  /**
   * The tangents in slots, zero where there is none.
   *
   * @param operands the slots
   * @return the numbers
   */
  public Scalar[] scalarsOrZero(int[] operands) {
    Scalar[] scalars = new Scalar[operands.length];
    Arrays.setAll(scalars, i -> has(operands[i]) ? scalar(operands[i]) : Scalar.of(0.0));
    return scalars;
  }

  /**
   * The numbers in consecutive slots.
   *
   * @param first the first slot
   * @param count how many
   * @return the numbers
   */
  public Scalar[] scalars(int first, int count) {
    Scalar[] scalars = new Scalar[count];
    Arrays.setAll(scalars, i -> scalar(first + i));
    return scalars;
  }

  /**
   * The matrices in slots.
   *
   * @param operands the slots
   * @return the matrices
   */
  public Matrix[] matrices(int[] operands) {
    Matrix[] matrices = new Matrix[operands.length];
    Arrays.setAll(matrices, i -> matrix(operands[i]));
    return matrices;
  }

  /**
   * The tangents in slots, zero where there is none.
   *
   * @param operands the slots
   * @param values what is in the slots, for the shapes
   * @return the matrices
   */
  public Matrix[] matricesOrZero(int[] operands, Values values) {
    Matrix[] matrices = new Matrix[operands.length];
    Arrays.setAll(
        matrices,
        i ->
            has(operands[i])
                ? matrix(operands[i])
                : ConstantMatrix.zeroLike(values.matrix(operands[i])));
    return matrices;
  }

  /**
   * The matrices in consecutive slots.
   *
   * @param first the first slot
   * @param count how many
   * @return the matrices
   */
  public Matrix[] matrices(int first, int count) {
    Matrix[] matrices = new Matrix[count];
    Arrays.setAll(matrices, i -> matrix(first + i));
    return matrices;
  }

  /**
   * The primal values of a number or a matrix, row after row.
   *
   * @param value a {@link Scalar} or a {@link Matrix}
   * @return its values, which must not be modified
   */
  public static double[] numbers(Object value) {
    return value instanceof Scalar s
        ? new double[] {s.primal()}
        : ((Matrix) value).primal().value().data;
  }

  /**
   * Likewise, but of a factor of a careful pass the nearest double that is as much zero, or finite.
   *
   * @param value a {@link Scalar} or a {@link Matrix}
   * @return its values, which must not be modified
   */
  public static double[] nearest(Object value) {
    return value instanceof Scalar s ? new double[] {Factors.nearest(s)} : numbers(value);
  }
}
