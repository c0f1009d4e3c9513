package org.duetad.core.program;

import java.util.Arrays;
import java.util.function.BiFunction;
import org.duetad.core.Chain;
import org.duetad.core.ChainFactor;
import org.duetad.core.Factors;
import org.duetad.core.PathSums;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.spi.Primals;

/**
 * What an instruction makes of {@link ChainFactor}s: of those of its operands going forward, of its
 * results going back. Of the values of what comes out, only whether they are NaN is meant.
 */
final class FactorStep {

  private final Values values;
  private final Values exact;
  private final Uncertainty uncertainty;

  /** With those numbers that are not what their values are rounded to. */
  FactorStep(Values values, Values exact, Uncertainty uncertainty) {
    this.values = values;
    this.exact = exact;
    this.uncertainty = uncertainty;
  }

  /** The factors of the results, by those of the operands. */
  ChainFactor[][] push(Instruction instruction, ChainFactor[][] dx) {
    if (instruction instanceof AppliedMatrices.Elements get) {
      ChainFactor[][] read = new ChainFactor[get.results()][];
      Arrays.setAll(read, k -> new ChainFactor[] {dx[0][get.index() + k]});
      return read;
    }
    if (instruction instanceof AppliedMatrices.OfScalars) {
      return new ChainFactor[][] {joined(dx)};
    }
    if (instruction instanceof AppliedMatrices.OfRule applied) {
      return applied.rule().isMadeOfScalars()
          ? new ChainFactor[][] {pushElements(applied, dx[0])}
          : pushDoubts(applied, dx);
    }
    ChainFactor[][] slopes = slopes(instruction);
    ChainFactor[][] dy = new ChainFactor[slopes.length][];
    for (int j = 0; j < dy.length; j++) {
      ChainFactor sum = ChainFactor.ZERO;
      for (int i = 0; i < dx.length; i++) {
        sum = sum.plus(dx[i][0].pushed(slopes[j][i]));
      }
      dy[j] = new ChainFactor[] {sum};
    }
    return dy;
  }

  /** The factors of the operands, by those of the results. */
  ChainFactor[][] pull(Instruction instruction, ChainFactor[][] yBar) {
    int[] operands = instruction.operands();
    if (instruction instanceof AppliedMatrices.Elements get) {
      ChainFactor[] xBar = zeros(operands[0]);
      for (int k = 0; k < yBar.length; k++) {
        xBar[get.index() + k] = yBar[k][0];
      }
      return new ChainFactor[][] {xBar};
    }
    ChainFactor[][] xBar = new ChainFactor[operands.length][];
    if (instruction instanceof AppliedMatrices.OfScalars) {
      Arrays.setAll(xBar, i -> new ChainFactor[] {yBar[0][i]});
      return xBar;
    }
    if (instruction instanceof AppliedMatrices.OfRule applied) {
      return applied.rule().isMadeOfScalars()
          ? pullElements(applied, yBar[0])
          : pullDoubts(applied, yBar);
    }
    ChainFactor[][] slopes = slopes(instruction);
    for (int i = 0; i < operands.length; i++) {
      ChainFactor sum = ChainFactor.ZERO;
      for (int j = 0; j < yBar.length; j++) {
        sum = sum.plus(yBar[j][0].pulled(slopes[j][i]));
      }
      xBar[i] = new ChainFactor[] {sum};
    }
    return xBar;
  }

  private static ChainFactor[] joined(ChainFactor[][] factors) {
    return Arrays.stream(factors).flatMap(Arrays::stream).toArray(ChainFactor[]::new);
  }

  private ChainFactor[] zeros(int slot) {
    ChainFactor[] zeros = new ChainFactor[Uncertainty.size(values.get(slot))];
    Arrays.fill(zeros, ChainFactor.ZERO);
    return zeros;
  }

  /** A row for each result. */
  ChainFactor[][] slopes(Instruction instruction) {
    return slopes(instruction, Chain.isProduct(instruction.operation()));
  }

  /** A row for each result. Of slopes a finite one may be a zero that overflow made. */
  ChainFactor[][] slopes(Instruction instruction, boolean ofSlopes) {
    int[] operands = instruction.operands();
    double[] x = new double[operands.length];
    boolean[] overflowed = new boolean[operands.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = number(operands[i]);
      overflowed[i] =
          uncertainty.isFromOverflow(operands[i])
              && (Double.isInfinite(x[i]) || ofSlopes || uncertainty.isSlope(operands[i]));
    }
    double[] y = new double[instruction.results()];
    Arrays.setAll(y, j -> number(instruction.first() + j));
    OverflowSlopes slopes = new OverflowSlopes(x, overflowed);
    if (instruction instanceof Applied.Unary unary) {
      return notLost(slopes.of(unary, y[0]), instruction, unary.rule()::slopes);
    } else if (instruction instanceof Applied.Binary binary) {
      return notLost(slopes.of(binary, y[0]), instruction, binary.rule()::slopes);
    } else if (instruction instanceof Applied.Reduced reduced) {
      return notLost(slopes.of(reduced, y[0]), instruction, reduced.rule()::slopes);
    }
    return slopes.of(((Applied.General) instruction).rule(), y);
  }

  /** A slope that underflowed is not zero. */
  private ChainFactor[][] notLost(
      ChainFactor[][] slopes,
      Instruction instruction,
      BiFunction<Scalar[], Scalar, Scalar[]> formula) {
    ChainFactor[] row = slopes[0];
    Scalar y = values.scalar(instruction.first());
    if (!Factors.isPlain(y) || Arrays.stream(row).noneMatch(ChainFactor::isZero)) {
      return slopes;
    }
    int[] operands = instruction.operands();
    Scalar[] x = new Scalar[operands.length];
    Arrays.setAll(x, i -> Factors.wide(factor(operands[i])));
    Scalar[] wide = formula.apply(x, Factors.wide(factor(instruction.first())));
    for (int i = 0; i < row.length; i++) {
      row[i] = row[i].isZero() ? ChainFactor.exact(Factors.nearest(wide[i])) : row[i];
    }
    return slopes;
  }

