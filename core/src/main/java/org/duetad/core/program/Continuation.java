package org.duetad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.spectral.InvariantFunction;
import org.duetad.core.matrix.spectral.SpectrumRule;
import org.duetad.core.matrix.spectral.VectorsRule;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Captured;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A program where eigenvalues or singular values coincide or nearly do, of which single ones are
 * not smooth: their derivatives depend on what is computed from them. It is cut behind a {@link
 * SpectrumRule}, and what follows is one rule together with it; with a {@link VectorsRule} in it,
 * all of it is one rule, whose derivatives are computed by adjoints.
 */
public final class Continuation {

  private final Program program;
  private final Values primals;

  /** Null if all of the program is what follows. */
  private final AppliedMatrices.@Nullable OfRule spectrum;

  private final int cut;
  private final List<Integer> live = new ArrayList<>();
  private final List<Integer> outputs = new ArrayList<>();
  private final List<Instruction> instructions = new ArrayList<>();
  private int slots;

  private Continuation(Program program, Values primals, int cut) {
    this.program = program;
    this.primals = primals;
    this.cut = cut;
    this.spectrum = cut < 0 ? null : (AppliedMatrices.OfRule) program.instructions().get(cut);
    this.slots = program.slots();
  }

  /**
   * The same function, of which derivatives exist where they do for all that is computed of
   * eigenvalues, singular values and vectors together.
   *
   * @param f the function
   * @param order the highest order of derivatives
   * @return the function, recorded whenever it is used
   */
  @SuppressWarnings("overloads") // Callers pass a function whose type is known.
  public static VectorFunction of(VectorFunction f, int order) {
    Arguments.function("continuation", f);
    return x -> of(Program.recordOpen(f, x), order).evaluate(x);
  }

  /**
   * As {@link #of(VectorFunction, int)}, to third order.
   *
   * @param f the function
   * @return the function, recorded whenever it is used
   */
  @SuppressWarnings("overloads") // Callers pass a function whose type is known.
  public static VectorFunction of(VectorFunction f) {
    return of(f, InvariantFunction.MAX_ORDER);
  }

  /**
   * As {@link #of(VectorFunction, int)}.
   *
   * @param f the function
   * @param order the highest order of derivatives
   * @return the function, recorded whenever it is used
   */
  @SuppressWarnings("overloads") // Callers pass a function whose type is known.
  public static MatrixFunction of(MatrixFunction f, int order) {
    Arguments.function("continuation", f);
    return x -> of(Program.recordOpen(f, x), order).evaluate(x)[0];
  }

  /**
   * As {@link #of(VectorFunction, int)}, to third order.
   *
   * @param f the function
   * @return the function, recorded whenever it is used
   */
  @SuppressWarnings("overloads") // Callers pass a function whose type is known.
  public static MatrixFunction of(MatrixFunction f) {
    return of(f, InvariantFunction.MAX_ORDER);
  }

  /**
   * The same program, with what follows a spectrum joined to it if values nearly coincide; to third
   * order.
   *
   * @param program the program
   * @return the same one, or a program with the same values
   */
  public static Program of(Program program) {
    Arguments.given("continuation", "program", program);
    return of(program, InvariantFunction.MAX_ORDER);
  }

  /**
   * Whether the derivatives of a program depend on how near to each other the values of a
   * decomposition are, so that tangents recorded at one point do not hold at another one.
   *
   * @param program the program
   * @return true if it has eigenvalues, singular values, their vectors, or what is made of some
   */
  public static boolean mayBeNeeded(Program program) {
    Arguments.given("continuation", "program", program);
    return program
        .code()
        .findKind(kind -> isSpectrum(kind) || ReplacedRules.mayBeReplaced(kind))
        .isPresent();
  }

  private static Program of(Program program, int order) {
    return ReplacedRules.hasTiedVectors(program, order) || ReplacedRules.isPartlySmooth(program)
        ? byAdjoints(program, order)
        : joined(program, order);
  }

  /**
   * The same function, of which tangents are computed by adjoints: results that have no tangents
   * may be unused, and then have zero adjoints.
   *
   * @param f the function
   * @param order the highest order of derivatives
   * @return the function, recorded whenever it is used
   */
  @SuppressWarnings("overloads") // Callers pass a function whose type is known.
  public static VectorFunction byAdjoints(VectorFunction f, int order) {
    Arguments.function("continuation", f);
    return x -> byAdjoints(Program.recordOpen(f, x), order).evaluate(x);
  }

