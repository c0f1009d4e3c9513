package org.duetad.core.kernel.terms;

import java.util.List;

/**
 * Some summands, and what they are computed from.
 *
 * @param instructions all instructions that they need, in their order
 * @param summands the summands
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record SumTerm(int[] instructions, List<Summand> summands) {}
