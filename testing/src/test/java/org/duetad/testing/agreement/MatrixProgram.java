package org.duetad.testing.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.duetad.testing.jqwik.Simplified;
import org.ejml.data.DMatrixRMaj;

/**
 * A random program of square matrices and numbers: products, shapes, reductions, the rules of the
 * table element by element, elements read as numbers, and matrices made of numbers. Before a rule
 * is applied, its operands are squeezed smoothly into an ordinary part of its domain. It shrinks to
 * fewer steps.
 */
final class MatrixProgram implements MatrixFunction {

  /** One step: of the matrices computed so far. */
  private record Step(String text, Function<List<Matrix>, Matrix> body) {}

  private static final double REACH = 3;
  private static final double MARGIN = 0.05;

  private final int inputs;
  private final int n;
  private final List<Step> steps;

  private MatrixProgram(int inputs, int n, List<Step> steps) {
    this.inputs = inputs;
    this.n = n;
    this.steps = steps;
  }

  static Arbitrary<MatrixProgram> arbitrary(int mostSteps) {
    return Simplified.values(
        random -> draw(mostSteps, random), MatrixProgram::shorter, program -> program.steps.size());
  }

  /** Those without one of the steps, later ones first. */
  private Stream<MatrixProgram> shorter() {
    return IntStream.range(0, steps.size())
        .mapToObj(
            i -> {
              List<Step> fewer = new ArrayList<>(steps);
              fewer.remove(steps.size() - 1 - i);
              return new MatrixProgram(inputs, n, fewer);
            });
  }

  static MatrixProgram draw(int mostSteps, Random random) {
    MatrixProgram program =
        new MatrixProgram(1 + random.nextInt(3), 1 + random.nextInt(4), new ArrayList<>());
    int steps = 1 + random.nextInt(mostSteps);
    for (int i = 0; i < steps; i++) {
      program.steps.add(program.step(random));
    }
    return program;
  }

  private Step step(Random random) {
    return switch (random.nextInt(7)) {
      case 0, 1 -> ofTwo(random);
      case 2 -> ofOne(random);
      case 3 -> rule(random);
      case 4 -> binaryRule(random);
      case 5 -> reduction(random);
      default -> ofScalars(random);
    };
  }

  private Step ofTwo(Random random) {
    List<BinaryOperator<Matrix>> operations =
        List.of(
            Matrix::plus,
            Matrix::minus,
            Matrix::mult,
            Matrix::multTransA,
            Matrix::multTransB,
            Matrix::multTransAB,
            Matrix::elementMult,
            (a, b) -> a.plusRow(b.getRow(0)),
            (a, b) -> a.plusColumn(b.sumRows()),
            (a, b) -> a.insertIntoThis(0, 0, b.rows(0, 1)),
            (a, b) -> Matrix.concatRows(a, b).rows(1, a.numRows() + 1),
            (a, b) -> a.scale(b.get(0, 0)),
            (a, b) -> a.scale(a.dot(b)),
            (a, b) -> a.getRow(0).outer(b.getColumn(0)));
    int which = random.nextInt(operations.size());
    int left = place(random);
    int right = place(random);
    return new Step(
        text("two" + which, left, right),
        all -> operations.get(which).apply(at(all, left), at(all, right)));
  }

  private Step ofOne(Random random) {
    List<UnaryOperator<Matrix>> operations =
        List.of(
            Matrix::transpose,
            Matrix::symmetrise,
            Matrix::lower,
            Matrix::softmaxRows,
            Matrix::softmaxCols,
            a -> a.upper(1),
            a -> a.extractDiag().diag(),
            a -> a.logSumExpRows().repeatColumn(a.numRows()),
            a -> a.meanCols().repeatRow(a.numRows()),
            a -> a.sumCols().diag(),
            a -> a.scale(a.trace()),
            a -> a.reshape(1, a.numRows() * a.numCols()).reshape(a.numRows(), a.numCols()));
    int which = random.nextInt(operations.size());
    int place = place(random);
    return new Step(text("one" + which, place), all -> operations.get(which).apply(at(all, place)));
  }

