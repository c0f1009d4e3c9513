package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixCase.covering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.arithmetic.MatrixShaping;
import org.ejml.data.DMatrixRMaj;

/** {@link MatrixShaping}, the statics of {@link Matrix}, and elements read as scalars. */
final class ShapingCases {

  private ShapingCases() {}

  static List<MatrixCase> all() {
    List<MatrixCase> all = new ArrayList<>();
    all.addAll(moved());
    all.addAll(cut());
    all.addAll(joined());
    all.addAll(ofScalars());
    all.addAll(withConstants());
    return all;
  }

  private static List<DMatrixRMaj> one(MatrixDraw draw) {
    return List.of(draw.general());
  }

  private static List<DMatrixRMaj> square(MatrixDraw draw) {
    return List.of(draw.square());
  }

  private static List<MatrixCase> moved() {
    return List.of(
        covering("transpose()", ShapingCases::one, x -> x[0].transpose()).alsoEmpty(),
        covering(
                "reshape(int,int)",
                ShapingCases::one,
                x -> x[0].reshape(x[0].numCols(), x[0].numRows()))
            .alsoEmpty(),
        covering("reshape(int,int)", ShapingCases::one, x -> x[0].reshape(1, size(x[0])))
            .as("to a row")
            .alsoEmpty(),
        covering("symmetrise()", ShapingCases::square, x -> x[0].symmetrise()).alsoEmpty(),
        covering("lower()", ShapingCases::one, x -> x[0].lower()).alsoEmpty(),
        covering("lower(int)", ShapingCases::one, x -> x[0].lower(-1)).alsoEmpty(),
        covering("upper()", ShapingCases::one, x -> x[0].upper()).alsoEmpty(),
        covering("upper(int)", ShapingCases::one, x -> x[0].upper(1)).alsoEmpty(),
        covering("diag()", draw -> List.of(draw.column(draw.n())), x -> x[0].diag()).alsoEmpty(),
        covering("diag()", draw -> List.of(draw.row(draw.n())), x -> x[0].diag()).as("of a row"),
        covering("extractDiag()", ShapingCases::one, x -> x[0].extractDiag()).alsoEmpty(),
        covering("repeatRow(int)", draw -> List.of(draw.row(draw.n())), x -> x[0].repeatRow(3))
            .alsoEmpty(),
        covering("repeatRow(int)", draw -> List.of(draw.row(draw.n())), x -> x[0].repeatRow(0))
            .as("never"),
        covering(
                "repeatColumn(int)",
                draw -> List.of(draw.column(draw.m())),
                x -> x[0].repeatColumn(2))
            .alsoEmpty());
  }

  private static int size(Matrix x) {
    return x.numRows() * x.numCols();
  }

  private static List<MatrixCase> cut() {
    return List.of(
        covering(
            "extractMatrix(int,int,int,int)",
            ShapingCases::one,
            x -> x[0].extractMatrix(x[0].numRows() / 2, x[0].numRows(), 0, 1)),
        covering(
                "extractMatrix(int,int,int,int)",
                ShapingCases::one,
                x -> x[0].extractMatrix(0, 0, 0, 0))
            .as("nothing")
            .alsoEmpty(),
        covering("rows(int,int)", ShapingCases::one, x -> x[0].rows(0, (x[0].numRows() + 1) / 2))
            .alsoEmpty(),
        covering(
                "cols(int,int)",
                ShapingCases::one,
                x -> x[0].cols(x[0].numCols() / 2, x[0].numCols()))
            .alsoEmpty(),
        covering("getRow(int)", ShapingCases::one, x -> x[0].getRow(x[0].numRows() - 1)),
        covering("getColumn(int)", ShapingCases::one, x -> x[0].getColumn(x[0].numCols() - 1)),
        covering(
            "insertIntoThis(int,int,Matrix)",
            draw -> List.of(draw.general(), draw.matrix((draw.m() + 1) / 2, 1)),
            x -> x[0].insertIntoThis(x[0].numRows() / 2, x[0].numCols() - 1, x[1])));
  }

