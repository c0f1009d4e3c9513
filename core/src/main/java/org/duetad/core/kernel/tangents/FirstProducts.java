package org.duetad.core.kernel.tangents;

import org.duetad.core.kernel.code.FlatCode;

/**
 * The products that strips begin with, {@code 0 + a b}, at places after those of all other numbers.
 * Those of constants are computed once.
 */
public final class FirstProducts {

  private final FlatCode code;
  private final int one;

  /** For each product of constants its own place and those of its factors. */
  private final IntList constant = new IntList();

  /** The same for the others. */
  private final IntList others = new IntList();

  private int size;

  /**
   * None yet.
   *
   * @param code the instructions
   * @param one the place of the number 1, before that of -1
   * @param size how many other numbers there are
   */
  FirstProducts(FlatCode code, int one, int size) {
    this.code = code;
    this.one = one;
    this.size = size;
  }

  /** Adds those that numbers side by side begin with; returns the place of the first. */
  int add(StripGroup group) {
    int first = size;
    for (int member = 0; member < group.members().size(); member++) {
      int a = group.factor(member, 0);
      int b = group.from(member, 0);
      (isConstant(a) && isConstant(b) ? constant : others).add(size++, a, b);
    }
    return first;
  }

  private boolean isConstant(int place) {
    return (place >= code.inputs() && place < code.head()) || place == one || place == one + 1;
  }

  /** How many numbers there are with the products. */
  public int size() {
    return size;
  }

  /** Computes those of constants. */
  public void putConstants(double[] v) {
    put(constant, v);
  }

  /** Computes the others. */
  public void put(double[] v) {
    put(others, v);
  }

  private static void put(IntList products, double[] v) {
    for (int k = 0; k < products.size(); k += 3) {
      v[products.at(k)] = 0.0 + v[products.at(k + 1)] * v[products.at(k + 2)];
    }
  }
}
