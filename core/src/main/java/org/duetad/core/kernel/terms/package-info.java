/**
 * Sums taken apart into terms of few variables, whose second derivatives are those of the sum.
 *
 * <p>{@code Summands} follows an output back through sums and multiples to numbers and products
 * that are nonlinear; {@code TermFinder} adds what each is computed from, and {@code TermGroups}
 * collects terms that do the same. The gradients of these, on operands of their own, are a map over
 * the terms ({@code TermGradients}): its Jacobian has the blocks of the Hessian.
 */
@NullMarked
package org.duetad.core.kernel.terms;

import org.jspecify.annotations.NullMarked;
