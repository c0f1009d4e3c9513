package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixCase.covering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.arithmetic.MatrixArithmetic;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.ejml.data.DMatrixRMaj;

/** {@link MatrixArithmetic}, with every elementwise rule of the table. */
final class ArithmeticCases {

  private ArithmeticCases() {}

  static List<MatrixCase> all() {
    List<MatrixCase> all = new ArrayList<>();
    all.addAll(sums());
    all.addAll(products());
    all.addAll(scaled());
    all.addAll(elementwise());
    for (UnaryRule rule : RuleTable.unary()) {
      all.add(each(rule, all.size()));
    }
    RuleTable.binary().forEach(rule -> all.add(each(rule)));
    return all;
  }

  private static List<DMatrixRMaj> one(MatrixDraw draw) {
    return List.of(draw.general());
  }

  private static List<DMatrixRMaj> two(MatrixDraw draw) {
    return List.of(draw.general(), draw.general());
  }

  private static List<MatrixCase> sums() {
    return List.of(
        covering("plus(Matrix)", ArithmeticCases::two, x -> x[0].plus(x[1])).alsoEmpty(),
        covering("plus(Matrix)", ArithmeticCases::one, x -> x[0].plus(x[0]))
            .as("itself")
            .alsoEmpty(),
        covering("plus(double)", ArithmeticCases::one, x -> x[0].plus(1.5)).alsoEmpty(),
        covering("minus(Matrix)", ArithmeticCases::two, x -> x[0].minus(x[1])).alsoEmpty(),
        covering("minus(Matrix)", ArithmeticCases::one, x -> x[0].minus(x[0])).as("itself"),
        covering("negative()", ArithmeticCases::one, x -> x[0].negative()).alsoEmpty(),
        covering(
                "plusRow(Matrix)",
                draw -> List.of(draw.general(), draw.row(draw.n())),
                x -> x[0].plusRow(x[1]))
            .alsoEmpty(),
        covering(
                "plusColumn(Matrix)",
                draw -> List.of(draw.general(), draw.column(draw.m())),
                x -> x[0].plusColumn(x[1]))
            .alsoEmpty());
  }

  private static List<MatrixCase> products() {
    return List.of(
        product("mult(Matrix)", false, false, x -> x[0].mult(x[1])),
        product("multTransA(Matrix)", true, false, x -> x[0].multTransA(x[1])),
        product("multTransB(Matrix)", false, true, x -> x[0].multTransB(x[1])),
        product("multTransAB(Matrix)", true, true, x -> x[0].multTransAB(x[1])),
        covering("mult(Matrix)", draw -> List.of(draw.square()), x -> x[0].mult(x[0])).as("itself"),
        covering("multTransA(Matrix)", ArithmeticCases::one, x -> x[0].multTransA(x[0]))
            .as("itself"),
        covering("multTransB(Matrix)", ArithmeticCases::one, x -> x[0].multTransB(x[0]))
            .as("itself"),
        covering("elementMult(Matrix)", ArithmeticCases::two, x -> x[0].elementMult(x[1]))
            .alsoEmpty(),
        covering("dot(Matrix)", ArithmeticCases::two, x -> Matrix.column(x[0].dot(x[1])))
            .alsoEmpty(),
        covering(
                "outer(Matrix)",
                draw -> List.of(draw.column(draw.m()), draw.row(draw.n())),
                x -> x[0].outer(x[1]))
            .alsoEmpty(),
        covering(
                "kron(Matrix)",
                draw -> List.of(draw.general(), draw.matrix(draw.p(), 2)),
                x -> x[0].kron(x[1]))
            .alsoEmpty());
  }

  private static MatrixCase product(
      String covers, boolean transA, boolean transB, MatrixFunction f) {
    return covering(
            covers,
            draw ->
                List.of(
                    transA ? draw.matrix(draw.n(), draw.m()) : draw.general(),
                    transB ? draw.matrix(draw.p(), draw.n()) : draw.matrix(draw.n(), draw.p())),
            f)
        .alsoEmpty();
  }

  private static List<MatrixCase> scaled() {
    Function<MatrixDraw, List<DMatrixRMaj>> withFactor =
        draw -> List.of(draw.general(), draw.scalar());
    return List.of(
        covering("scale(double)", ArithmeticCases::one, x -> x[0].scale(-2.5)).alsoEmpty(),
        covering("scale(Scalar)", withFactor, x -> x[0].scale(x[1].toScalar())).alsoEmpty(),
        covering("divide(double)", ArithmeticCases::one, x -> x[0].divide(3.0)).alsoEmpty());
  }

  private static List<MatrixCase> elementwise() {
    return List.of(
        covering(
                "elementDiv(Matrix)",
                draw -> List.of(draw.general(), draw.awayFromZero()),
                x -> x[0].elementDiv(x[1]))
            .alsoEmpty(),
        covering(
            "elementPower(double)", draw -> List.of(draw.positive()), x -> x[0].elementPower(2.5)),
        covering("elementPower(double)", ArithmeticCases::one, x -> x[0].elementPower(3)).as("3"),
        covering("elementExp()", ArithmeticCases::one, x -> x[0].elementExp()).alsoEmpty(),
        covering("elementLog()", draw -> List.of(draw.positive()), x -> x[0].elementLog())
            .alsoEmpty(),
        covering("apply(UnaryRule)", ArithmeticCases::one, x -> x[0].apply(Activations.RELU))
            .alsoEmpty(),
        covering(
            "apply(BinaryRule,Scalar)",
            draw -> List.of(draw.general(), draw.awayFromZero()),
            x -> x[0].apply(Arithmetic.DIVIDE, x[1].get(0, 0))));
  }

  /** The table has several rules of one name, with different constants. */
  private static MatrixCase each(UnaryRule rule, int number) {
    return covering(
            "apply(UnaryRule)",
            draw -> List.of(draw.in(rule.domain(), draw.m(), draw.n())),
            x -> x[0].apply(rule))
        .as(rule.name() + " " + number);
  }

  private static MatrixCase each(BinaryRule rule) {
    return covering(
            "apply(BinaryRule,Matrix)",
            draw ->
                List.of(
                    draw.in(rule.left(), draw.m(), draw.n()),
                    draw.in(rule.right(), draw.m(), draw.n())),
            x -> x[0].apply(rule, x[1]))
        .as(rule.name());
  }
}
