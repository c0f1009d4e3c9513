/**
 * Special functions on plain doubles: values only, pure and without state.
 *
 * <p>Each class is one function (or a family that shares its method). Where a kept library (Commons
 * Numbers, Commons Math) reaches the accuracy this project requires, the class is a thin delegate;
 * otherwise it is written here with its source cited. Derivative rules live elsewhere.
 *
 * <p>Errors stated as measured are the largest relative errors among 100 000 random arguments,
 * against Arb and mpmath at 80 bits or more: of all magnitudes, of ordinary size, in the tails, and
 * next to zeros, poles and branches of the code. A result that is subnormal is right to a few times
 * the least double instead.
 */
@NullMarked
package org.duetad.core.special;

import org.jspecify.annotations.NullMarked;
