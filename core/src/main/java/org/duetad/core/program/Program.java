package org.duetad.core.program;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Captured;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Source;
import org.duetad.core.rules.Primitive;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A function as a straight-line program: each instruction applies a rule to slots that earlier ones
 * filled. It is evaluated on any numbers through the operator interface, so its derivatives are
 * programs again ({@link #tangent()}, {@link #adjoint()}).
 *
 * <p>A program holds for the points where the function takes the branch that it took when it was
 * recorded: comparisons are instructions, and where one has a different result, evaluation throws
 * {@link BranchChangedException}. The same holds where the function read a {@code value()} that is
 * different there. Programs are immutable; any number of threads may use one at once.
 *
 * <p>A program can be traversed: {@link #instructions} read and fill slots, {@link #inputs} fill
 * the first ones, and {@link #outputs} are among them.
 */
public final class Program {

  private final Object[] point;
  private final InstructionArrays code;
  private final int[] outputs;

  /** How the derivatives are computed that this program computes, if it does. */
  private final @Nullable Transformed derivation;

  private final Annotations annotations;

  /** The slots whose values are infinite at the point, once they were asked for. */
  private @Nullable BitSet infinite;

  /** The inputs, whose constants at the recording are the point, fill the first slots. */
  Program(Object[] point, InstructionArrays code, int[] outputs) {
    this(point, code, outputs, null, Annotations.NONE);
  }

  /** With instructions that fill the slots after the inputs one after the other. */
  Program(Object[] point, List<Instruction> instructions, int[] outputs) {
    this(point, InstructionArrays.of(instructions, point.length), outputs);
  }

  private Program(
      Object[] point,
      InstructionArrays code,
      int[] outputs,
      @Nullable Transformed derivation,
      Annotations annotations) {
    this.point = point;
    this.code = code;
    this.outputs = outputs;
    this.derivation = derivation;
    this.annotations = annotations;
  }

  /** The same program, which computes derivatives, or none if that is null. */
  Program derivedBy(@Nullable Transformed pass) {
    return new Program(point, code, outputs, pass, annotations);
  }

  /** The same program, whose slots have these names. */
  Program named(NavigableMap<Integer, String> names) {
    return annotated(new Annotations(names, watch()));
  }

  Program annotated(Annotations others) {
    return new Program(point, code, outputs, derivation, others);
  }

  @Nullable Watch watch() {
    return annotations.watch();
  }

  /**
   * Whether this program computes derivatives.
   *
   * @return true also if the function itself takes derivatives
   */
  public boolean isDerivative() {
    return derivation != null || code.hasProducts();
  }

  /** The slots whose values are infinite at the point of the recording. */
  BitSet infinite() {
    BitSet known = infinite;
    if (known == null) {
      known = Passes.infinite(this, Passes.evaluated(this, point));
      infinite = known;
    }
    return known;
  }

  @Nullable Transformed derivation() {
    return derivation;
  }

  /**
   * Records a function of numbers at a point.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, at least one coordinate
   * @return the program
   * @throws IllegalArgumentException if the point has no coordinate
   * @throws IllegalStateException if f uses a number of a derivative call from outside: pass it as
   *     an input
   */
  public static Program record(VectorFunction f, double... x) {
    Arguments.point("record", f, x);
    return Closed.of(recordOpen(f, Scalar.of(x)));
  }

  /**
   * Records a function of matrices at a point.
   *
   * @param f the function
   * @param x the point, at least one matrix
   * @return the program
   * @throws IllegalArgumentException if there is no matrix
   * @throws IllegalStateException if f uses a number of a derivative call from outside: pass it as
   *     an input
   */
  public static Program record(MatrixFunction f, DMatrixRMaj... x) {
    MatrixArguments.point("record", f, x);
    Matrix[] point = Arrays.stream(x).map(Matrix::of).toArray(Matrix[]::new);
    return Closed.of(recordOpen(f, point));
  }

  /**
   * Records a function at a point of any numbers. What the function captures is held by the
   * program, see {@link Captured}.
   *
   * @param f the function, n inputs to m outputs
   * @param x the point, n numbers of any kind
   * @return the program, not to be used after the derivative calls of the captured numbers
   */
  public static Program recordOpen(VectorFunction f, Scalar... x) {
    Arguments.function("record", f);
    Arguments.given("record", "point", x);
    return CarefulRecording.recorder(x).record("record", f, x);
  }

  /**
   * Records a function at a point of any matrices. What the function captures is held by the
   * program, see {@link Captured}.
   *
   * @param f the function
   * @param x the point, matrices of any kind
   * @return the program, not to be used after the derivative calls of the captured numbers
   */
  public static Program recordOpen(MatrixFunction f, Matrix... x) {
    Arguments.function("record", f);
    Arguments.given("record", "point", x);
    return new Recorder().record("record", f, x);
  }

  /**
   * {@code f(x)} on plain doubles.
   *
   * @param x the n inputs
   * @return the m outputs, the same bits as those of the function
   * @throws IllegalArgumentException unless there are n inputs
   * @throws BranchChangedException where the function would take another branch
   */
  public double[] evaluate(double... x) {
    Arguments.given("evaluate", "array of inputs", x);
    return Arguments.values("evaluate", evaluate(Scalar.of(x)));
  }

  /**
   * {@code f(x)} on any numbers.
   *
   * @param x the n inputs
   * @return the m outputs, of the inputs' kind
   * @throws IllegalArgumentException unless there are n inputs
   * @throws BranchChangedException where the function would take another branch
   */
  public Scalar[] evaluate(Scalar... x) {
    Arguments.given("evaluate", "array of inputs", x);
    return Passes.run(this, x).scalars(outputs);
  }

  /**
   * {@code F(X)} on any matrices.
   *
   * @param x the inputs
   * @return the outputs, of the inputs' kind
   * @throws IllegalArgumentException unless there are as many inputs as were recorded
   * @throws BranchChangedException where the function would take another branch
   */
  public Matrix[] evaluate(Matrix... x) {
    Arguments.given("evaluate", "array of inputs", x);
    return Passes.run(this, x).matrices(outputs);
  }

  /**
   * The program that computes tangents, {@code (x, v) ↦ (f(x), J(x) v)}: twice as many inputs and
   * outputs.
   *
   * @return the program, recorded at the point of this one
   * @throws IllegalStateException if a rule's derivative reads values in a way that cannot be
   *     recorded
   */
  public Program tangent() {
    return Transformed.tangent(this);
  }

  /**
   * The same with directions in some of the inputs, where tangents have no conditions of their own.
   *
   * @param variables how many of the inputs, the first ones, may change; v has as many parts
   * @return the program, recorded at the point of this one
   * @throws IllegalStateException if a rule's derivative compares or reads numbers
   */
  public Program tangent(int variables) {
    return Transformed.tangent(this, variables);
  }

  /**
   * The program that computes adjoints, {@code (x, w) ↦ (f(x), J(x)ᵀ w)}: n + m inputs, m + n
   * outputs.
   *
   * @return the program, recorded at the point of this one
   */
  public Program adjoint() {
    return Transformed.adjoint(this);
  }

  /**
   * The same program without redundancies: instructions with unused results are removed, equal ones
   * merged, and what depends on no input is computed in advance. No bit of a value changes.
   *
   * @return a program with at most as many instructions
   */
  public Program optimised() {
    return Optimiser.of(this);
  }

  /**
   * The same program, whose constants come first. Others stand where they were first used, and
   * would break the rhythm of loops.
   *
   * @return this program if they do; slots of another one are numbered otherwise
   */
  public Program constantsFirst() {
    int constants = code.constants();
    boolean areFirst =
        IntStream.range(0, code.kinds()).filter(k -> code.ofKind(k) instanceof Source).count()
            == constants;
    if (areFirst) {
      return this;
    }
    int[] renamed = new int[slots()];
    InstructionArrays moved = code.constantsFirst(renamed);
    NavigableMap<Integer, String> names = new TreeMap<>();
    names().forEach((slot, name) -> names.put(renamed[slot], name));
    int[] results = IntStream.of(outputs).map(slot -> renamed[slot]).toArray();
    Watch watch = watch();
    return new Program(
        point,
        moved,
        results,
        derivation,
        new Annotations(names, watch == null ? null : watch.constantsFirst(code)));
  }

  /**
   * The same program, which keeps the body of a loop once, with the slots that it reads in the
   * first turn and how far these move: that takes less memory, where loops are long. Instructions
   * as objects are then not kept.
   *
   * @param loops loops, one after the other, whose turns do the same
   * @return this program if loops are few
   * @throws IllegalArgumentException if turns differ, or if loops are not one after the other
   */
  public Program rolled(List<Repeat> loops) {
    InstructionArrays rolled = code.rolled(Arguments.given("rolled", "list of loops", loops));
    return rolled == null ? this : new Program(point, rolled, outputs, derivation, annotations);
  }

  /**
   * Whether another program is the same: the same operations of the same slots in the same order,
   * with the same constants, conditions and outputs. The points of the recordings may differ. Rules
   * are the same if they are equal, or the library's, of one name and with the same parameters.
   *
   * @param other a program
   * @return whether it is the same
   */
  public boolean isSame(Program other) {
    return isSame(other, Object::equals);
  }

  /**
   * The same, where further rules count as the same.
   *
   * @param other a program
   * @param areSame whether two rules that are not the same count as such
   * @return whether it is the same
   */
  public boolean isSame(Program other, BiPredicate<Primitive, Primitive> areSame) {
    Arguments.given("isSame", "program", other);
    Arguments.given("isSame", "comparison of rules", areSame);
    return inputs() == other.inputs()
        && Arrays.equals(outputs, other.outputs)
        && code.isSame(other.code, areSame);
  }

  /**
   * A numbered listing, one instruction per line; equal programs have equal listings.
   *
   * @return lines of text
   */
  @Override
  public String toString() {
    return Listing.of(this);
  }

  /**
   * The program as a graph in the DOT language: a node for each result, with its value at the
   * recorded point (for a matrix, its shape) and the adjoint of the sum of all outputs.
   *
   * @return DOT text
   */
  public String toDot() {
    return Drawing.of(this);
  }

  /**
   * How often each operation occurs, by name in alphabetical order; constants and conditions too.
   *
   * @return counts by name
   */
  public SortedMap<String, Long> counts() {
    return instructions().stream()
        .collect(Collectors.groupingBy(Instruction::name, TreeMap::new, Collectors.counting()));
  }

  /**
   * How many values are alive after each instruction: filled, and still to be read.
   *
   * @return one count for each instruction
   */
  public int[] liveValues() {
    return Liveness.of(this);
  }

  /**
   * How many inputs there are; they fill the first slots.
   *
   * @return 1 or more
   */
  public int inputs() {
    return point.length;
  }

  /**
   * The point at which it was recorded.
   *
   * @return a constant for each input: a {@link Scalar} or a {@link Matrix}
   */
  public Object[] point() {
    return point.clone();
  }

  /**
   * How many slots there are: one for each input and each result of an instruction.
   *
   * @return the number of values that an evaluation computes
   */
  public int slots() {
    return code.slots();
  }

  /**
   * The slots of the outputs.
   *
   * @return a slot for each
   */
  public int[] outputs() {
    return outputs.clone();
  }

  /**
   * The names ({@link Scalar#named}) of inputs and results that have one, by their slots.
   *
   * @return an unmodifiable map
   */
  public NavigableMap<Integer, String> names() {
    return annotations.names();
  }

  /**
   * The instructions, in the order of evaluation: each reads slots that were filled before.
   *
   * @return an unmodifiable list
   */
  public List<Instruction> instructions() {
    return code.instructions();
  }

  /**
   * The instructions as numbers.
   *
   * @return the kind of each, and its operands
   */
  public InstructionArrays code() {
    return code;
  }

  /**
   * Whether a slot depends on an input.
   *
   * @param slot the slot
   * @return false for what is constant
   */
  public boolean isActive(int slot) {
    return active()[slot];
  }

  boolean[] active() {
    return code.active();
  }
}