  private static List<MatrixCase> joined() {
    return List.of(
        covering(
                "concatRows(Matrix[])",
                draw -> List.of(draw.general(), draw.row(draw.n()), draw.matrix(2, draw.n())),
                x -> Matrix.concatRows(x[0], x[1], x[0], x[2]))
            .alsoEmpty(),
        covering(
                "concatColumns(Matrix[])",
                draw -> List.of(draw.general(), draw.column(draw.m()), draw.matrix(draw.m(), 2)),
                x -> Matrix.concatColumns(x[2], x[0], x[1]))
            .alsoEmpty(),
        covering(
                "sum(Matrix[])",
                draw -> List.of(draw.general(), draw.general(), draw.general()),
                x -> Matrix.sum(x[0], x[1], x[0], x[2]))
            .alsoEmpty());
  }

  private static List<MatrixCase> ofScalars() {
    return List.of(
        covering("of(int,int,Scalar[])", ShapingCases::one, ShapingCases::reversed).alsoEmpty(),
        covering(
                "of(int,int,Scalar[])",
                ShapingCases::one,
                x -> Matrix.of(2, 2, x[0].get(0, 0), Scalar.of(3), x[0].get(0, 0), Scalar.of(-1)))
            .as("with constants and repeats"),
        covering(
            "column(Scalar[])",
            ShapingCases::one,
            x -> Matrix.column(x[0].get(0, 0).sin(), x[0].get(0, 0).multiply(x[0].elementSum()))),
        covering("row(Scalar[])", ShapingCases::one, x -> Matrix.row(x[0].toScalars())).alsoEmpty(),
        covering("of(Scalar)", ShapingCases::one, x -> Matrix.of(x[0].elementSum())),
        covering(
            "toScalar()",
            draw -> List.of(draw.scalar(), draw.general()),
            x -> x[1].scale(x[0].toScalar().exp())));
  }

  /** The elements one by one, in another order, each with a scalar operation. */
  private static Matrix reversed(Matrix... x) {
    Scalar[] elements = x[0].toScalars();
    Scalar[] reversed = new Scalar[elements.length];
    Arrays.setAll(reversed, k -> elements[elements.length - 1 - k].multiply(k + 0.5));
    return Matrix.of(x[0].numRows(), x[0].numCols(), reversed);
  }

  private static List<MatrixCase> withConstants() {
    DMatrixRMaj two = DMatrixRMaj.wrap(1, 1, new double[] {2});
    return List.of(
        covering("of(DMatrixRMaj)", ShapingCases::one, x -> x[0].scale(Matrix.of(two).toScalar())),
        covering(
            "of(double[][])",
            ShapingCases::one,
            x -> x[0].kron(Matrix.of(new double[][] {{2, 3}}))),
        covering(
            "of(int,int,double[])", ShapingCases::one, x -> Matrix.of(1, 2, 3.0, 4.0).kron(x[0])),
        covering("column(double[])", ShapingCases::one, x -> Matrix.column(1.0, -2.0).kron(x[0])),
        covering("row(double[])", ShapingCases::one, x -> x[0].kron(Matrix.row(1.0, -2.0))),
        covering(
                "zeros(int,int)",
                ShapingCases::one,
                x -> x[0].plus(Matrix.zeros(x[0].numRows(), x[0].numCols())))
            .alsoEmpty(),
        covering(
                "ones(int,int)",
                ShapingCases::one,
                x -> Matrix.ones(x[0].numRows(), x[0].numCols()).minus(x[0]))
            .alsoEmpty(),
        covering(
                "identity(int)",
                ShapingCases::square,
                x -> Matrix.identity(x[0].numRows()).mult(x[0]))
            .alsoEmpty());
  }
}
