/**
 * Chooses the mode for a derivative, by the operations that each would do and by measurement:
 * {@link org.duetad.checkpoint.choice.Modes}.
 *
 * <p>The function is recorded once. {@code OperationCounter} counts the operations of its tangent
 * and adjoint programs without recording these: instructions of one kind with the same active
 * operands have the same derivatives, so the derivatives of a program of one such instruction are
 * counted, once. Operations that depend on a direction or seed count for each, slopes for each
 * evaluation or recording. {@code DerivativeWays} combines counts to evaluations, sweeps, colours
 * and bytes, {@code NominalCosts} weighs them, and {@code Decision} tries what may be fastest, and
 * measures the two best in turn ({@code Alternation}). A gradient that fits into no recording is
 * swept in pieces ({@code BoundedMode}).
 */
@org.duetad.core.spi.LibraryCode
@NullMarked
package org.duetad.checkpoint.choice;

import org.jspecify.annotations.NullMarked;
