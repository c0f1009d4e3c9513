package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixCase.covering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.arithmetic.MatrixReductions;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.RuleTable;
import org.ejml.data.DMatrixRMaj;

/** {@link MatrixReductions}, with every reduction of the table by rows and by columns. */
final class ReductionCases {

  private ReductionCases() {}

  static List<MatrixCase> all() {
    List<MatrixCase> all = new ArrayList<>();
    all.addAll(totals());
    all.addAll(ofRows());
    RuleTable.reductions().forEach(rule -> all.addAll(each(rule)));
    RuleTable.general().forEach(rule -> all.addAll(each(rule)));
    return all;
  }

  private static List<DMatrixRMaj> one(MatrixDraw draw) {
    return List.of(draw.general());
  }

  private static MatrixCase total(String covers, Function<Matrix, Scalar> f) {
    return covering(covers, ReductionCases::one, x -> Matrix.column(f.apply(x[0])));
  }

  private static List<MatrixCase> totals() {
    return List.of(
        total("elementSum()", Matrix::elementSum).alsoEmpty(),
        covering("trace()", draw -> List.of(draw.square()), x -> Matrix.column(x[0].trace()))
            .alsoEmpty(),
        total("squaredNorm()", Matrix::squaredNorm).alsoEmpty(),
        total("normF()", Matrix::normF),
        total("get(int,int)", x -> x.get(x.numRows() - 1, x.numCols() - 1)));
  }

  private static List<MatrixCase> ofRows() {
    return List.of(
        covering("sumRows()", ReductionCases::one, x -> x[0].sumRows()).alsoEmpty(),
        covering("sumCols()", ReductionCases::one, x -> x[0].sumCols()).alsoEmpty(),
        covering("meanRows()", ReductionCases::one, x -> x[0].meanRows()),
        covering("meanCols()", ReductionCases::one, x -> x[0].meanCols()),
        covering("maxRows()", ReductionCases::one, x -> x[0].maxRows()),
        covering("logSumExpRows()", ReductionCases::one, x -> x[0].logSumExpRows()),
        covering("logSumExpCols()", ReductionCases::one, x -> x[0].logSumExpCols()),
        covering("softmaxRows()", ReductionCases::one, x -> x[0].softmaxRows()),
        covering("cumulativeSumRows()", ReductionCases::one, x -> x[0].cumulativeSumRows())
            .alsoEmpty(),
        covering("cumulativeSumCols()", ReductionCases::one, x -> x[0].cumulativeSumCols())
            .alsoEmpty(),
        covering("cumulativeProductRows()", ReductionCases::one, x -> x[0].cumulativeProductRows()),
        covering("cumulativeProductCols()", ReductionCases::one, x -> x[0].cumulativeProductCols()),
        covering("softmaxCols()", ReductionCases::one, x -> x[0].softmaxCols()));
  }

  private static List<MatrixCase> each(Reduction rule) {
    Function<MatrixDraw, List<DMatrixRMaj>> operands =
        draw -> List.of(draw.in(rule.domain(), draw.m(), draw.n()));
    return List.of(
        covering("applyRows(Reduction)", operands, x -> x[0].applyRows(rule))
            .as(rule.name())
            .withSizes((m, n) -> m > 0 && n > 0 && rule.arity().allows(n)),
        covering("applyCols(Reduction)", operands, x -> x[0].applyCols(rule))
            .as(rule.name())
            .withSizes((m, n) -> m > 0 && n > 0 && rule.arity().allows(m)));
  }

  private static List<MatrixCase> each(GeneralRule rule) {
    Function<MatrixDraw, List<DMatrixRMaj>> operands =
        draw -> List.of(draw.in(rule.domain(), draw.m(), draw.n()));
    return List.of(
        covering("applyRows(GeneralRule)", operands, x -> x[0].applyRows(rule)).as(rule.name()),
        covering("applyCols(GeneralRule)", operands, x -> x[0].applyCols(rule)).as(rule.name()));
  }
}
