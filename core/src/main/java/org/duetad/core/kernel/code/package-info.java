/**
 * The instructions of a kernel without their loops, and those of their tangents.
 *
 * <p>{@code FlatCode} numbers the slots of a program anew, without its constants. {@code
 * TangentBuilder} follows each instruction of a body by those of its tangents, recorded from the
 * rule's slopes ({@code LocalTangent}): the map {@code (x, v) ↦ (f(x), J(x) v)} has the loops of f,
 * and its pullback is a product with the Hessian. A long inner product has a tangent of two, or of
 * one that is doubled if its operands are the same numbers.
 *
 * <p>{@code NearKinks} finds, by evaluating rules there, where a rule jumps at zero. {@code
 * RuleFailure} tells what a rule throws from faults of the library.
 */
@NullMarked
package org.duetad.core.kernel.code;

import org.jspecify.annotations.NullMarked;
