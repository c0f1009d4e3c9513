package org.duetad.examples.optimizers;

/**
 * When to stop.
 *
 * @param gradientNorm when the gradient's Euclidean norm is no more than this
 * @param evaluations when so many gradients were taken
 */
public record Stop(double gradientNorm, int evaluations) {}
