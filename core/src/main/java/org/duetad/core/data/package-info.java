/**
 * Sums and maps over rows of data.
 *
 * <p>{@code SumOverRows} is one rule, {@code (w, u_1..u_N) ↦ (Σ s_i, z_1..z_N)} with {@code (s_i,
 * z_i) = body(w, u_i, r_i)}: parameters w, variables u_i and data r_i of a row ({@code RowsRule}).
 * Its pushforward and pullback are the same rule with the tangents or adjoints of the body ({@code
 * RowsBody}), so that every mode, order and nesting follows. The body is recorded once for each
 * branch ({@code RecordedBody}); {@code RowsKernel} makes a kernel of it whose lanes are rows, with
 * what depends on w alone before the loop. On doubles each pass ({@code RowPass}) is an evaluation
 * or a sweep of such kernels.
 *
 * <p>Rows are cut into blocks of 256 by their number alone. In a block ({@code BlockSums}), rows of
 * one branch are done together; sums have four partial sums by rows modulo 4. Blocks are added in a
 * binary tree ({@code PartialSum}). So bits depend neither on threads nor on machines. Rows become
 * columns in the frame's own memory, after a number of each of their cache lines was read ({@code
 * ArrayBlock}, {@code FlatBlock}): many cache lines are fetched at once. Jacobians of rows are
 * written once, to their places ({@code JacobianTarget}).
 *
 * <p>{@code SumOverBlocks} is a rule of its own, whose body takes a block as a matrix: a program of
 * the parameters and the rows, recorded once for each number of rows ({@code BlockRecordings}).
 */
@NullMarked
package org.duetad.core.data;

import org.jspecify.annotations.NullMarked;
