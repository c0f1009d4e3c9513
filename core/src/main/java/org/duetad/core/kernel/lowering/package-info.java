/**
 * The parts of a kernel described as loops over numbers, for a compiler or a reader.
 *
 * <p>{@code Lowering} describes each part ({@code BodyLowering}), in the order of additions that
 * the interpreter has.
 *
 * <p><b>At once.</b> Where a kernel is a loop whose terms, of a few neighbouring inputs each, are
 * added up, and the adjoints of the sums do not depend on these, a compiled kernel has a function
 * for values and one pullback ({@code GradientLowering}): turns go forward, what they compute stays
 * in variables, and terms of an adjoint wait there to be added in that order. It only detects large
 * numbers and underflow; where there are any, the parts repeat the computation. The product of such
 * a function's Hessian and a direction, whose numbers are further inputs, is computed so, too.
 *
 * <p><b>Entries.</b> The entries of the Jacobian of a map have a loop, too ({@code
 * EntriesLowering}): a turn pulls its outputs back one after the other in variables, and writes
 * each entry to its place. What it finds too large is left to the interpreter.
 */
@NullMarked
package org.duetad.core.kernel.lowering;

import org.jspecify.annotations.NullMarked;
