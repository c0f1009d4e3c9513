/**
 * Sums and maps over rows of data. The body is recorded once for each branch and evaluated by
 * kernels whose lanes are rows. Rows are cut into blocks by their number alone, and the sums of
 * blocks are added in a fixed tree, so that results have the same bits for any number of threads or
 * machines. All is one rule: its pushforward and its pullback are such sums again, so that every
 * mode and order follows.
 */
@NullMarked
package org.duetad.core.data;

import org.jspecify.annotations.NullMarked;
