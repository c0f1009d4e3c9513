package org.duetad.examples.optimizers;

/**
 * A line of an optimizer's history.
 *
 * @param iteration from 0, the start
 * @param value the function's value
 * @param gradientNorm the Euclidean norm of its gradient
 * @param evaluations the evaluations so far, in gradients: a Hessian-vector product counts as two
 */
public record HistoryEntry(int iteration, double value, double gradientNorm, int evaluations) {}
