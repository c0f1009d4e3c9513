package org.duetad.checkpoint.choice;

import org.duetad.core.program.Program;

/**
 * The operations of a program and of its derivatives. They are those of the programs {@link
 * Program#tangent()}, {@link Program#adjoint()} and their derivatives, counted instruction by
 * instruction without recording them as a whole.
 *
 * @param inputs how many inputs there are
 * @param outputs how many outputs there are
 * @param values operations of one evaluation that depend on an input
 * @param tangents of tangents along directions
 * @param adjoints of adjoints from seeds
 * @param products of products with the Hessian along directions: adjoints of tangents
 * @param entries how many numbers a tape records
 * @param tapeBytes what they take, with their adjoints
 * @param aliveNumbers how many numbers are alive at once, at most
 */
record OperationCounts(
    int inputs,
    int outputs,
    long values,
    DerivativeWork tangents,
    DerivativeWork adjoints,
    DerivativeWork products,
    long entries,
    long tapeBytes,
    long aliveNumbers) {

  static OperationCounts of(Program program, boolean second) {
    return new OperationCounter(program, second).counted();
  }
}