  /** Whether a factor of a product of the chain rule is zero, and not by overflow. */
  boolean isAnnihilated(Instruction product) {
    return Chain.isProduct(product.operation())
        && Arrays.stream(product.operands())
            .anyMatch(slot -> !uncertainty.isFromOverflow(slot) && number(slot) == 0);
  }

  /** A value; what underflowed is not zero, and what is computed from it may be infinite or not. */
  double number(int slot) {
    return Factors.nearest(factor(slot));
  }

  private Scalar factor(int slot) {
    return exact.find(slot) instanceof Scalar factor ? factor : values.scalar(slot);
  }

  // A rule of matrices that is made of scalar rules is followed element by element through them.

  private ChainFactor[] pushElements(AppliedMatrices.OfRule applied, ChainFactor[]... dx) {
    Elementwise inner = new Elementwise(applied, dx);
    Values tangents = new Values(inner.program.slots());
    for (int i = 0; i < dx.length; i++) {
      tangents.put(i, matrix(values.matrix(applied.operands()[i]), dx[i]));
    }
    inner.program.instructions().forEach(step -> inner.pass.push(step, tangents));
    int output = inner.program.outputs()[0];
    return inner.uncertainty.factors(output, inner.values, tangents.find(output));
  }

  private ChainFactor[][] pullElements(AppliedMatrices.OfRule applied, ChainFactor[] yBar) {
    Elementwise inner = new Elementwise(applied);
    int output = inner.program.outputs()[0];
    Adjoints adjoints = new Adjoints(inner.program.active());
    adjoints.add(output, matrix(inner.values.matrix(output), yBar));
    inner.uncertainty.note(output, yBar, output);
    for (int k = inner.program.instructions().size() - 1; k >= 0; k--) {
      inner.pass.pull(inner.program.instructions().get(k), adjoints);
    }
    ChainFactor[][] xBar = new ChainFactor[applied.operands().length][];
    Arrays.setAll(xBar, i -> inner.uncertainty.factors(i, inner.values, adjoints.soFar(i)));
    return xBar;
  }

  private static Matrix matrix(Matrix like, ChainFactor[] factors) {
    double[] numbers = Arrays.stream(factors).mapToDouble(ChainFactor::value).toArray();
    return ConstantMatrix.owning(like.numRows(), like.numCols(), numbers);
  }

  /** A rule made of scalars, recorded at the values of its operands. */
  private final class Elementwise {

    final Program program;
    final Values values;
    final Uncertainty uncertainty;
    final CarefulPass pass;

    Elementwise(AppliedMatrices.OfRule applied, ChainFactor[]... dx) {
      int[] operands = applied.operands();
      ConstantMatrix[] x = Primals.of(FactorStep.this.values.matrices(operands));
      MatrixFunction definition = in -> applied.rule().definition(in)[0];
      program = Program.recordOpen(definition, x);
      values = Passes.run(program, x);
      uncertainty = new Uncertainty(program.slots());
      for (int i = 0; i < operands.length; i++) {
        if (FactorStep.this.uncertainty.isFromOverflow(operands[i])) {
          uncertainty.overflowed(i);
        }
      }
      for (int i = 0; i < dx.length; i++) {
        uncertainty.note(i, dx[i], i);
      }
      pass = CarefulPass.within(program, values, uncertainty);
    }
  }

  // Another rule of matrices makes of doubts what it makes of derivatives.

  private ChainFactor[][] pushDoubts(AppliedMatrices.OfRule applied, ChainFactor[][] dx) {
    MatrixRule rule = applied.rule();
    Matrix[] x = Primals.of(values.matrices(applied.operands()));
    Matrix[] y = Primals.of(values.matrices(applied.first(), applied.results()));
    Matrix[] doubts = new Matrix[x.length];
    Arrays.setAll(doubts, i -> doubts(x[i], dx[i]));
    return Arrays.stream(rule.push(x, y, doubts))
        .map(FactorStep::doubtful)
        .toArray(ChainFactor[][]::new);
  }

  private ChainFactor[][] pullDoubts(AppliedMatrices.OfRule applied, ChainFactor[][] yBar) {
    Matrix[] x = Primals.of(values.matrices(applied.operands()));
    Matrix[] y = Primals.of(values.matrices(applied.first(), applied.results()));
    Matrix[] doubts = new Matrix[y.length];
    Arrays.setAll(doubts, j -> doubts(y[j], yBar[j]));
    Matrix[] sums = new Matrix[x.length];
    Arrays.setAll(sums, i -> ConstantMatrix.zeroLike(x[i]));
    applied.rule().pull(x, y, doubts, (i, adjoint) -> sums[i] = sums[i].plus(adjoint.get()));
    return Arrays.stream(sums).map(FactorStep::doubtful).toArray(ChainFactor[][]::new);
  }

  private static Matrix doubts(Matrix like, ChainFactor[] factors) {
    double[] doubts =
        Arrays.stream(factors).mapToDouble(factor -> PathSums.size(factor.doubt())).toArray();
    return ConstantMatrix.owning(like.numRows(), like.numCols(), doubts);
  }

  private static ChainFactor[] doubtful(Matrix doubts) {
    return Arrays.stream(doubts.primal().array())
        .mapToObj(doubt -> new ChainFactor(0.0, PathSums.of(doubt)))
        .toArray(ChainFactor[]::new);
  }
}
