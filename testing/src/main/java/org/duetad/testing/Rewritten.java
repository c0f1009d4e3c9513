package org.duetad.testing;

import static java.util.Arrays.copyOfRange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;

/** The weighted outputs of a function, with some operations in terms of others. */
final class Rewritten implements ScalarFunction {

  /** Definitions of larger matrices have too many operations. */
  private static final int MANY_ELEMENTS = 50;

  /** How the results of two halves of the operands are joined. */
  private static final Map<Reduction, BinaryOperator<Scalar>> JOINS =
      Map.of(
          Reductions.SUM, Scalar::add,
          Reductions.DOT, Scalar::add,
          Reductions.LINEAR_COMBINATION, Scalar::add,
          Reductions.PRODUCT, Scalar::multiply,
          Reductions.NORM2, Reductions.NORM2::of,
          Reductions.LOG_SUM_EXP, Reductions.LOG_SUM_EXP::of,
          Reductions.MAX_OF, Reductions.MAX_OF::of,
          Reductions.MIN_OF, Reductions.MIN_OF::of);

  /** An operation in terms of others. */
  private interface Rewriting {
    /** The results; none if it is not rewritten. */
    Object[] of(Instruction instruction, Values values);
  }

  private final Program program;
  private final Rewriting rewriting;

  private Rewritten(FunctionAtPoint at, Rewriting rewriting) {
    this.program = Program.record(at.weighted().asVector(), at.point());
    this.rewriting = rewriting;
  }

  /** With each reduction split in two, {@code Σᵢ xᵢ = Σ₁ xᵢ + Σ₂ xᵢ}. */
  static Rewritten split(FunctionAtPoint at) {
    return new Rewritten(at, Rewritten::joined);
  }

  /** With each rule that has a definition replaced by it. */
  static Rewritten defined(FunctionAtPoint at) {
    return new Rewritten(at, Rewritten::definition);
  }

  /** The names of the operations that are rewritten. */
  List<String> operations() {
    List<String> names = new ArrayList<>();
    run(Stream.of(program.point()).toArray(Scalar[]::new), names);
    return names.stream().distinct().toList();
  }

  @Override
  public Scalar apply(Scalar... x) {
    return run(x, new ArrayList<>()).scalar(program.outputs()[0]);
  }

  private Values run(Scalar[] x, List<String> rewritten) {
    Values values = new Values(program.slots());
    values.put(0, x);
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Condition) {
        continue; // The branch is the recorded one, whatever rounding does.
      }
      Object[] results = rewriting.of(instruction, values);
      if (results.length == 0) {
        instruction.evaluate(values);
      } else {
        values.put(instruction.first(), results);
        rewritten.add(instruction.name());
      }
    }
    return values;
  }

  private static Object[] joined(Instruction instruction, Values values) {
    if (!(instruction instanceof Applied.Reduced applied)) {
      return new Object[0];
    }
    Scalar[] x = values.scalars(applied.operands());
    Reduction rule = applied.rule();
    boolean pairs = rule.arity().step() == 2;
    int n = pairs ? x.length / 2 : x.length;
    BinaryOperator<Scalar> join = JOINS.get(rule);
    if (join == null || n < 2) {
      return new Object[0];
    }
    Scalar[] left = copyOfRange(x, 0, n / 2);
    Scalar[] right = copyOfRange(x, n / 2, n);
    if (pairs) {
      left = concat(left, copyOfRange(x, n, n + n / 2));
      right = concat(right, copyOfRange(x, n + n / 2, 2 * n));
    }
    return new Object[] {join.apply(rule.of(left), rule.of(right))};
  }

  private static Scalar[] concat(Scalar[] a, Scalar[] b) {
    return Stream.of(a, b).flatMap(Arrays::stream).toArray(Scalar[]::new);
  }

  private static Object[] definition(Instruction instruction, Values v) {
    if (instruction instanceof Applied.Unary a && a.rule().definition() != null) {
      return new Object[] {a.rule().definition().apply(v.scalar(a.x()))};
    }
    if (instruction instanceof Applied.Binary a && a.rule().definition() != null) {
      return new Object[] {a.rule().definition().apply(v.scalar(a.x()), v.scalar(a.y()))};
    }
    if (instruction instanceof Applied.Reduced a && a.rule().definition() != null) {
      return new Object[] {a.rule().definition().apply(v.scalars(a.operands()))};
    }
    try {
      if (instruction instanceof Applied.General a) {
        return a.rule().definition(v.scalars(a.operands()));
      }
      if (instruction instanceof AppliedMatrices.OfRule a) {
        Matrix[] x = v.matrices(a.operands());
        return elements(x) > MANY_ELEMENTS ? new Object[0] : a.rule().definition(x);
      }
    } catch (UnsupportedOperationException e) {
      return new Object[0]; // It has no definition.
    }
    return new Object[0];
  }

  private static int elements(Matrix... x) {
    return Arrays.stream(x).mapToInt(m -> m.numRows() * m.numCols()).sum();
  }
}
