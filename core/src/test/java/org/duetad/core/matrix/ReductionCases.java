package org.duetad.core.matrix;

import static org.duetad.core.matrix.MatrixCase.of;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.duetad.core.Scalar;
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

  private static List<DMatrixRMaj> one(Draw draw) {
    return List.of(draw.general());
  }

  private static MatrixCase total(String covers, Function<Matrix, Scalar> f) {
    return of(covers, ReductionCases::one, x -> Matrix.column(f.apply(x[0])));
  }

  private static List<MatrixCase> totals() {
    return List.of(
        total("elementSum()", Matrix::elementSum).alsoEmpty(),
        of("trace()", draw -> List.of(draw.square()), x -> Matrix.column(x[0].trace())).alsoEmpty(),
        total("squaredNorm()", Matrix::squaredNorm).alsoEmpty(),
        total("normF()", Matrix::normF),
        total("get(int,int)", x -> x.get(x.numRows() - 1, x.numCols() - 1)));
  }

  private static List<MatrixCase> ofRows() {
    return List.of(
        of("sumRows()", ReductionCases::one, x -> x[0].sumRows()).alsoEmpty(),
        of("sumCols()", ReductionCases::one, x -> x[0].sumCols()).alsoEmpty(),
        of("meanRows()", ReductionCases::one, x -> x[0].meanRows()),
        of("meanCols()", ReductionCases::one, x -> x[0].meanCols()),
        of("maxRows()", ReductionCases::one, x -> x[0].maxRows()),
        of("logSumExpRows()", ReductionCases::one, x -> x[0].logSumExpRows()),
        of("logSumExpCols()", ReductionCases::one, x -> x[0].logSumExpCols()),
        of("softmaxRows()", ReductionCases::one, x -> x[0].softmaxRows()),
        of("softmaxCols()", ReductionCases::one, x -> x[0].softmaxCols()));
  }

  private static List<MatrixCase> each(Reduction rule) {
    Function<Draw, List<DMatrixRMaj>> operands =
        draw -> List.of(draw.in(rule.domain(), draw.m(), draw.n()));
    return List.of(
        of("applyRows(Reduction)", operands, x -> x[0].applyRows(rule))
            .as(rule.name())
            .withSizes((m, n) -> m > 0 && n > 0 && rule.arity().allows(n)),
        of("applyCols(Reduction)", operands, x -> x[0].applyCols(rule))
            .as(rule.name())
            .withSizes((m, n) -> m > 0 && n > 0 && rule.arity().allows(m)));
  }

  private static List<MatrixCase> each(GeneralRule rule) {
    Function<Draw, List<DMatrixRMaj>> operands =
        draw -> List.of(draw.in(rule.domain(), draw.m(), draw.n()));
    return List.of(
        of("applyRows(GeneralRule)", operands, x -> x[0].applyRows(rule)).as(rule.name()),
        of("applyCols(GeneralRule)", operands, x -> x[0].applyCols(rule)).as(rule.name()));
  }
}
