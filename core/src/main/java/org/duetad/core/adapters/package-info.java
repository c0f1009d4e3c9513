/**
 * Duet's derivatives in the shapes that other libraries' solvers expect: {@link
 * org.duetad.core.adapters.CommonsMath} and {@link org.duetad.core.adapters.Ejml}.
 *
 * <p>The package lies in core because core depends on both libraries anyway (a number is a {@code
 * RealFieldElement}, a matrix holds a {@code DMatrixRMaj}), so the adapters add no dependency and
 * need no artifact of their own. Nothing else depends on this package: it uses only the public
 * interface of {@link org.duetad.core.mode.Differentiator} and works with any mode. An adapter for
 * a library that core does not depend on belongs in a module of its own.
 *
 * <p>Adapters are stateless. Any number of threads may share one if the function is thread-safe.
 * Values and derivatives that are NaN or infinite are passed on unchanged, to be handled as the
 * solver documents; exceptions thrown by the function propagate through the solver unchanged.
 */
@NullMarked
package org.duetad.core.adapters;

import org.jspecify.annotations.NullMarked;
