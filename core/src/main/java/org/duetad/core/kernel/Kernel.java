package org.duetad.core.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.blocks.LaneLoop;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.plan.KernelLayout;
import org.duetad.core.kernel.plan.KernelPlan;
import org.duetad.core.kernel.plan.KernelPrograms;
import org.duetad.core.kernel.plan.Outputs;
import org.duetad.core.kernel.plan.RolledProgram;
import org.duetad.core.kernel.plan.Shape;
import org.duetad.core.kernel.sweep.FrameBytes;
import org.duetad.core.kernel.sweep.KernelBuilder;
import org.duetad.core.kernel.sweep.KernelSweep;
import org.duetad.core.kernel.sweep.SweepFrame;
import org.duetad.core.kernel.trial.KernelTier;
import org.duetad.core.kernel.trial.PartMaker;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.loops.SourceLanguage;
import org.duetad.core.spi.Arguments;

/**
 * A program of numbers for repeated evaluation on doubles, with its loops found again ({@link
 * LoopNest}). Turns of a loop that do not depend on each other are lanes: each operation is done
 * for a block of turns at once, as a counted loop over arrays that the JIT vectorises. A program
 * without such loops is done by groups of independent instructions that are alike. What is in no
 * loop, and loops that do little at once, are interpreted number by number.
 *
 * <p>Values are bit for bit those of the function. Adjoints are sums of the same products in a
 * fixed order, whatever the size of the blocks; the order is that of the Javadoc of the package.
 *
 * <p>Its methods throw what a rule of the function throws at the point; an {@link AssertionError}
 * is a fault of the kernel itself. A kernel is immutable; any number of threads may use one at
 * once, each with a frame of its own.
 */
public final class Kernel {

  private static final double[] NONE = {};

  private final Origin origin;
  private final KernelCare care;
  private final int variables;
  private final FlatCode code;
  private final KernelPlan plan;
  private final int size;
  private final Outputs outputs;
  private final KernelTier tier;
  private final int depth;
  private final List<LaneLoop> loops;
  private final int sums;
  private final long bytes;

  /** How many values a frame has: those that are read, and the others if there is room. */
  private final int numbers;

  Kernel(Origin origin, int variables, KernelPlan plan) {
    this.origin = origin;
    this.variables = variables;
    this.plan = plan;
    code = plan.code();
    care = new KernelCare(origin, code.inputs());
    List<Shape> shapes = plan.shapes();
    KernelLayout layout = new KernelLayout(code, shapes, variables);
    size = layout.size();
    outputs = Outputs.of(code, layout);
    KernelBuilder builder = new KernelBuilder(code, layout, origin.isDerivative(), false);
    KernelSweep arrays = KernelSweep.of(plan, builder, layout, outputs);
    tier =
        new KernelTier(
            arrays,
            this::memory,
            variables,
            outputs.count(),
            new PartMaker(arrays, plan, layout, builder));
    depth = builder.depth();
    loops = builder.loops();
    sums = builder.sums();
    boolean isLimited = new FrameBytes(size, loops).bytes() > plan.bytes();
    numbers = isLimited ? layout.inMemory() : size;
    FrameBytes frame = new FrameBytes(numbers, loops);
    if (isLimited) {
      tier.decline();
      frame.limit(plan.bytes());
    }
    bytes = frame.bytes();
  }

  /**
   * Makes the kernel of a program.
   *
   * @param program a program of numbers
   * @return the kernel
   * @throws IllegalArgumentException if an input or output is a matrix, or if the program uses
   *     numbers of an enclosing derivative call
   */
  public static Kernel of(Program program) {
    return of(program, Arguments.given("kernel", "program", program).inputs());
  }

