package org.duetad.core.check;

import java.util.Locale;

/**
 * The first operation of a program along which the inner product of adjoints and tangents is not
 * constant.
 *
 * @param rule the name of the operation's rule
 * @param slot the first slot that it fills
 * @param operation the operation with its operands and their values
 * @param derivative which of the rule's derivatives is wrong
 * @param found the inner product by the rule
 * @param expected the inner product by differences of the rule's values
 * @param allowed how much they may differ
 */
public record WrongOperation(
    String rule,
    int slot,
    String operation,
    String derivative,
    double found,
    double expected,
    double allowed) {

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "at %s: its %s gives %.17g, but must give %.17g (allowed: %.1e)",
        operation,
        derivative,
        found,
        expected,
        allowed);
  }
}
