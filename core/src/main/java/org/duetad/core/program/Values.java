package org.duetad.core.program;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.jspecify.annotations.Nullable;

/** What a pass over a program carries for each of its slots: a scalar or a matrix, or nothing. */
final class Values {

  private final @Nullable Object[] slots;

  Values(int slots) {
    this.slots = new @Nullable Object[slots];
  }

  void put(int slot, Object value) {
    slots[slot] = value;
  }

  void put(int first, Object[] values) {
    System.arraycopy(values, 0, slots, first, values.length);
  }

  boolean has(int slot) {
    return slots[slot] != null;
  }

  boolean hasAny(int[] operands) {
    return Arrays.stream(operands).anyMatch(this::has);
  }

  @Nullable Object find(int slot) {
    return slots[slot];
  }

  @Nullable Object take(int slot) {
    Object value = slots[slot];
    slots[slot] = null;
    return value;
  }

  Object get(int slot) {
    Object value = slots[slot];
    if (value == null) {
      throw new IllegalStateException("slot " + slot + " has no value");
    }
    return value;
  }

  Scalar scalar(int slot) {
    return (Scalar) get(slot);
  }

  Matrix matrix(int slot) {
    return (Matrix) get(slot);
  }

  Scalar[] scalars(int[] operands) {
    Scalar[] scalars = new Scalar[operands.length];
    Arrays.setAll(scalars, i -> scalar(operands[i]));
    return scalars;
  }

  /** Tangents: what is not there is zero. */
  Scalar[] scalarsOrZero(int[] operands) {
    Scalar[] scalars = new Scalar[operands.length];
    Arrays.setAll(scalars, i -> has(operands[i]) ? scalar(operands[i]) : Scalar.of(0.0));
    return scalars;
  }

  Scalar[] scalars(int first, int count) {
    Scalar[] scalars = new Scalar[count];
    Arrays.setAll(scalars, i -> scalar(first + i));
    return scalars;
  }

  Matrix[] matrices(int[] operands) {
    Matrix[] matrices = new Matrix[operands.length];
    Arrays.setAll(matrices, i -> matrix(operands[i]));
    return matrices;
  }

  Matrix[] matrices(int first, int count) {
    Matrix[] matrices = new Matrix[count];
    Arrays.setAll(matrices, i -> matrix(first + i));
    return matrices;
  }

  /** The values of a scalar or a matrix on doubles. */
  static double[] numbers(Object value) {
    return value instanceof Scalar s
        ? new double[] {Tracer.primal(s)}
        : TracerMatrix.primal((Matrix) value).value().data;
  }
}