  /**
   * As {@link #byAdjoints(VectorFunction, int)}.
   *
   * @param f the function
   * @param order the highest order of derivatives
   * @return the function, recorded whenever it is used
   */
  @SuppressWarnings("overloads") // Callers pass a function whose type is known.
  public static MatrixFunction byAdjoints(MatrixFunction f, int order) {
    Arguments.function("continuation", f);
    return x -> byAdjoints(Program.recordOpen(f, x), order).evaluate(x)[0];
  }

  private static Program byAdjoints(Program program, int order) {
    return new Continuation(program, ReplacedRules.primals(program), -1).byAdjoints(order);
  }

  private static Program joined(Program program, int order) {
    return program.code().findKind(Continuation::isSpectrum).isPresent()
        ? joined(program, program.optimised(), order)
        : program;
  }

  /** Equal spectra are one: a function that asks twice may be symmetric in both together only. */
  private static Program joined(Program original, Program program, int order) {
    List<Instruction> instructions = program.instructions();
    Values primals = ReplacedRules.primals(program);
    for (int k = 0; k < instructions.size(); k++) {
      if (isSpectrum(instructions.get(k))) {
        AppliedMatrices.OfRule applied = (AppliedMatrices.OfRule) instructions.get(k);
        ConstantMatrix a = (ConstantMatrix) primals.matrix(applied.operands()[0]);
        if (program.isActive(applied.operands()[0])
            && ((SpectrumRule) applied.rule()).isNearlyTied(a, order)) {
          return new Continuation(program, primals, k).joined(applied);
        }
      }
    }
    return original;
  }

  private static boolean isSpectrum(Instruction instruction) {
    return instruction instanceof AppliedMatrices.OfRule applied
        && applied.rule() instanceof SpectrumRule;
  }

  private static boolean isCaptured(Instruction instruction) {
    return instruction instanceof Captured;
  }

  private static boolean isConstant(Instruction instruction) {
    return instruction instanceof Literal;
  }

  private Program joined(AppliedMatrices.OfRule cutBehind) {
    begin();
    Composition rule = new Composition((SpectrumRule) cutBehind.rule(), rest(), packed(live));
    return applied(rule, cutBehind.operands()[0], gathered(live));
  }

  /** The whole program as one rule. */
  private Program byAdjoints(int order) {
    begin();
    Program function = rest();
    Program turned = ReplacedRules.turned(function, order);
    if (turned != function) {
      requireNoChoice(turned);
    }
    Program isolated = ReplacedRules.isolated(function, order);
    Program derivatives = joined(ReplacedRules.apart(isolated), order);
    return applied(new ByAdjoints(function, derivatives), gathered(live));
  }

  /** With any seeds, and any basis where there are several: what depends on it is refused. */
  private static void requireNoChoice(Program turned) {
    PackedProgram packed = new PackedProgram(turned);
    Scalar[] point =
        Arrays.stream(turned.point())
            .flatMap(in -> Arrays.stream(Scalar.of(Values.numbers(in))))
            .toArray(Scalar[]::new);
    try {
      Scalar[] seeds = packed.outputs(point);
      Arrays.setAll(seeds, i -> Scalar.of(Math.cos(i + 1.0)));
      packed.pullback(point, seeds);
    } catch (BranchChangedException otherBranch) {
      // Another basis takes another branch: what it says about this one is unknown.
    }
  }

  private void begin() {
    List<Instruction> all = program.instructions();
    instructions.addAll(all.subList(0, Math.max(cut, 0)));
    all.subList(cut + 1, all.size()).stream()
        .filter(Continuation::isCaptured)
        .forEach(instructions::add);
    findLive();
  }

  private Program applied(MatrixRule rule, int... operands) {
    int first = slots++;
    instructions.add(new AppliedMatrices.OfRule(rule, operands, first, 1));
    int[] renamed = scattered(first);
    return compact(Arrays.stream(program.outputs()).map(slot -> renamed[slot]).toArray());
  }

  /** Without the slots of the instructions that are gone. */
  private Program compact(int[] results) {
    int[] renamed = new int[slots];
    Arrays.setAll(renamed, slot -> slot);
    List<Instruction> moved = new ArrayList<>();
    int next = program.inputs();
    for (Instruction instruction : instructions) {
      next = move(instruction, renamed, next, moved);
    }
    return new Program(program.point(), moved, renamed(results, renamed));
  }

