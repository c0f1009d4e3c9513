package org.duetad.examples.optimizers;

/**
 * When to stop.
 *
 * @param gradientNorm stop when the gradient's Euclidean norm is at most this
 * @param evaluations stop after this many gradients
 */
public record Stop(double gradientNorm, int evaluations) {}
