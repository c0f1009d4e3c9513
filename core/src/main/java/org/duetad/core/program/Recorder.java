package org.duetad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.duetad.core.Constant;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
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
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.rules.UnderflowTies;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.duetad.core.spi.Tag;
import org.jspecify.annotations.Nullable;

/** The recording of one program, while the function runs. */
final class Recorder extends Tag {

  private final Thread owner = Thread.currentThread();
  private final List<Object> point = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> known = new IdentityHashMap<>();
  private final LiteralSlots constants = new LiteralSlots();
  private final Lines source;
  private final @Nullable List<String> lines;

  /** In a careful recording, the factors of the slots, and at -1 - r that of r as a result. */
  private final @Nullable Map<Integer, Scalar> factors;

  private final InstructionWriter code = new InstructionWriter();

  /** The names of slots that have one. */
  private final NavigableMap<Integer, String> names = new TreeMap<>();

  /** How many more conditions may be recorded. */
  private long conditions = Long.MAX_VALUE;

  /** Whether operations on matrices are recorded as operations on their elements. */
  private boolean byElements;

  /** A recording with the source lines of conditions, as finding all would dominate its time. */
  Recorder() {
    this(Lines.ofUser(), null, null);
  }

  /** A recording of a rule's formula, whose conditions have no source lines. */
  static Recorder ofFormula() {
    return new Recorder(Lines.none(), null, null);
  }

  /** A recording for careful passes, of derivatives too; with source lines unless null. */
  static Recorder careful(@Nullable List<String> lines) {
    return new Recorder(Lines.ofUser(), lines, new HashMap<>());
  }

  /** A recording for careful passes, without operations on matrices as far as possible. */
  static Recorder byElements() {
    Recorder recorder = new Recorder(Lines.none(), null, new HashMap<>());
    recorder.byElements = true;
    return recorder;
  }

  /** A recording that notes the user's source line of each instruction, unless the list is null. */
  Recorder(@Nullable List<String> lines) {
    this(Lines.ofUser(), lines, null);
  }

  private Recorder(
      Lines source, @Nullable List<String> lines, @Nullable Map<Integer, Scalar> factors) {
    this.source = source;
    this.lines = lines;
    this.factors = factors;
  }

  /** Whether derivatives are recorded to be repeated in a careful pass. */
  boolean isCareful() {
    return factors != null;
  }

