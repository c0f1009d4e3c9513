package org.duetad.core.kernel.code;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.duetad.core.program.instruction.Instruction;

/**
 * The tangents of instructions, recorded once for all uses of a rule: recording them takes long.
 */
public final class LocalTangents {

  /** What the tangents of an instruction depend on. */
  private record Kind(Object operation, int arity, BitSet active, boolean isSquare) {}

  private final Map<Kind, LocalTangent> recorded = new HashMap<>();

  /**
   * The tangents of an instruction.
   *
   * @param instruction applies a rule
   * @param active which of its operands have tangents
   * @param isSquare whether it is an inner product of numbers with themselves
   */
  public LocalTangent of(Instruction instruction, boolean[] active, boolean isSquare) {
    BitSet operands = new BitSet();
    IntStream.range(0, active.length).filter(i -> active[i]).forEach(operands::set);
    return recorded.computeIfAbsent(
        new Kind(instruction.operation(), active.length, operands, isSquare),
        kind -> LocalTangent.of(instruction, active, isSquare));
  }
}
