/**
 * What executes a kernel: the interpreter of its parts, or compiled parts where they are faster.
 *
 * <p>When a kernel is hot, its {@code KernelTier} has its parts compiled in the background: soon
 * those that are likely to gain ({@code Prospects}), much later the others. A {@code Trial} decides
 * there which stay, in slices that together take at most a tenth of the kernel's time ({@code
 * TierTrials}, {@code Rehearsal}), on the caller's evaluations only where users' rules are called.
 * Sums over lanes, which the JIT does not vectorise, are tried in vectors before that ({@code
 * VectorPart}).
 *
 * <p>The entries of a Jacobian, which are no sweep, have a tier of their own ({@code EntriesTier}).
 */
@NullMarked
package org.duetad.core.kernel.trial;

import org.jspecify.annotations.NullMarked;
