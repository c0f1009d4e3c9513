package org.duetad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Captured;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.program.instruction.Relation;
import org.duetad.core.program.instruction.ValueRead;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Primals;
import org.duetad.core.spi.Tag;
import org.jspecify.annotations.Nullable;

/** The recording of one program, while the function runs. */
final class Recorder extends Tag {

  private final Thread owner = Thread.currentThread();
  private final List<Object> point = new ArrayList<>();
  private final List<Instruction> instructions = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> known = new IdentityHashMap<>();
  private final LiteralSlots constants = new LiteralSlots();
  private final Lines source = new Lines();
  private final @Nullable List<String> lines;
  private int slots;

  /** A recording without source lines, as finding these would dominate its time. */
  Recorder() {
    this(null);
  }

  /** A recording that notes the user's source line of each instruction, unless the list is null. */
  Recorder(@Nullable List<String> lines) {
    this.lines = lines;
  }

  /** An input; all inputs precede the instructions. */
  Scalar input(Scalar x) {
    double primal = x.primal();
    point.add(Scalar.of(primal));
    return tracer(slots++, primal);
  }

  /** An input; all inputs precede the instructions. */
  Matrix input(Matrix x) {
    ConstantMatrix primal = x.primal();
    point.add(primal);
    return tracer(slots++, primal);
  }

  Object input(Object x) {
    return x instanceof Matrix m ? input(m) : input((Scalar) x);
  }

  /** The recorder of the inner one of two calls: the one that absorbs the other's numbers. */
  Recorder inner(@Nullable Scalar other) {
    return other instanceof Tracer s && s.level() > level() ? s.recorder() : this;
  }

  Scalar unary(UnaryRule rule, Tracer x) {
    require(rule);
    double y = rule.value().applyAsDouble(x.primal());
    return tracer(added(new Applied.Unary(rule, x.slot(), slots)), y);
  }

  Scalar binary(BinaryRule rule, Scalar x, Scalar y) {
    require(rule);
    int left = slot(rule, x);
    int right = slot(rule, y);
    double z = rule.value().applyAsDouble(x.primal(), y.primal());
    return tracer(added(new Applied.Binary(rule, left, right, slots)), z);
  }

  Scalar reduced(Reduction rule, Scalar[] x) {
    require(rule);
    int[] operands = slots(rule, x);
    double y = rule.value(Primals.of(x));
    return tracer(added(new Applied.Reduced(rule, operands, slots)), y);
  }

  Scalar[] general(GeneralRule rule, Scalar[] x) {
    require(rule.name());
    int[] operands = slots(rule.name(), x);
    double[] y = rule.evaluate(Primals.of(x));
    return tracers(added(new Applied.General(rule, operands, slots, y.length)), y);
  }

  Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    require("matrix");
    int[] operands = slots("matrix", x);
    ConstantMatrix values = (ConstantMatrix) Matrix.of(numRows, numCols, Primals.of(x));
    return tracer(added(new AppliedMatrices.OfScalars(numRows, numCols, operands, slots)), values);
  }

  Scalar[] elements(TracerMatrix x, int index, int count) {
    require("get");
    double[] values = new double[count];
    Arrays.setAll(values, k -> x.primal().at(index + k));
    return tracers(added(new AppliedMatrices.Elements(x.slot(), index, slots, count)), values);
  }

  Matrix[] matrices(MatrixRule rule, Matrix[] x) {
    require(rule.name());
    ConstantMatrix[] values = Arrays.stream(x).map(Matrix::primal).toArray(ConstantMatrix[]::new);
    ConstantMatrix[] y = rule.evaluate(values);
    int[] operands = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      operands[i] = slot(rule.name(), x[i]);
    }
    int first = added(new AppliedMatrices.OfRule(rule, operands, slots, y.length));
    Matrix[] results = new Matrix[y.length];
    Arrays.setAll(results, i -> tracer(first + i, y[i]));
    return results;
  }

  int compared(Relation relation, Scalar x, Scalar y) {
    require(relation);
    Arguments.given("compareTo", "other number", x);
    Arguments.given("compareTo", "other number", y);
    int answer = relation.of(Scalar.of(x.primal()), Scalar.of(y.primal()));
    int left = slot(relation, x);
    added(new Guard(relation, left, slot(relation, y), answer, source.ofCaller()));
    return answer;
  }

  void read(int slot, double... values) {
    require("value");
    added(new ValueRead(slot, values.clone(), source.ofCaller()));
  }

  /** How many inputs and instructions there are. */
  long recorded() {
    return (long) point.size() + instructions.size();
  }

  private int added(Instruction instruction) {
    instructions.add(instruction);
    if (lines != null) {
      lines.add(source.ofCaller());
    }
    int first = slots;
    slots += instruction.results();
    return first;
  }

  private Tracer tracer(int slot, double value) {
    return new Tracer(this, slot, value);
  }

  private TracerMatrix tracer(int slot, ConstantMatrix value) {
    return new TracerMatrix(this, slot, value);
  }

  private Scalar[] tracers(int first, double[] values) {
    Scalar[] tracers = new Scalar[values.length];
    Arrays.setAll(tracers, i -> tracer(first + i, values[i]));
    return tracers;
  }

  private int[] slots(Object operation, Scalar[] x) {
    int[] operands = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      operands[i] = slot(operation, x[i]);
    }
    return operands;
  }

  private int slot(Object operation, Scalar x) {
    if (x instanceof Tracer s && s.isOf(this)) {
      return s.slot();
    }
    if (x instanceof Constant constant) {
      return literal(constant);
    }
    Objects.requireNonNull(
        x, () -> operation + ": operand is null; wrap a double with Scalar.of(value)");
    requireOuter(operation, x, x.level());
    return given(x);
  }

  /** Equal constants are one instruction. */
  private int literal(Constant x) {
    int slot = constants.find(x.value());
    if (slot == LiteralSlots.NONE) {
      slot = added(new Literal(x, slots));
      constants.put(x.value(), slot);
    }
    return slot;
  }

  private int slot(Object operation, Matrix x) {
    if (x instanceof TracerMatrix s && s.isOf(this)) {
      return s.slot();
    }
    requireOuter(operation, x, x.level());
    return given(x);
  }

  private int given(Object value) {
    return known.computeIfAbsent(
        value,
        given ->
            added(
                given instanceof ConstantMatrix
                    ? new Literal(given, slots)
                    : new Captured(given, slots)));
  }

  private void requireOuter(Object operation, Object x, long level) {
    if (level >= level()) {
      throw Arguments.lost(operation, x);
    }
  }

  private void require(Object operation) {
    check(operation);
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          operation
              + ": thread "
              + Thread.currentThread().getName()
              + " uses a number that thread "
              + owner.getName()
              + " is recording; a recording belongs to one thread");
    }
  }

  /** The program, with these results of the function; nothing can be recorded afterwards. */
  Program program(Object[] outputs) {
    int[] results = new int[outputs.length];
    for (int i = 0; i < results.length; i++) {
      results[i] =
          outputs[i] instanceof Matrix m ? slot("record", m) : slot("record", (Scalar) outputs[i]);
    }
    end();
    return new Program(point.toArray(), List.copyOf(instructions), slots, results);
  }
}
