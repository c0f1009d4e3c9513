package org.duetad.core.kernel.tangents;

/**
 * The tangents of a number as a sum of multiples of others': {@code ż = Σ c_k ẋ_k}, left to right.
 *
 * @param to the place of the number
 * @param factors the places of the factors
 * @param from the places of the numbers whose tangents are multiplied; of those alone that depend
 *     on a variable, or of all operands if the value is the same sum
 * @param summands if the value is computed with the tangents, of how many first terms it is the
 *     same sum, {@code z = Σ c_k x_k}; else 0
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record Combination(int to, int[] factors, int[] from, int summands) {

  /** Whether the value is computed with the tangents. */
  boolean isLate() {
    return summands > 0;
  }
}
