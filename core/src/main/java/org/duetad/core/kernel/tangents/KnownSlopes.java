package org.duetad.core.kernel.tangents;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.LocalTangent;
import org.duetad.core.kernel.lanes.RuleCalls;
import org.duetad.core.kernel.lanes.SlopeCode;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;

/**
 * Slopes of rules with one operand by the operations that they are written in: what is the result
 * of an instruction, or was computed for another slope, is not computed again, as the cosine in the
 * slope of a sine.
 */
final class KnownSlopes {

  private static final int NONE = -1;

  private final IdentityHashMap<UnaryRule, Optional<Program>> programs = new IdentityHashMap<>();

  /** The places of results, by rule and places of operands. */
  private final Map<List<Object>, Integer> known = new HashMap<>();

  private final IntSupplier places;
  private final List<Consumer<double[]>> steps;

  /**
   * For a program.
   *
   * @param code the instructions
   * @param layout their places
   * @param places returns another place
   * @param steps receives what is to be computed
   */
  KnownSlopes(
      FlatCode code, KernelLayout layout, IntSupplier places, List<Consumer<double[]>> steps) {
    this.places = places;
    this.steps = steps;
    for (int k = 0; k < code.size(); k++) {
      if (code.instruction(k) instanceof Applied.Unary unary) {
        int x = layout.place(code.operand(k, 0));
        known.put(List.of(unary.rule(), x), layout.place(code.result(k)));
      }
    }
  }

  /** The place of the slope of a rule at an operand and its result. */
  int of(UnaryRule rule, int x, int result) {
    Optional<Program> program =
        programs.computeIfAbsent(rule, of -> Optional.ofNullable(SlopeCode.program(of)));
    return program.filter(KnownSlopes::isOfRules).isEmpty()
        ? added(v -> RuleCalls.slope(rule, v[x], v[result]))
        : of(program.get(), x, result);
  }

  private static boolean isOfRules(Program program) {
    return program.instructions().stream()
        .noneMatch(each -> each.operation().equals(Reductions.SELECT));
  }

  private int of(Program program, int x, int result) {
    int[] at = new int[program.slots()];
    at[0] = x;
    at[1] = result;
    for (Instruction instruction : program.instructions()) {
      at[instruction.first()] = of(instruction, at);
    }
    return at[program.outputs()[0]];
  }

  private int of(Instruction instruction, int[] at) {
    if (instruction instanceof Literal literal) {
      double value = LocalTangent.value(literal);
      return of(List.of(Double.doubleToRawLongBits(value)), v -> value);
    } else if (instruction instanceof Applied.Unary unary) {
      UnaryRule rule = unary.rule();
      int x = at[unary.x()];
      return of(List.of(rule, x), v -> RuleCalls.value(rule.value(), v[x]));
    }
    Applied.Binary binary = (Applied.Binary) instruction;
    BinaryRule rule = binary.rule();
    int x = at[binary.x()];
    int y = at[binary.y()];
    return of(List.of(rule, x, y), v -> RuleCalls.value(rule.value(), v[x], v[y]));
  }

  /** A step that computes a number. */
  private interface Computation {
    double of(double[] values);
  }

  private int of(List<Object> key, Computation number) {
    int place = known.getOrDefault(key, NONE);
    if (place == NONE) {
      place = added(number);
      known.put(key, place);
    }
    return place;
  }

  private int added(Computation number) {
    int place = places.getAsInt();
    steps.add(v -> v[place] = number.of(v));
    return place;
  }
}
