package org.duetad.core.diagnosis;

import java.util.Arrays;
import org.duetad.core.Constant;
import org.duetad.core.program.instruction.Values;

/**
 * Where the numbers of each slot of a program, those of a matrix row after row, are in an array.
 */
final class SlotNumbers {

  private final int[] begin;

  /** The values of all slots. */
  final double[] values;

  SlotNumbers(Values run, int slots) {
    begin = new int[slots + 1];
    double[] found = new double[slots];
    for (int slot = 0; slot < slots; slot++) {
      Object value = run.get(slot);
      double[] numbers =
          value instanceof Constant constant
              ? new double[] {constant.value()}
              : LocalDerivatives.doubles(ProgramTrace.scalars(value));
      int end = begin[slot] + numbers.length;
      begin[slot + 1] = end;
      if (end > found.length) {
        found = Arrays.copyOf(found, 2 * end);
      }
      System.arraycopy(numbers, 0, found, begin[slot], numbers.length);
    }
    values = Arrays.copyOf(found, begin[slots]);
  }

  /** The index of the first number of a slot. */
  int first(int slot) {
    return begin[slot];
  }

  int length(int slot) {
    return begin[slot + 1] - begin[slot];
  }

  /** The numbers of several slots, one after the other. */
  double[] gathered(double[] of, int... slots) {
    int length = 0;
    for (int slot : slots) {
      length += length(slot);
    }
    double[] gathered = new double[length];
    int to = 0;
    for (int slot : slots) {
      System.arraycopy(of, begin[slot], gathered, to, length(slot));
      to += length(slot);
    }
    return gathered;
  }

  /** The indices of all numbers of several slots. */
  int[] numbers(int... slots) {
    int length = 0;
    for (int slot : slots) {
      length += length(slot);
    }
    int[] numbers = new int[length];
    int next = 0;
    for (int slot : slots) {
      for (int i = begin[slot]; i < begin[slot + 1]; i++) {
        numbers[next++] = i;
      }
    }
    return numbers;
  }

  /** Stores numbers for some slots, one after the other. */
  void put(double[] to, int[] slots, double... numbers) {
    int from = 0;
    for (int slot : slots) {
      System.arraycopy(numbers, from, to, begin[slot], length(slot));
      from += length(slot);
    }
  }

  /** Adds numbers to those of some slots. */
  void add(double[] to, int[] slots, double... numbers) {
    int from = 0;
    for (int slot : slots) {
      for (int i = begin[slot]; i < begin[slot + 1]; i++) {
        to[i] += numbers[from++];
      }
    }
  }

  /** Adds errors that are independent of each other. */
  void addSpread(double[] to, int[] slots, double... numbers) {
    int from = 0;
    for (int slot : slots) {
      for (int i = begin[slot]; i < begin[slot + 1]; i++) {
        to[i] = OperationRounding.together(to[i], numbers[from++]);
      }
    }
  }
}
