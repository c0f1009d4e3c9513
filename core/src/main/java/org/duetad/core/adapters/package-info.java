/**
 * Duet's derivatives in the shapes that other libraries' solvers ask for: {@link
 * org.duetad.core.adapters.CommonsMath} and {@link org.duetad.core.adapters.Ejml}.
 *
 * <p>The package lies in core because core has both libraries for other reasons (a number is a
 * {@code RealFieldElement}, a matrix holds a {@code DMatrixRMaj}), so that adapters bring no
 * dependency and need no artifact of their own. It is an edge: it uses the public interface of
 * {@link org.duetad.core.mode.Differentiator} alone, any mode will do, and nothing else in the
 * libraries knows it. An adapter of a library that core does not have belongs in a module of its
 * own.
 *
 * <p>Adapters keep no state. Any number of threads may use one at once, if the function may be
 * called by several. Values and derivatives that are NaN or infinite are passed on as they are, for
 * the solver to do what it promises; exceptions of the function come out of the solver unchanged.
 */
@NullMarked
package org.duetad.core.adapters;

import org.jspecify.annotations.NullMarked;
