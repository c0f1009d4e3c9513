package org.duetad.core.kernel.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Reductions;

/**
 * The operands at whose zero a value, or a slope that is not steep, jumps, as those of {@code abs}:
 * there it matters whether they underflowed. Only what is multiplied or computed by rules can have
 * underflowed: sums and differences of doubles are exact where they are tiny.
 */
public final class NearKinks {

  /** Results of these underflow only if an operand did. */
  private static final Set<Object> EXACT =
      Set.of(
          Arithmetic.ADD,
          Arithmetic.SUBTRACT,
          Arithmetic.NEGATE,
          Arithmetic.ABS,
          Arithmetic.MAX,
          Arithmetic.MIN,
          Reductions.SUM,
          Reductions.SELECT);

  /** Polynomials: neither values nor slopes jump. For long ones a search would take long. */
  public static final Set<Object> SMOOTH =
      Set.of(
          Arithmetic.ADD,
          Arithmetic.SUBTRACT,
          Arithmetic.NEGATE,
          Arithmetic.MULTIPLY,
          Arithmetic.SQUARE,
          Reductions.SUM,
          Reductions.MEAN,
          Reductions.DOT,
          Reductions.LINEAR_COMBINATION);

  private static final int[][] NONE = {};

  private final FlatCode code;

  /** The slots of what may have underflowed. */
  private final boolean[] inexact;

  /** By kind, and whether steep slopes count, where the number of operands does not matter. */
  private final AtomicReferenceArray<int[][]> ofKinds;

  /** By operation, number of operands, and whether steep slopes count, where it does. */
  private final Map<List<Object>, int[][]> known = new ConcurrentHashMap<>();

  public NearKinks(FlatCode code) {
    this.code = code;
    ofKinds = new AtomicReferenceArray<>(2 * code.kinds());
    inexact = new boolean[code.slots()];
    boolean[] exact = new boolean[code.kinds()];
    for (int kind = 0; kind < exact.length; kind++) {
      exact[kind] = isExact(code.ofKind(kind));
    }
    for (int k = 0; k < code.size(); k++) {
      if (!exact[code.kind(k)] || code.readsMarked(k, inexact)) {
        code.markResults(k, inexact);
      }
    }
  }

  /** Whether results underflow only if an operand did. */
  private static boolean isExact(Instruction kind) {
    return kind instanceof Source || EXACT.contains(kind.operation());
  }

  /**
   * Groups of operands of an instruction: it is at a kink if all of a group are zero.
   *
   * @param k which instruction, in the first turn
   * @param moves how far it is from it in each turn
   * @return groups in which, in some turn, one may have underflowed
   */
  public int[][] groups(int k, int... moves) {
    return underflowing(k, false, moves);
  }

  /**
   * The same of an instruction outside of loops, where slopes behind adjoints of zero are not
   * looked at: so steep slopes count as kinks.
   */
  public int[][] groupsOutside(int k) {
    return underflowing(k, true, 0);
  }

  private int[][] underflowing(int k, boolean withSteep, int... moves) {
    int[][] all = all(k, withSteep);
    if (all.length == 0) {
      return NONE;
    }
    List<int[]> some = new ArrayList<>();
    for (int[] group : all) {
      if (mayUnderflow(group, k, moves)) {
        some.add(group);
      }
    }
    return some.toArray(NONE);
  }

  /** Whether operands may have underflowed or not. */
  private int[][] all(int k, boolean withSteep) {
    int kind = 2 * code.kind(k) + (withSteep ? 1 : 0);
    int[][] ofKind = ofKinds.get(kind);
    if (ofKind != null) {
      return ofKind;
    }
    Instruction instruction = code.instruction(k);
    Object operation = instruction.operation();
    if (operation instanceof TangentRule
        || (instruction instanceof Applied.Reduced && !SMOOTH.contains(operation))) {
      List<Object> key = List.of(operation, code.arity(k), withSteep);
      return known.computeIfAbsent(key, absent -> found(k, withSteep));
    }
    int[][] found = found(k, withSteep);
    ofKinds.set(kind, found);
    return found;
  }

  private boolean mayUnderflow(int[] group, int k, int... moves) {
    for (int move : moves) {
      for (int i : group) {
        if (inexact[code.operand(k + move, i)]) {
          return true;
        }
      }
    }
    return false;
  }

  private int[][] found(int k, boolean withSteep) {
    Instruction instruction = code.instruction(k);
    int count = code.arity(k);
    if (SMOOTH.contains(instruction.operation())) {
      return NONE;
    } else if (instruction instanceof Applied.Unary unary) {
      return new KinkSearch(KinkSearch.of(unary.rule()), 1, withSteep).groups();
    } else if (instruction instanceof Applied.Binary binary) {
      return new KinkSearch(KinkSearch.of(binary.rule()), 2, withSteep).groups();
    } else if (instruction.operation().equals(Reductions.SELECT)) {
      return new int[][] {{0}};
    } else if (instruction instanceof Applied.Reduced reduced) {
      return new KinkSearch(KinkSearch.of(reduced.rule()), count, withSteep).groups();
    }
    return instruction.operation() instanceof TangentRule
        ? IntStream.range(0, count).mapToObj(i -> new int[] {i}).toArray(int[][]::new)
        : NONE;
  }
}
