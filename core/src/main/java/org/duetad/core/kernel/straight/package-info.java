/**
 * Listings of operations on numbers and matrices in memory: what is in no loop, or does little at
 * once.
 *
 * <p>A {@code Straight} goes through its steps one by one; rules of numbers are one step with a
 * code for each ({@code ScalarCode}). Operations on matrices are steps, too ({@code MatrixStep}).
 */
@NullMarked
package org.duetad.core.kernel.straight;

import org.jspecify.annotations.NullMarked;
