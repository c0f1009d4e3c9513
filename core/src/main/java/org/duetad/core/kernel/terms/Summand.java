package org.duetad.core.kernel.terms;

/**
 * A multiple of a number, or of a product of two.
 *
 * @param weight the factor
 * @param left the slot of the number
 * @param right the slot of the other factor, or {@link #NONE}
 */
record Summand(double weight, int left, int right) {

  static final int NONE = -1;
}
