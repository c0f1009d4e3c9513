package org.duetad.core.program.instruction;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.spi.Arguments;

/** Applications of operations on matrices. */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
public final class AppliedMatrices {

  private AppliedMatrices() {}

  /**
   * {@code Y = f(X)}.
   *
   * @param rule f
   * @param operands the slots of the operands
   * @param first the slot of the first result
   * @param results how many there are
   */
  public record OfRule(MatrixRule rule, int[] operands, int first, int results)
      implements Application {

    @Override
    public int[] operands() {
      return operands.clone();
    }

    @Override
    public boolean makesMatrices() {
      return true;
    }

    @Override
    public void evaluate(Values v) {
      Matrix[] y = rule.all(v.matrices(operands));
      v.put(first, Arguments.returned(rule.name(), "results", y, results));
    }

    @Override
    public void push(Values v, Values tangents) {
      if (!tangents.hasAny(operands)) {
        return;
      }
      Matrix[] dx = tangents.matricesOrZero(operands, v);
      Matrix[] dy = rule.push(v.matrices(operands), v.matrices(first, results), dx);
      if (!Annihilation.vanish(dy)) {
        tangents.put(first, dy);
      }
    }

    @Override
    public void pull(Values v, Adjoints adjoints) {
      Matrix[] y = v.matrices(first, results);
      rule.pull(
          v.matrices(operands),
          y,
          adjoints.matricesOrZero(first, y),
          (operand, adjoint) -> add(adjoints, operands[operand], adjoint));
    }

    private static void add(Adjoints adjoints, int slot, Supplier<Matrix> adjoint) {
      if (adjoints.wants(slot)) {
        adjoints.add(slot, adjoint.get());
      }
    }

    @Override
    public Instruction moved(int[] to, int result) {
      return new OfRule(rule, to, result, results);
    }
  }

  /**
   * Elements read from a matrix, row after row, from an index on.
   *
   * @param x the slot of the matrix
   * @param index the first element, counted row after row
   * @param first the slot of the first result
   * @param results how many there are
   */
  public record Elements(int x, int index, int first, int results) implements Instruction {

    @Override
    public String name() {
      return "get";
    }

    @Override
    public Object operation() {
      return List.of(name(), index, results);
    }

    @Override
    public int[] operands() {
      return new int[] {x};
    }

    @Override
    public void evaluate(Values v) {
      read(v.matrix(x), v);
    }

    @Override
    public void push(Values v, Values tangents) {
      if (tangents.has(x)) {
        read(tangents.matrix(x), tangents);
      }
    }

    private void read(Matrix matrix, Values to) {
      if (results == 1) {
        to.put(first, matrix.get(index / matrix.numCols(), index % matrix.numCols()));
      } else {
        to.put(first, Arrays.copyOfRange(matrix.toScalars(), index, index + results));
      }
    }

    @Override
    public void pull(Values v, Adjoints adjoints) {
      for (int i = 0; i < results && adjoints.wants(x); i++) {
        Scalar adjoint = adjoints.scalar(first + i);
        if (adjoint != null) {
          adjoints.add(x, index + i, adjoint, v.matrix(x));
        }
      }
    }

    @Override
    public Instruction moved(int[] to, int result) {
      return new Elements(to[0], index, result, results);
    }
  }

  /**
   * A matrix of numbers, given row after row.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   * @param operands the slots of the elements
   * @param first the slot of the result
   */
  public record OfScalars(int numRows, int numCols, int[] operands, int first)
      implements Instruction {

    @Override
    public int[] operands() {
      return operands.clone();
    }

    @Override
    public String name() {
      return "matrix";
    }

    @Override
    public Object operation() {
      return List.of(name(), numRows, numCols);
    }

    @Override
    public boolean makesMatrices() {
      return true;
    }

    @Override
    public void evaluate(Values v) {
      v.put(first, Matrix.of(numRows, numCols, v.scalars(operands)));
    }

    @Override
    public void push(Values v, Values tangents) {
      if (tangents.hasAny(operands)) {
        tangents.put(first, Matrix.of(numRows, numCols, tangents.scalarsOrZero(operands)));
      }
    }

    @Override
    public void pull(Values v, Adjoints adjoints) {
      Matrix yBar = adjoints.matrix(first);
      if (yBar != null) {
        adjoints.add(operands, yBar.toScalars());
      }
    }

    @Override
    public Instruction moved(int[] to, int result) {
      return new OfScalars(numRows, numCols, to, result);
    }
  }
}