  /** Adds an instruction that fills the next slots; the one after them. */
  private static int move(
      Instruction instruction, int[] renamed, int next, List<Instruction> moved) {
    moved.add(instruction.moved(renamed(instruction.operands(), renamed), next));
    for (int i = 0; i < instruction.results(); i++) {
      renamed[instruction.first() + i] = next + i;
    }
    return next + instruction.results();
  }

  private static int[] renamed(int[] slots, int[] renamed) {
    return Arrays.stream(slots).map(slot -> renamed[slot]).toArray();
  }

  /** What the rest reads of what came before, and which outputs it computes. */
  private void findLive() {
    boolean[] before = new boolean[program.slots()];
    Arrays.fill(before, 0, spectrum == null ? program.inputs() : spectrum.first(), true);
    List<Instruction> all = program.instructions();
    boolean[] read = new boolean[program.slots()];
    for (Instruction instruction : all.subList(cut + 1, all.size())) {
      if (isCaptured(instruction)) {
        before[instruction.first()] = true;
      }
      Arrays.stream(instruction.operands()).forEach(slot -> read[slot] = true);
    }
    for (Instruction instruction : all) {
      if (isConstant(instruction)) {
        read[instruction.first()] = false; // The rest has constants of its own.
      }
    }
    for (int slot = 0; slot < read.length; slot++) {
      if (read[slot] && before[slot]) {
        live.add(slot);
      }
    }
    Arrays.stream(program.outputs()).distinct().filter(slot -> !before[slot]).forEach(outputs::add);
  }

  /** The instructions behind the cut, as a function of the spectrum and of what is live. */
  private Program rest() {
    int[] renamed = new int[program.slots()];
    List<Object> point = new ArrayList<>();
    if (spectrum != null) {
      renamed[spectrum.first()] = 0;
      point.add(primals.get(spectrum.first()));
    }
    for (int slot : live) {
      renamed[slot] = point.size();
      point.add(primals.get(slot));
    }
    int next = point.size();
    List<Instruction> moved = new ArrayList<>();
    List<Instruction> all = program.instructions();
    for (int k = 0; k < all.size(); k++) {
      Instruction instruction = all.get(k);
      if (isConstant(instruction) || (k > cut && !isCaptured(instruction))) {
        next = move(instruction, renamed, next, moved);
      }
    }
    int[] results = outputs.stream().mapToInt(slot -> renamed[slot]).toArray();
    return new Program(point.toArray(), moved, results);
  }

  private double[] packed(List<Integer> of) {
    return of.stream()
        .flatMapToDouble(slot -> Arrays.stream(Values.numbers(primals.get(slot))))
        .toArray();
  }

  /** All elements of what is live in one column; its slot. */
  private int gathered(List<Integer> of) {
    List<Integer> elements = new ArrayList<>();
    for (int slot : of) {
      if (primals.get(slot) instanceof Matrix m) {
        int count = m.numRows() * m.numCols();
        if (count > 0) {
          instructions.add(new AppliedMatrices.Elements(slot, 0, slots, count));
        }
        for (int i = 0; i < count; i++) {
          elements.add(slots++);
        }
      } else {
        elements.add(slot);
      }
    }
    int[] operands = elements.stream().mapToInt(Integer::intValue).toArray();
    instructions.add(new AppliedMatrices.OfScalars(operands.length, 1, operands, slots));
    return slots++;
  }

  /** The outputs out of one column; the new slot of each. */
  private int[] scattered(int column) {
    int[] renamed = new int[program.slots()];
    Arrays.setAll(renamed, slot -> slot);
    int index = 0;
    for (int slot : outputs) {
      int count = Values.numbers(primals.get(slot)).length;
      if (count > 0) {
        instructions.add(new AppliedMatrices.Elements(column, index, slots, count));
      }
      int[] elements = new int[count];
      Arrays.setAll(elements, i -> slots + i);
      slots += count;
      index += count;
      renamed[slot] = primals.get(slot) instanceof Matrix m ? matrix(m, elements) : elements[0];
    }
    return renamed;
  }

  private int matrix(Matrix like, int[] elements) {
    instructions.add(
        new AppliedMatrices.OfScalars(like.numRows(), like.numCols(), elements, slots));
    return slots++;
  }
}
