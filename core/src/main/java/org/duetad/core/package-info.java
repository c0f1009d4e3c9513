/**
 * What a differentiable function is written in: numbers, and functions of them. This package is
 * independent of any mode of differentiation; the calls that all modes share are in {@code
 * org.duetad.core.mode}.
 *
 * <p><b>Careful passes.</b> An exactly zero factor of the chain rule gives zero, whatever the other
 * factor ({@code Chain}), so that modes agree. A zero slope of an operand that overflowed is not
 * exact, nor is a zero by cancellation. Fast passes only detect that this may matter: a slope or
 * derivative is not finite, an operand is beyond 1e100, something underflowed and a slope is beyond
 * 1e30, behind which that may be visible ({@code Losses} bounds it, on the tape by {@code
 * LossSweeps}), or slopes depend on what underflow took from values ({@code ValueLosses}). {@code
 * CarefulPass} then recomputes the derivative over the recorded program, with factors {@code m 2ᵉ}
 * of any exponent ({@code Wide}), which record whether a zero is exact. Where a second derivative
 * is NaN, {@code Limits} evaluates the program beside the point, on series in roots of the distance
 * ({@code Germ}), and takes the limit if there is one. {@code ChainFactor} carries the sum of the
 * paths through zeros that overflow made; where that is not finite, the derivative is NaN ({@code
 * PathSizes}: paths that cancel are no exact zero). Beside slopes of slopes there are {@code
 * Term}s, which do not depend on the order of differentiation; tangents that are differentiated
 * again are formed of adjoints, so that nested modes have the same products. A {@code
 * CarefulRecording} makes derivatives of derivatives as careful. Series of numbers are treated in
 * the same way up to order 3.
 */
@NullMarked
package org.duetad.core;

import org.jspecify.annotations.NullMarked;