  /** The program of a function at a point; the operation is for messages. */
  Program record(String operation, VectorFunction f, Scalar[] x) {
    try {
      Scalar[] inputs = new Scalar[x.length];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = input(x[i]);
      }
      return program(Arguments.outputs(operation, f.apply(inputs)));
    } finally {
      end();
    }
  }

  /** The program of a function of matrices; the operation is for messages. */
  Program record(String operation, MatrixFunction f, Matrix[] x) {
    try {
      Matrix[] inputs = Arrays.stream(x).map(in -> input(in)).toArray(Matrix[]::new);
      return program(new Object[] {MatrixArguments.output(operation, f.apply(inputs))});
    } finally {
      end();
    }
  }

  /** An input; all inputs precede the instructions. */
  Scalar input(Scalar x) {
    double primal = x.primal();
    point.add(Scalar.of(primal));
    return tracer(code.input(), primal);
  }

  /** An input; all inputs precede the instructions. */
  Matrix input(Matrix x) {
    ConstantMatrix primal = x.primal();
    point.add(primal);
    return tracer(code.input(), primal);
  }

  /** Of a matrix, in a recording by elements, the elements. */
  Object inElements(Object x) {
    return x instanceof TracerMatrix m ? inElements(m) : x;
  }

  private Matrix inElements(TracerMatrix x) {
    return byElements ? new ElementsMatrix(this, x.numRows(), x.numCols(), x.toScalars()) : x;
  }

  Object input(Object x) {
    return x instanceof Matrix m ? input(m) : input((Scalar) x);
  }

  /** Names a slot; the last name counts, and none after the recording. */
  void name(int slot, String name) {
    if (!hasEnded()) {
      require("named");
      names.put(slot, name);
    }
  }

  Scalar unary(UnaryRule rule, Tracer x) {
    boolean isBorder = Factors.isBorder(rule);
    if (isBorder && factors == null) {
      return x; // Nothing is recorded: the number may be one that a later call replaces.
    }
    require(rule);
    return isBorder ? border(rule, x, Objects.requireNonNull(factors)) : applied(rule, x);
  }

  /** The factor of a slot is recorded once. */
  private Scalar border(UnaryRule rule, Tracer x, Map<Integer, Scalar> known) {
    if (!Factors.isFactor(rule)) {
      return applied(rule, x);
    }
    int key = Factors.isResult(rule) ? -1 - x.slot() : x.slot();
    Scalar factor = known.get(key);
    if (factor == null) {
      factor = applied(rule, x);
      known.put(key, factor);
    }
    return factor;
  }

  private Scalar applied(UnaryRule rule, Tracer x) {
    int result = noted(code.add(rule, x.slot()));
    return isCareful()
        ? tracer(result, x.exact().apply(rule))
        : tracer(result, rule.value().applyAsDouble(x.primal()));
  }

  Scalar binary(BinaryRule rule, Scalar x, Scalar y) {
    require(rule);
    if (!isCareful() && UnderflowTies.isTie(rule)) {
      return UnderflowTies.constant(rule);
    }
    int left = slot(rule, x);
    int right = slot(rule, y);
    int result = noted(code.add(rule, left, right));
    return isCareful()
        ? tracer(result, Tracer.exact(x).apply(rule, Tracer.exact(y)))
        : tracer(result, rule.value().applyAsDouble(x.primal(), y.primal()));
  }

  Scalar reduced(Reduction rule, Scalar[] x) {
    require(rule);
    int[] operands = new int[x.length];
    double[] values = read(rule, x, 0, operands, 0, new double[x.length], x.length);
    int result = noted(code.add(rule, operands));
    return isCareful()
        ? tracer(result, rule.of(Tracer.exact(x)))
        : tracer(result, rule.value(values));
  }

  /** An inner product, of values without exponents. */
  Scalar dot(Scalar[] a, int i, Scalar[] b, int j, int length) {
    require(Reductions.DOT);
    int[] operands = new int[2 * length];
    double[] values = new double[operands.length];
    read(Reductions.DOT, a, i, operands, 0, values, length);
    read(Reductions.DOT, b, j, operands, length, values, length);
    int result = noted(code.add(Reductions.DOT, operands));
    return tracer(result, Reductions.DOT.value(values));
  }

  Scalar[] general(GeneralRule rule, Scalar[] x) {
    require(rule.name());
    int[] operands = new int[x.length];
    double[] values = read(rule.name(), x, 0, operands, 0, new double[x.length], x.length);
    Scalar[] y = isCareful() ? rule.of(Tracer.exact(x)) : Scalar.of(rule.evaluate(values));
    int first = added(new Applied.General(rule, operands, code.slots(), y.length));
    Scalar[] results = new Scalar[y.length];
    for (int i = 0; i < y.length; i++) {
      results[i] = isCareful() ? tracer(first + i, y[i]) : tracer(first + i, y[i].primal());
    }
    return results;
  }

  Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    require("matrix");
    return byElements
        ? new ElementsMatrix(this, numRows, numCols, x.clone())
        : joined(numRows, numCols, x);
  }

  private TracerMatrix joined(int numRows, int numCols, Scalar[] x) {
    int[] operands = new int[x.length];
    double[] elements = read("matrix", x, 0, operands, 0, new double[x.length], x.length);
    ConstantMatrix values = (ConstantMatrix) Matrix.of(numRows, numCols, elements);
    return tracer(
        added(new AppliedMatrices.OfScalars(numRows, numCols, operands, code.slots())), values);
  }

  Scalar[] elements(TracerMatrix x, int index, int count) {
    require("get");
    double[] values = new double[count];
    Arrays.setAll(values, k -> x.primal().at(index + k));
    return tracers(
        added(new AppliedMatrices.Elements(x.slot(), index, code.slots(), count)), values);
  }

  Matrix[] matrices(MatrixRule rule, Matrix[] x) {
    require(rule.name());
    ConstantMatrix[] values = Arrays.stream(x).map(Matrix::primal).toArray(ConstantMatrix[]::new);
    ConstantMatrix[] y = rule.evaluate(values);
    int[] operands = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      operands[i] = slot(rule.name(), x[i]);
    }
    int first = added(new AppliedMatrices.OfRule(rule, operands, code.slots(), y.length));
    Matrix[] results = new Matrix[y.length];
    Arrays.setAll(results, i -> inElements(tracer(first + i, y[i])));
    return results;
  }

  /** Limits how many conditions may be recorded. */
  Recorder withConditions(long most) {
    conditions = most;
    return this;
  }

  private void countCondition() {
    if (conditions-- == 0) {
      throw new IllegalStateException(
          "record: a derivative compares or reads numbers, so that its program would hold at few points");
    }
  }

  int compared(Relation relation, Scalar x, Scalar y) {
    require(relation);
    countCondition();
    Arguments.given("compareTo", "other number", x);
    Arguments.given("compareTo", "other number", y);
    int answer = relation.of(Scalar.of(x.primal()), Scalar.of(y.primal()));
    int left = slot(relation, x);
    added(new Guard(relation, left, slot(relation, y), answer, source.ofCaller()));
    return answer;
  }

  void read(int slot, double... values) {
    require("value");
    countCondition();
    added(new ValueRead(slot, values.clone(), source.ofCaller()));
  }

  /** How many inputs and instructions there are. */
  long recorded() {
    return (long) point.size() + code.size();
  }

  private int added(Instruction instruction) {
    return noted(code.add(instruction));
  }

  /** With the source line of the instruction that was just added. */
  private int noted(int result) {
    if (lines != null) {
      lines.add(source.ofCaller());
    }
    return result;
  }

  private Tracer tracer(int slot, Scalar exact) {
    return new Tracer(this, slot, exact);
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

  /** The slots and the values of operands; the values. */
  private double[] read(
      Object operation, Scalar[] x, int from, int[] slots, int to, double[] values, int length) {
    for (int k = 0; k < length; k++) {
      Scalar operand = x[from + k];
      slots[to + k] = slot(operation, operand);
      values[to + k] = operand.primal();
    }
    return values;
  }

  private int slot(Object operation, Scalar x) {
    if (x instanceof Tracer s && s.isOf(this)) {
      return s.slot();
    }
    if (x instanceof Constant constant) {
      return literal(constant);
    }
    if (x != null && Factors.isPlain(x)) {
      return isCareful()
          ? added(new Literal(x, code.slots()))
          : literal((Constant) Scalar.of(x.value()));
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
      slot = added(new Literal(x, code.slots()));
      constants.put(x.value(), slot);
    }
    return slot;
  }

  private int slot(Object operation, Matrix x) {
    if (x instanceof TracerMatrix s && s.isOf(this)) {
      return s.slot();
    }
    if (byElements && x instanceof ElementsMatrix) {
      return joined(x.numRows(), x.numCols(), x.toScalars()).slot();
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
                    ? new Literal(given, code.slots())
                    : new Captured(given, code.slots())));
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
    return new Program(point.toArray(), code.arrays(), results).named(names);
  }
}
