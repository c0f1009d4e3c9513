package org.duetad.core.kernel.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.FormulaRecording;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.program.instruction.Relation;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.Reductions;
import org.jspecify.annotations.Nullable;

/**
 * Functions without comparisons: a formula that compares numbers is recorded on each of its
 * branches, and recorded once more with all of them, of which one is selected. So its turns need
 * not take the same branch. Comparisons that come out alike for all finite numbers are left out.
 */
public final class BranchFree {

  private static final double[] NUMBERS = {0.625, 0.375, -0.4375, 0, 7.5, -7.5, 40, -40, 0.03125};

  private BranchFree() {}

  /** A branch: what it computes, and the comparisons that lead to it. */
  private record Path(Program program, List<Guard> guards) {

    boolean answer(int comparison) {
      return guards.get(comparison).answer() != 0;
    }
  }

  /**
   * Records a function without comparisons.
   *
   * @param f the function
   * @param n how many coordinates a sample has; they are in the domain of most rules first
   * @param inputs makes the inputs of f of a sample
   * @return the program, or null if no sample takes a branch, or if the function depends on values
   *     otherwise
   */
  public static @Nullable Program of(VectorFunction f, int n, UnaryOperator<double[]> inputs) {
    List<Path> paths = new ArrayList<>();
    for (double[] sample : samples(n)) {
      Path path = path(f, sample, inputs);
      if (path != null) {
        paths.add(path);
        if (path.guards.isEmpty()) {
          break;
        }
      }
    }
    return paths.isEmpty() ? null : merged(paths);
  }

  private static List<double[]> samples(int n) {
    List<double[]> samples = new ArrayList<>();
    for (int shift = 0; shift < NUMBERS.length; shift++) {
      double[] sample = new double[n];
      for (int i = 0; i < n; i++) {
        sample[i] = NUMBERS[(shift + i % 2) % NUMBERS.length];
      }
      samples.add(sample);
    }
    double[] equal = new double[n];
    Arrays.fill(equal, NUMBERS[0]);
    samples.add(equal);
    return samples;
  }

  /** Null where the function is not defined; a rule may fail in any way where it is not used. */
  private static @Nullable Path path(
      VectorFunction f, double[] sample, UnaryOperator<double[]> inputs) {
    Program program;
    try {
      program = FormulaRecording.of(f, inputs.apply(sample));
    } catch (RuntimeException | Error notThere) {
      return null;
    }
    return path(program);
  }

  private static @Nullable Program merged(List<Path> paths) {
    if (!areAll(paths, 0)) {
      return null;
    }
    double[] point =
        Arrays.stream(paths.get(0).program.point())
            .mapToDouble(x -> ((Scalar) x).value())
            .toArray();
    try {
      return FormulaRecording.of(x -> selected(paths, 0, x), point).optimised();
    } catch (RuleFailure onAnotherBranch) {
      return null;
    }
  }

  /** Null if the function depends on values, not only on comparisons. */
  private static @Nullable Path path(Program program) {
    List<Guard> guards = new ArrayList<>();
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Guard guard && guard.relation() != Relation.ORDER) {
        if (!holdsIfFinite(guard, program)
            && guards.stream().noneMatch(before -> implies(before, guard))) {
          guards.add(guard);
        }
      } else if (instruction instanceof Condition) {
        return null;
      }
    }
    return new Path(program, guards);
  }

  /** Whether a comparison came out as it did because an earlier one did. */
  private static boolean implies(Guard before, Guard guard) {
    boolean isSame = before.x() == guard.x() && before.y() == guard.y();
    boolean isSwapped = before.x() == guard.y() && before.y() == guard.x();
    return before.relation() == guard.relation()
        && (isSame || (isSwapped && before.relation() == Relation.GREATER && before.answer() == 1));
  }

  /** A comparison with itself, or with an infinity, NaN or the largest number. */
  private static boolean holdsIfFinite(Guard guard, Program program) {
    return guard.x() == guard.y()
        || program.instructions().stream()
            .anyMatch(
                instruction ->
                    instruction instanceof Literal literal
                        && (literal.first() == guard.x() || literal.first() == guard.y())
                        && !(Math.abs(((Scalar) literal.value()).value()) < Double.MAX_VALUE));
  }

  /** Whether samples take both branches of each comparison, after the first ones. */
  private static boolean areAll(List<Path> paths, int depth) {
    if (paths.stream().allMatch(path -> path.guards.size() == depth)) {
      return true;
    }
    if (paths.stream().anyMatch(path -> path.guards.size() == depth)) {
      return false; // Not the same function every time.
    }
    List<Path> yes = paths.stream().filter(path -> path.answer(depth)).toList();
    List<Path> no = paths.stream().filter(path -> !path.answer(depth)).toList();
    return !yes.isEmpty() && !no.isEmpty() && areAll(yes, depth + 1) && areAll(no, depth + 1);
  }

  /** The results of paths on which the first comparisons come out alike. */
  private static Scalar[] selected(List<Path> paths, int depth, Scalar[] x) {
    Path first = paths.get(0);
    Values values = values(first.program, x);
    if (first.guards.size() == depth) {
      return values.scalars(first.program.outputs());
    }
    Guard guard = first.guards.get(depth);
    List<Path> yes = paths.stream().filter(path -> path.answer(depth)).toList();
    List<Path> no = paths.stream().filter(path -> !path.answer(depth)).toList();
    Scalar left = values.scalar(guard.x());
    Scalar right = values.scalar(guard.y());
    boolean isSign = right instanceof Constant zero && zero.value() == 0;
    Scalar difference = isSign ? left : left.subtract(right);
    Scalar[] ifTrue = selected(yes, depth + 1, x);
    Scalar[] ifFalse = selected(no, depth + 1, x);
    Scalar[] all = new Scalar[ifTrue.length];
    Arrays.setAll(
        all,
        i ->
            switch (guard.relation()) {
              case GREATER -> select(difference, ifTrue[i], ifFalse[i]);
              case GREATER_OR_EQUAL -> select(difference.negate(), ifFalse[i], ifTrue[i]);
              default -> select(difference.abs(), ifFalse[i], ifTrue[i]);
            });
    return all;
  }

  private static Scalar select(Scalar condition, Scalar ifPositive, Scalar otherwise) {
    return Reductions.SELECT.of(condition, ifPositive, otherwise);
  }

  /** All values of a branch, without its conditions. */
  private static Values values(Program program, Scalar[] x) {
    Values values = new Values(program.slots());
    values.put(0, x);
    for (Instruction instruction : program.instructions()) {
      if (!(instruction instanceof Condition)) {
        evaluate(instruction, values);
      }
    }
    return values;
  }

  /** A rule may fail in any way on a branch that is not taken. */
  private static void evaluate(Instruction instruction, Values values) {
    try {
      instruction.evaluate(values);
    } catch (RuntimeException | Error notThere) {
      throw new RuleFailure(notThere);
    }
  }
}
