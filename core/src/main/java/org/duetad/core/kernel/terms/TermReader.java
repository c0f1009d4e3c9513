package org.duetad.core.kernel.terms;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Reductions;

/**
 * Reads a term: its operands, which are variables and others, each numbered in the order of first
 * use, and what it does with them.
 */
final class TermReader {

  /** Marks of names: variables, other operands, results, and what is missing. */
  private static final int VARIABLE = 0;

  private static final int OTHER = 1;
  private static final int RESULT = 2;
  private static final int KINDS = 3;
  private static final int MISSING = -1;

  private static final Instruction PRODUCT = new Applied.Binary(Arithmetic.MULTIPLY, 0, 1, 2);
  private static final Instruction SQUARE = new Applied.Unary(Arithmetic.SQUARE, 0, 1);
  private static final Instruction SUM = new Applied.Reduced(Reductions.SUM, new int[0], 0);

  private final FlatCode code;
  private final int variables;
  private final SumTerm term;
  private final ToIntFunction<Double> weightIndex;

  private final Map<Integer, Integer> ownVariables = new LinkedHashMap<>();
  private final Map<Integer, Integer> others = new LinkedHashMap<>();
  private final Map<Integer, Integer> results = new LinkedHashMap<>();

  /** All names that are read, with kinds and arities: equal for terms that do the same. */
  private final int[] key;

  /**
   * Reads a term.
   *
   * @param variables how many of the inputs are variables
   * @param weightIndex a number for each weight, from 0
   */
  TermReader(FlatCode code, int variables, SumTerm term, ToIntFunction<Double> weightIndex) {
    this.code = code;
    this.variables = variables;
    this.term = term;
    this.weightIndex = weightIndex;
    IntStream.Builder names = IntStream.builder();
    for (int k : term.instructions()) {
      names.add(code.kind(k)).add(code.arity(k));
      for (int i = 0; i < code.arity(k); i++) {
        names.add(name(code.operand(k, i)));
      }
      for (int slot = code.result(k); slot < code.result(k + 1); slot++) {
        results.put(slot, results.size());
      }
    }
    for (Summand summand : term.summands()) {
      names.add(name(summand.left())).add(right(summand)).add(weight(summand));
    }
    key = names.build().toArray();
  }

  private int right(Summand summand) {
    return summand.right() < 0 ? MISSING : name(summand.right());
  }

  private int weight(Summand summand) {
    return summand.weight() == 1
        ? MISSING
        : name(code.slots() + weightIndex.applyAsInt(summand.weight()));
  }

  private int name(int slot) {
    Integer result = results.get(slot);
    if (result != null) {
      return result * KINDS + RESULT;
    }
    Map<Integer, Integer> some = slot < variables ? ownVariables : others;
    some.putIfAbsent(slot, some.size());
    return some.get(slot) * KINDS + (slot < variables ? VARIABLE : OTHER);
  }

  IntBuffer key() {
    return IntBuffer.wrap(key);
  }

  int variables() {
    return ownVariables.size();
  }

  /** The slots of the operands, variables first. */
  int[] operands() {
    return IntStream.concat(slots(ownVariables), slots(others)).toArray();
  }

  /** Weights follow the constants. */
  private IntStream slots(Map<Integer, Integer> some) {
    int weights = code.slots() - code.head();
    return some.keySet().stream().mapToInt(slot -> slot < code.slots() ? slot : slot - weights);
  }

  /** What it does. */
  TermCode code() {
    List<TermCode.Step> steps = new ArrayList<>();
    for (int k : term.instructions()) {
      int[] read = new int[code.arity(k)];
      Arrays.setAll(read, i -> number(name(code.operand(k, i))));
      steps.add(new TermCode.Step(code.instruction(k), read));
    }
    int next = ownVariables.size() + others.size() + results.size();
    int[] sum = new int[term.summands().size()];
    for (int k = 0; k < sum.length; k++) {
      Summand summand = term.summands().get(k);
      sum[k] = number(name(summand.left()));
      int right = right(summand);
      if (right >= 0) {
        boolean isSquare = number(right) == sum[k];
        steps.add(isSquare ? step(SQUARE, sum[k]) : step(PRODUCT, sum[k], number(right)));
        sum[k] = next++;
      }
      int weight = weight(summand);
      if (weight >= 0) {
        steps.add(step(PRODUCT, number(weight), sum[k]));
        sum[k] = next++;
      }
    }
    if (sum.length == 1) {
      return new TermCode(steps, sum[0]);
    }
    steps.add(step(SUM, sum));
    return new TermCode(steps, next);
  }

  private static TermCode.Step step(Instruction instruction, int... read) {
    return new TermCode.Step(instruction, read);
  }

  /** Numbers operands from 0, and results after them. */
  private int number(int name) {
    int before =
        switch (name % KINDS) {
          case VARIABLE -> 0;
          case OTHER -> ownVariables.size();
          default -> ownVariables.size() + others.size();
        };
    return before + name / KINDS;
  }
}