  private Step rule(Random random) {
    List<UnaryRule> rules = RuleTable.unary();
    UnaryRule rule = rules.get(random.nextInt(rules.size()));
    int place = place(random);
    return new Step(
        text(rule.name(), place), all -> squeezed(at(all, place), rule.domain()).apply(rule));
  }

  /** Without the powers of inverses, of which both slopes cancel where the operands are one. */
  private Step binaryRule(Random random) {
    List<BinaryRule> rules =
        RuleTable.binary().stream().filter(r -> !r.name().startsWith("inversePower")).toList();
    BinaryRule rule = rules.get(random.nextInt(rules.size()));
    int left = place(random);
    int right = place(random);
    return new Step(
        text(rule.name(), left, right),
        all ->
            squeezed(at(all, left), rule.left())
                .apply(rule, squeezed(at(all, right), rule.right())));
  }

  private Step reduction(Random random) {
    List<Reduction> rules =
        RuleTable.reductions().stream().filter(rule -> rule.arity().allows(n)).toList();
    Reduction rule = rules.get(random.nextInt(rules.size()));
    int place = place(random);
    return new Step(
        text(rule.name(), place),
        all -> squeezed(at(all, place), rule.domain()).applyRows(rule).repeatColumn(n));
  }

  /**
   * Elements of a matrix are read, combined with those of another as numbers, and form a matrix
   * again.
   */
  private Step ofScalars(Random random) {
    int left = place(random);
    int right = place(random);
    return new Step(
        text("scalars", left, right),
        all -> {
          Scalar[] x = at(all, left).toScalars();
          Scalar last = at(all, right).get(n - 1, 0);
          Scalar[] y = new Scalar[x.length];
          Arrays.setAll(
              y, k -> k % 3 == 2 ? Scalar.of(k) : x[x.length - 1 - k].multiply(last).sin());
          y[0] = Scalar.sum(x).add(y[0]);
          return Matrix.of(n, n, y);
        });
  }

  private static String text(String name, int... places) {
    return name + Arrays.toString(places) + " ";
  }

  /** Mostly one of the latest, counted from the end. */
  private static int place(Random random) {
    return random.nextInt(4) == 0 ? random.nextInt(100) : random.nextInt(4);
  }

  private static Matrix at(List<Matrix> matrices, int place) {
    return matrices.get(matrices.size() - 1 - place % matrices.size());
  }

  /** Maps zeros, of which triangles have many, away from zero, where some rules are singular. */
  private static Matrix squeezed(Matrix x, Domain domain) {
    double low = Math.max(domain.low(), -REACH) + MARGIN;
    double high = Math.min(domain.high(), REACH) - 7 * MARGIN;
    return x.apply(Elementary.ATAN).scale((high - low) / Math.PI).plus((low + high) / 2);
  }

  /** The inputs at a random point. */
  DMatrixRMaj[] point(Random random) {
    DMatrixRMaj[] point = new DMatrixRMaj[inputs];
    Arrays.setAll(
        point, i -> DMatrixRMaj.wrap(n, n, random.doubles((long) n * n, -2, 2).toArray()));
    return point;
  }

  /** The last two matrices, side by side; kept small, or products of products would overflow. */
  @Override
  public Matrix apply(Matrix... x) {
    List<Matrix> matrices = new ArrayList<>(Arrays.asList(x));
    for (Step step : steps) {
      Matrix y = step.body.apply(matrices);
      Matrix bounded = y.apply(Arithmetic.DIVIDE, y.squaredNorm().add(1).sqrt());
      matrices.add(bounded);
    }
    return Matrix.concatColumns(at(matrices, 0), at(matrices, 1));
  }

  @Override
  public String toString() {
    String all = steps.stream().map(Step::text).collect(Collectors.joining());
    return inputs + " inputs of " + n + "x" + n + ": " + all;
  }
}
