package org.duetad.core.program.instruction;

import org.duetad.core.rules.Primitive;

/** A rule applied to slots. */
public sealed interface Application extends Instruction
    permits Applied.Unary,
        Applied.Binary,
        Applied.Reduced,
        Applied.General,
        AppliedMatrices.OfRule {

  /**
   * The rule.
   *
   * @return a rule of numbers or of matrices
   */
  Primitive rule();

  @Override
  default String name() {
    return rule().name();
  }

  @Override
  default Object operation() {
    return rule();
  }
}
