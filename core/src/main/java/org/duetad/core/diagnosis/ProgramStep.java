package org.duetad.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;

/**
 * One operation of a program at a point. It is a function of those of its operands that depend on
 * an input, the elements of matrices row after row; the others are constants.
 *
 * <p>For authors of checks.
 */
public final class ProgramStep implements VectorFunction {

  /** The maximum number of operands printed. */
  private static final int SHOWN = 4;

  private final Instruction instruction;
  private final Program program;
  private final Values run;

  /** Whether constants are operands, too. */
  private final boolean isOfAll;

  ProgramStep(Instruction instruction, Program program, Values run) {
    this(instruction, program, run, false);
  }

  private ProgramStep(Instruction instruction, Program program, Values run, boolean isOfAll) {
    this.instruction = instruction;
    this.program = program;
    this.run = run;
    this.isOfAll = isOfAll;
  }

  /**
   * The field's name of the operation.
   *
   * @return the rule's name
   */
  public String name() {
    return instruction.name();
  }

  /**
   * Whether its derivatives are given by pushforward and pullback, not by slopes.
   *
   * @return true for a rule of several results
   */
  public boolean isGeneral() {
    return instruction instanceof Applied.General;
  }

  /**
   * Whether it is an operation on whole matrices, not on their elements.
   *
   * @return true for a rule of matrices that is not made of rules of numbers
   */
  public boolean isOfMatrices() {
    return accuracy().isNormwise();
  }

  /**
   * The slots of the operands that this is a function of.
   *
   * @return a slot for each, twice if it is used twice
   */
  public int[] inputs() {
    int[] slots = instruction.operands();
    return isOfAll ? slots : Arrays.stream(slots).filter(program::isActive).toArray();
  }

  /**
   * The slots of the results.
   *
   * @return consecutive slots
   */
  public int[] results() {
    int[] results = new int[instruction.results()];
    Arrays.setAll(results, i -> instruction.first() + i);
    return results;
  }

  /** A function of all of its operands, constants included. */
  ProgramStep ofAll() {
    return new ProgramStep(instruction, program, run, true);
  }

  /**
   * The values of its results at the absolute values of all operands: the size of a sum's terms.
   */
  double[] sizes() {
    double[] all = numbers();
    Arrays.setAll(all, i -> Math.abs(all[i]));
    return ofAll().value(all);
  }

  /**
   * How wrong its operands may be taken to be for its stated accuracy; those of a matrix relative
   * to the largest element, where the accuracy is.
   *
   * @return a size for each number that this is a function of
   */
  public double[] backwardErrors() {
    RuleRounding accuracy = accuracy();
    double[] errors = sizesOfOperands(accuracy.isNormwise());
    for (int i = 0; i < errors.length; i++) {
      errors[i] *= Math.max(accuracy.backward(), RuleRounding.UNIT);
    }
    return errors;
  }

  /** The size of each number that this is a function of, or that of the largest of its matrix. */
  double[] sizesOfOperands(boolean isNormwise) {
    Object[] operands = operands();
    double[][] sizes = new double[operands.length][0];
    for (int i : places()) {
      sizes[i] = LocalDerivatives.doubles(ProgramTrace.scalars(operands[i]));
      double largest = isNormwise ? PowerOfTwo.largest(sizes[i]) : 0;
      for (int k = 0; k < sizes[i].length; k++) {
        sizes[i][k] = isNormwise ? largest : Math.abs(sizes[i][k]);
      }
    }
    return ProgramTrace.gathered(sizes, places());
  }

  /** Its values and derivatives on doubles. */
  StepDerivatives derivatives() {
    StepDerivatives recorded = new StepDerivatives.Recorded(this);
    return SlopeRule.of(instruction)
        .<StepDerivatives>map(rule -> new RuleDerivatives(rule, numbers(), places(), recorded))
        .orElse(recorded);
  }

  private Object[] operands() {
    int[] slots = instruction.operands();
    Object[] operands = new Object[slots.length];
    Arrays.setAll(operands, i -> run.get(slots[i]));
    return operands;
  }

  private double[] numbers() {
    Object[] operands = operands();
    double[] numbers = new double[operands.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ((Scalar) operands[i]).value();
    }
    return numbers;
  }

  /** Which operands this is a function of. */
  private int[] places() {
    int[] slots = instruction.operands();
    return IntStream.range(0, slots.length).filter(i -> isOf(slots[i])).toArray();
  }

  private boolean isOf(int slot) {
    return isOfAll || program.isActive(slot);
  }

  /** The accuracy that is stated for it. */
  RuleRounding accuracy() {
    int[] slots = instruction.operands();
    int dimension = 1;
    for (int slot : slots) {
      if (run.get(slot) instanceof Matrix m) {
        dimension = Math.max(dimension, Math.max(m.numRows(), m.numCols()));
      }
    }
    return RuleRounding.of(instruction, slots.length, dimension);
  }

  @Override
  public Scalar[] apply(Scalar... x) {
    int[] slots = instruction.operands();
    Values values = new Values(slots.length + instruction.results());
    int from = 0;
    for (int i = 0; i < slots.length; i++) {
      if (!isOf(slots[i])) {
        values.put(i, run.get(slots[i]));
      } else if (run.get(slots[i]) instanceof Matrix m) {
        int to = from + m.numRows() * m.numCols();
        values.put(i, Matrix.of(m.numRows(), m.numCols(), Arrays.copyOfRange(x, from, to)));
        from = to;
      } else {
        values.put(i, x[from++]);
      }
    }
    int[] own = IntStream.range(0, slots.length).toArray();
    instruction.moved(own, own.length).evaluate(values);
    List<Scalar> results = new ArrayList<>();
    for (int i = 0; i < instruction.results(); i++) {
      results.addAll(List.of(ProgramTrace.scalars(values.get(slots.length + i))));
    }
    return results.toArray(Scalar[]::new);
  }

  /** As {@code %3 = tanh(%2 = 0.25)}. */
  @Override
  public String toString() {
    int[] slots = instruction.operands();
    StringBuilder text = new StringBuilder("%" + instruction.first() + " = " + name() + "(");
    for (int i = 0; i < Math.min(SHOWN, slots.length); i++) {
      text.append(i == 0 ? "" : ", ")
          .append("%" + slots[i] + " = ")
          .append(shown(run.get(slots[i])));
    }
    return text.append(slots.length > SHOWN ? ", " + slots.length + " in all)" : ")").toString();
  }

  private static String shown(Object operand) {
    return operand instanceof Matrix m
        ? m.shape() + " matrix"
        : Double.toString(((Scalar) operand).value());
  }
}