  /**
   * Makes the kernel of a program whose last inputs are data, which have no derivative.
   *
   * @param program a program of numbers
   * @param variables how many of the inputs, the first ones, are variables
   * @return the kernel
   * @throws IllegalArgumentException if an input or output is a matrix, if the program uses numbers
   *     of an enclosing derivative call, or if it has fewer inputs
   */
  public static Kernel of(Program program, int variables) {
    return of(program, variables, KernelPlan.USUAL_BYTES);
  }

  /**
   * The same within a number of bytes. What independent turns of loops compute is kept for the
   * sweep, as far as the bytes of a frame allow; the loops that keep most compute it again, block
   * by block, to the same bits. What other turns or loops read is kept in any case.
   *
   * @param program a program of numbers
   * @param variables how many of the inputs, the first ones, are variables
   * @param bytes what the values of a frame may take, for 256 MB by default
   * @return the kernel
   * @throws IllegalArgumentException as above
   */
  public static Kernel of(Program program, int variables, long bytes) {
    KernelPrograms.require(Arguments.given("kernel", "program", program), variables);
    RolledProgram rolled = RolledProgram.of(program);
    return new Kernel(
        new Origin.OfProgram(rolled.program()), variables, rolled.plan().within(bytes));
  }

  /**
   * The kernel of a program, if it has one.
   *
   * @param program a program
   * @param variables how many of the inputs, the first ones, are variables
   * @return the kernel; empty if an input is a matrix, or if it uses numbers of an enclosing call
   */
  public static Optional<Kernel> find(Program program, int variables) {
    return KernelPrograms.haveKernel(Arguments.given("kernel", "program", program))
        ? Optional.of(of(program, variables))
        : Optional.empty();
  }

  /**
   * The same of a recorded function that may take derivatives itself: where these need care, they
   * are computed by the function.
   *
   * @param program the recording
   * @param function the function
   * @param variables how many of the inputs, the first ones, are variables
   * @return the kernel; empty as above
   */
  public static Optional<Kernel> find(Program program, VectorFunction function, int variables) {
    Arguments.function("kernel", function);
    if (!KernelPrograms.haveKernel(Arguments.given("kernel", "program", program))) {
      return Optional.empty();
    }
    KernelPrograms.require(program, variables);
    RolledProgram rolled = RolledProgram.of(program);
    return Optional.of(new Kernel(Origin.of(rolled.program(), function), variables, rolled.plan()));
  }

