package org.duetad.core.kernel;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.program.instruction.Application;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.ValueRead;

/**
 * A hash of each instruction by which turns of a loop are recognised: its operation and, for each
 * operand, the operation that computed it. Distances do not enter, as those of the first turns
 * differ; the operation alone would not tell the end of a loop from what follows.
 */
final class Tokens {

  private final FlatCode code;
  private final IdentityHashMap<Object, Integer> rules = new IdentityHashMap<>();
  private final Map<Object, Integer> others = new HashMap<>();
  private final int[] operations;

  private Tokens(FlatCode code) {
    this.code = code;
    operations = new int[code.size()];
  }

  static long[] of(FlatCode code) {
    Tokens tokens = new Tokens(code);
    long[] hashes = new long[code.size()];
    for (int k = 0; k < hashes.length; k++) {
      tokens.operations[k] = tokens.operation(code.instruction(k), k);
      hashes[k] = tokens.hash(k);
    }
    return hashes;
  }

  /** A number for each operation, and one for inputs and constants: 0. */
  private int operation(Instruction instruction, int k) {
    int next = 1 + rules.size() + others.size();
    Object key = key(instruction, k);
    return instruction instanceof Application
        ? rules.computeIfAbsent(key, each -> next)
        : others.computeIfAbsent(key, each -> next);
  }

  /** What a read value was belongs to one instruction only. */
  static Object key(Instruction instruction, int k) {
    if (instruction instanceof Guard guard) {
      return List.of(guard.relation(), guard.answer(), guard.line());
    }
    return instruction instanceof ValueRead ? List.of("value", k) : instruction.operation();
  }

  private long hash(int k) {
    int arity = code.arity(k);
    long hash = mixed(mixed(operations[k], arity), code.instruction(k).results());
    for (int i = 0; i < arity; i++) {
      int slot = code.operand(k, i);
      int producer = code.producer(slot);
      hash =
          producer < 0
              ? mixed(hash, 0)
              : mixed(hash, (long) operations[producer] << 32 | slot - code.result(producer));
    }
    return hash;
  }

  /** A hash of a hash and one more value: the finaliser of SplitMix64. */
  static long mixed(long hash, long value) {
    long z = (hash + 0x9E3779B97F4A7C15L) * 31 + value;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
