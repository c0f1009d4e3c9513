package org.duetad.core.kernel.tangents;

import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reductions;
import org.jspecify.annotations.Nullable;

/** Writes the listings of a {@link BatchCode}. */
final class BatchWriter {

  private static final int WIDTH = BatchMath.WIDTH;

  private final FlatCode code;
  private final KernelLayout layout;

  /** For each place whether the number differs from direction to direction. */
  private final boolean[] varies;

  BatchWriter(FlatCode code, KernelLayout layout, boolean[] varies) {
    this.code = code;
    this.layout = layout;
    this.varies = varies;
  }

  /** Whether there are rules only. */
  static boolean isFor(FlatCode code) {
    return IntStream.range(0, code.size())
        .mapToObj(code::instruction)
        .allMatch(each -> Combinations.isFor(each) || each instanceof Applied.General);
  }

  /** Whether what differs is a sum of multiples of what differs, in every instruction. */
  static boolean isLinear(FlatCode code, boolean[] varies) {
    return IntStream.range(0, code.size()).allMatch(k -> isLinear(code, varies, k));
  }

  private static boolean isLinear(FlatCode code, boolean[] varies, int k) {
    boolean[] some = new boolean[code.arity(k)];
    int varying = 0;
    for (int i = 0; i < some.length; i++) {
      some[i] = varies[code.operand(k, i)];
      varying += some[i] ? 1 : 0;
    }
    Object rule = code.instruction(k).operation();
    if (rule.equals(Arithmetic.MULTIPLY) || rule.equals(Reductions.DOT)) {
      int half = some.length / 2;
      return varying == 0 || IntStream.range(0, half).allMatch(i -> some[i] != some[half + i]);
    }
    boolean isSum =
        rule.equals(Arithmetic.ADD)
            || rule.equals(Arithmetic.SUBTRACT)
            || rule.equals(Arithmetic.NEGATE)
            || rule.equals(Reductions.SUM);
    return varying == 0 || (isSum && varying == some.length);
  }

  private int place(int k, int i) {
    return layout.place(code.operand(k, i));
  }

  /** What differs, in the order of the program. */
  int[] forward(int one) {
    IntList listing = new IntList();
    for (int k = 0; k < code.size(); k++) {
      if (code.instruction(k).results() > 0 && varies[layout.place(code.result(k))]) {
        putTangents(k, one, listing);
      }
    }
    return listing.toArray();
  }

  private void putTangents(int k, int one, IntList to) {
    Object rule = code.instruction(k).operation();
    boolean isDot = rule.equals(Reductions.DOT);
    boolean isProduct = rule.equals(Arithmetic.MULTIPLY);
    int kind =
        isDot || rule.equals(Reductions.SUM)
            ? BatchMath.SUM
            : isProduct ? BatchMath.PRODUCT : BatchMath.MULTIPLES;
    int terms = isDot || isProduct ? code.arity(k) / 2 : code.arity(k);
    to.add(WIDTH * layout.place(code.result(k)), kind, terms);
    for (int i = 0; i < terms; i++) {
      int x = place(k, i);
      if (isDot || isProduct) {
        int y = place(k, terms + i);
        to.add(varies[x] ? y : x, WIDTH * (varies[x] ? x : y));
      } else {
        boolean isMinus =
            rule.equals(Arithmetic.NEGATE) || (i == 1 && rule.equals(Arithmetic.SUBTRACT));
        to.add(isMinus ? one + 1 : one, WIDTH * x);
      }
    }
  }

  /** The adjoints of all that depends on a variable, the last one first. */
  BatchAdjoints backward(List<Combination> all) {
    BatchAdjoints.Builder listing = new BatchAdjoints.Builder();
    int next = all.size();
    for (int k = code.size() - 1; k >= 0; k--) {
      Instruction instruction = code.instruction(k);
      if (instruction.results() > 0 && layout.isActive(layout.place(code.result(k)))) {
        if (instruction instanceof Applied.General general) {
          listing.add(rule(general.rule(), k));
        } else {
          boolean isDot = instruction.operation().equals(Reductions.DOT);
          putAdjoints(all.get(--next), isDot ? alternating(k) : null, listing.last());
        }
      }
    }
    return listing.build();
  }

  private BatchRule rule(GeneralRule rule, int k) {
    int[] x = layout.operands(k);
    int[] results =
        IntStream.range(code.result(k), code.result(k + 1)).map(layout::place).toArray();
    return new BatchRule(rule, x, layout.areActive(x), results);
  }

  private void putAdjoints(Combination of, int @Nullable [] order, IntList to) {
    int terms = of.from().length;
    to.add(WIDTH * of.to(), terms);
    for (int i = 0; i < terms; i++) {
      int term = order == null ? i : order[i];
      int factor = of.factors()[term];
      boolean isTangent = factor < varies.length && varies[factor];
      to.add(isTangent ? -1 - WIDTH * factor : factor, WIDTH * of.from()[term]);
    }
  }

  /** The active factors of an inner product, each left one before its right one. */
  private int[] alternating(int k) {
    int half = code.arity(k) / 2;
    int[] rank = new int[2 * half];
    int count = 0;
    for (int i = 0; i < rank.length; i++) {
      rank[i] = layout.isActive(place(k, i)) ? count++ : -1;
    }
    int[] order = new int[count];
    int next = 0;
    for (int i = 0; i < half; i++) {
      for (int side : new int[] {i, half + i}) {
        if (rank[side] >= 0) {
          order[next++] = rank[side];
        }
      }
    }
    return order;
  }

  /** The products that are the same for all directions: the places of both factors and of each. */
  int[] products() {
    IntList listing = new IntList();
    for (int k = 0; k < code.size(); k++) {
      Instruction instruction = code.instruction(k);
      int z = instruction.results() > 0 ? layout.place(code.result(k)) : 0;
      if (instruction.operation().equals(Arithmetic.MULTIPLY) && !varies[z]) {
        listing.add(z, place(k, 0), place(k, 1));
      } else if (instruction instanceof Applied.Unary unary
          && unary.rule().equals(Arithmetic.SQUARE)) {
        listing.add(z, place(k, 0), place(k, 0));
      }
    }
    return listing.toArray();
  }
}