  /**
   * The kernel of {@code (x, v) ↦ (f(x), J(x) v)}. Its inputs are those of this kernel, then a
   * direction in its variables; its outputs are those of this kernel, then their tangents. The
   * variables are the same, so that a pullback of the seed w of the tangents is {@code Σ_i w_i
   * H_i(x) v}, with the Hessian of each output.
   *
   * @return a new kernel with the same loops
   * @throws IllegalStateException if {@link #findTangent} finds none
   */
  public Kernel tangent() {
    return findTangent()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "kernel: tangents of a matrix's elements depend on comparisons; use hvp or jvp"
                        + " of a mode"));
  }

  /**
   * The same, if it has one. Tangents of operations on matrices are recorded from their rules; if
   * these compare numbers, the slope of an element may be another one at each point.
   *
   * @return a new kernel; empty if the program uses matrices whose tangents depend on comparisons
   */
  public Optional<Kernel> findTangent() {
    Optional<KernelPlan> tangents =
        code.usesMatrices()
            ? origin.tangentPlan(variables)
            : Optional.of(KernelPlan.ofTangent(code, plan.spans(), variables));
    Origin derived = origin.tangent(code.inputs());
    return tangents.map(of -> new Kernel(derived, variables, of.within(plan.bytes())));
  }

  /**
   * Whether few turns are done at once.
   *
   * @return true if fewer than 8, on average: then it takes about as long as a tape
   */
  public boolean isNumberByNumber() {
    return plan.isNumberByNumber();
  }

  /**
   * How many bytes the values of a frame take.
   *
   * @return bytes
   */
  public long bytesPerFrame() {
    return bytes;
  }

  /**
   * How many bytes the working memory takes that frames may share.
   *
   * @return bytes
   */
  public long workingBytes() {
    return Double.BYTES * (size + loops.stream().mapToLong(LaneLoop::numbersPerBlock).sum());
  }

  /**
   * Memory for one evaluation.
   *
   * @return a frame that this kernel can use any number of times, in one thread at a time
   */
  public KernelFrame frame() {
    return new KernelFrame(this, memory());
  }

  /** What a frame holds. */
  SweepFrame memory() {
    Lanes lanes = new Lanes(size, depth, loops, sums, code.usesMatrices());
    return SweepFrame.of(code, lanes, loops, numbers, size);
  }

  /**
   * {@code y = f(x)}.
   *
   * @param x the n inputs
   * @param frame receives all intermediate values
   * @param y receives the m outputs
   * @throws IllegalArgumentException unless there are n inputs and m outputs, or if the frame
   *     belongs to another kernel
   * @throws BranchChangedException where the function would take another branch
   */
  public void evaluate(double[] x, KernelFrame frame, double[] y) {
    if (!holds(x, frame, y)) {
      care.evaluate(frame.of(this));
      throw new BranchChangedException("evaluate: the function takes another branch");
    }
  }

  /**
   * {@code y = f(x)}, unless the function takes another branch there.
   *
   * @param x the n inputs, or the array of {@link KernelFrame#inputs} where they are
   * @param frame receives all intermediate values
   * @param y receives the m outputs
   * @return whether the function takes the branch that was recorded; else there is no result
   * @throws IllegalArgumentException unless there are n inputs and m outputs, or if the frame
   *     belongs to another kernel
   */
  public boolean holds(double[] x, KernelFrame frame, double[] y) {
    SweepFrame memory = frame.of(this);
    KernelSweep sweep = tier.next(x, memory);
    boolean isAlone = !memory.isSwept() && sweep.isAlone(y);
    return (isAlone && memory.isEvaluated(x, code.inputs(), sweep, y))
        || holds(x, memory, y, sweep, sweep::evaluate, true);
  }

  /** With a computation of the values, and whether the frame keeps them. */
  private boolean holds(
      double[] x,
      SweepFrame memory,
      double[] y,
      KernelSweep sweep,
      Consumer<Lanes> evaluation,
      boolean isKept) {
    Arguments.length("evaluate", "result", y, outputs.count());
    memory.begin(x, code.inputs(), sweep, tier.kept());
    return care.holds(memory, outputs, y, evaluation, isKept);
  }

  /**
   * {@code x̄ = J(x)ᵀ ȳ} at the point that was evaluated.
   *
   * @param frame the values of the evaluation
   * @param yBar the m adjoints of the outputs
   * @param xBar receives the n adjoints of the variables
   * @throws IllegalArgumentException unless there are m and n of them, or if the frame belongs to
   *     another kernel
   * @throws IllegalStateException if the frame holds no evaluation, or one that failed
   */
  public void pullback(KernelFrame frame, double[] yBar, double[] xBar) {
    Arguments.length("pullback", "seed", yBar, outputs.count());
    Arguments.length("pullback", "gradient", xBar, variables);
    pullback(frame, new double[][] {yBar}, new double[][] {xBar});
  }

  /**
   * {@code J(x)ᵀ ȳ} for several seeds at the point that was evaluated, in fewer sweeps.
   *
   * @param frame the values of the evaluation
   * @param yBar any number of seeds of m numbers
   * @param xBar receives n numbers for each seed
   * @throws IllegalArgumentException unless there are as many of them, or if the frame belongs to
   *     another kernel
   * @throws IllegalStateException if the frame holds no evaluation, or one that failed
   */
  public void pullback(KernelFrame frame, double[][] yBar, double[][] xBar) {
    KernelSweep.requireSeeds(yBar, outputs.count(), xBar, variables);
    pullback(frame.of(this), KernelSweep.apart(yBar, NONE, xBar), xBar);
  }

  private void pullback(SweepFrame memory, double[][] seeds, double[][] xBar) {
    memory.requireEvaluated();
    memory.lanes().steeps.resume(memory.isAtKink());
    boolean isPulled =
        memory.isModerate()
            && !KernelSweep.fails(lanes -> memory.sweep().pull(lanes, seeds, xBar), memory.lanes());
    care.pull(memory, seeds, xBar, isPulled);
  }

  /**
   * {@code y = f(x)}, and {@code J(x)ᵀ ȳ} for several seeds, unless the function takes another
   * branch there. A loop of independent turns at the end is evaluated and pulled back block by
   * block, which needs less memory; the frame then holds no evaluation.
   *
   * @param x the n inputs, or the array of {@link KernelFrame#inputs} where they are
   * @param frame working memory
   * @param y receives the m outputs
   * @param yBar any number of seeds of m numbers
   * @param xBar receives the adjoints of the variables for each seed
   * @return whether the function takes the branch that was recorded; else there is no result
   * @throws IllegalArgumentException for any other number of numbers, or if the frame belongs to
   *     another kernel
   */
  public boolean pullback(
      double[] x, KernelFrame frame, double[] y, double[][] yBar, double[][] xBar) {
    KernelSweep.requireSeeds(yBar, outputs.count(), xBar, variables);
    double[][] seeds = KernelSweep.apart(yBar, y, xBar);
    SweepFrame memory = frame.of(this);
    KernelSweep sweep = tier.next(x, memory);
    if (sweep.isAtOnce(yBar, y) && memory.isPulled(x, code.inputs(), sweep, y, yBar, xBar)) {
      return true;
    }
    if (!sweep.isMerging(yBar.length)) {
      boolean holds = holds(x, memory, y, sweep, sweep::evaluate, true);
      if (holds) {
        pullback(memory, seeds, xBar);
      }
      return holds;
    }
    Consumer<Lanes> both = lanes -> sweep.evaluateAndPull(lanes, seeds, xBar);
    boolean holds = holds(x, memory, y, sweep, both, false);
    if (holds) {
      care.pull(memory, seeds, xBar, memory.isModerate());
    }
    return holds;
  }

  /**
   * Java source of the same loops, without a library: a class whose {@code pullback(x, y, yBar)}
   * puts the outputs into y and returns {@code J(x)ᵀ ȳ}, to the bit where no factor of the chain
   * rule is infinite, NaN, beyond 1e30 or below 1e-300: there derivatives of a kernel are
   * recomputed with factors of any exponent, those of the source are not.
   *
   * @param name the simple name of the class
   * @return the source of a class in no package
   * @throws IllegalArgumentException if the name is not an identifier, or if the program has
   *     operations besides arithmetic, functions of {@link Math}, and a few that are written out
   */
  public String toJava(String name) {
    return tier.source(SourceLanguage.JAVA, name);
  }

  /**
   * C99, like {@link #toJava}: {@code int name(x, y, yBar, gradient)}. With {@code
   * -ffp-contract=off} it has the same bits but for those of libm's functions, an ulp or two off.
   *
   * @param name the name of the function
   * @return the source of the function
   * @throws IllegalArgumentException as {@link #toJava}
   */
  public String toC(String name) {
    return tier.source(SourceLanguage.C, name);
  }

  /**
   * Whether it uses matrices.
   *
   * @return false if all values are numbers
   */
  public boolean usesMatrices() {
    return code.usesMatrices();
  }

  /** The program that it was made of; empty if it is one of tangents or rows. */
  Optional<Program> recording() {
    return origin.recording();
  }

  KernelPlan plan() {
    return plan;
  }

  /** Whether its values are derivatives. */
  boolean isDerivative() {
    return origin.isDerivative();
  }

  int outputs() {
    return outputs.count();
  }

  int variables() {
    return variables;
  }

  /** What executes it. */
  KernelTier tier() {
    return tier;
  }
}
