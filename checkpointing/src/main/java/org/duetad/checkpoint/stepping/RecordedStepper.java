package org.duetad.checkpoint.stepping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.duetad.core.kernel.RecordedBranches;
import org.duetad.core.program.Program;
import org.jspecify.annotations.Nullable;

/**
 * Steps in the library's numbers: recorded once for each branch, and evaluated again, in other runs
 * ({@link KeptSteps}), too. A step that reads its index is recorded at every evaluation.
 */
final class RecordedStepper implements Stepper {

  /** Beyond this number of branches, the least recently used one is dropped. */
  private static final int BRANCHES = 8;

  /** How many recordings are made before it is checked whether they pay off. */
  private static final int FEW = 64;

  private final StepWithLoss function;
  private final double[] inputs;
  private final double[] inputsBar;
  private final double[] parametersBar;
  private final SteppingDoubts doubts;
  private final RecordedBranches<RecordedStep> branches = new RecordedBranches<>();
  private final StepRecorder recorder;
  private final StepComparisons comparisons;
  private final RecordedBranches<StepRecording> recordings;
  private final LongFunction<double[]> data;
  private final List<@Nullable Taped> tape = new ArrayList<>();

  private final boolean verified;
  private long steps;
  private long recorded;
  private long bytes;
  private long mostBytes;

  /** With recordings of other runs, which are kept for others. */
  RecordedStepper(
      StepWithLoss function,
      KeptSteps kept,
      SteppingSpec setting,
      double[] parameters,
      double[] parametersBar) {
    this.function = function;
    this.parametersBar = parametersBar;
    recorder = new StepRecorder(function);
    comparisons = new StepComparisons(function, kept, recorder, setting.prepared);
    recordings = kept.of(function);
    data = setting.data;
    verified = setting.verified;
    doubts = new SteppingDoubts(function.length(), parametersBar);
    inputs = new double[function.inputs()];
    inputsBar = new double[inputs.length];
    System.arraycopy(parameters, 0, inputs, function.length(), parameters.length);
  }

  /** A step on the tape. */
  private record Taped(RecordedStep step, StepFrame frame) {}

  @Override
  public void advance(long index, double[] x, double[] y) {
    if (verified || isWasted()) {
      // Verified, so that dependence on anything but its arguments is detected.
      System.arraycopy(function.evaluated(index, inputs(index, x)), 0, y, 0, y.length);
    } else {
      done(index, x, y, step -> step.holds(inputs, y));
    }
  }

  /** Whether most steps had to be recorded, so that the function itself is faster. */
  private boolean isWasted() {
    return recorded > FEW && 2 * recorded > steps;
  }

  @Override
  public void tape(long index, double[] x, double[] y, int position) {
    while (tape.size() <= position) {
      tape.add(null);
    }
    Taped before = tape.get(position);
    done(
        index,
        x,
        y,
        step -> {
          StepFrame used = before != null && before.step == step ? before.frame : null;
          StepFrame frame = step.taped(inputs, y, used);
          if (frame != null) {
            put(position, new Taped(step, frame));
          }
          return frame != null;
        });
  }

  private void put(int position, Taped taped) {
    Taped before = tape.set(position, taped);
    if (before != null) {
      bytes -= before.step.bytesPerFrame();
      letGo(before.step);
    }
    bytes += taped.step.bytesPerFrame();
    hold(taped.step);
  }

  /** Evaluates the branch that a step takes, which is recorded unless it is known. */
  private RecordedStep done(
      long index, double[] x, double[] y, Predicate<RecordedStep> evaluation) {
    steps++;
    inputs(index, x);
    RecordedStep known = recorder.dependsOnIndex() ? null : branches.find(evaluation);
    if (known == null && !recorder.dependsOnIndex()) {
      known = recalled(index, y, evaluation);
    }
    return known == null ? recorded(index, recorder.program(index, inputs), y, evaluation) : known;
  }

  /**
   * A recording of an earlier run. If one that holds is of other data, all are dropped, and the
   * step is recorded anew.
   *
   * @throws IllegalStateException if one is of other data, and the loop is prepared
   */
  private @Nullable RecordedStep recalled(
      long index, double[] y, Predicate<RecordedStep> evaluation) {
    for (StepRecording recording : recordings.all()) {
      if (branches.all().stream().anyMatch(own -> own.recording().equals(recording))) {
        continue;
      }
      RecordedStep step = new RecordedStep(recording);
      if (holds(step, evaluation)) {
        Program again = comparisons.again(recording, index, inputs);
        if (again == null || comparisons.isOf(recording, index, inputs, again)) {
          used(step, BRANCHES);
          recordings.use(recording);
          return step;
        }
        return recorded(index, again, y, evaluation);
      }
    }
    return null;
  }

  /** Not if it throws: it may be of other data, and otherwise the step throws when recorded. */
  private static boolean holds(RecordedStep step, Predicate<RecordedStep> evaluation) {
    try {
      return evaluation.test(step);
    } catch (RuntimeException undefined) {
      return false;
    }
  }

  private void used(RecordedStep step, int most) {
    branches.add(step, most).forEach(this::letGo);
    hold(step);
  }

  private RecordedStep recorded(
      long index, Program program, double[] y, Predicate<RecordedStep> evaluation) {
    recorded++;
    RecordedStep step = new RecordedStep(StepRecording.of(program));
    used(step, recorder.dependsOnIndex() ? 1 : BRANCHES);
    if (!evaluation.test(step)) {
      throw new IllegalStateException(
          "the step takes a different branch when step "
              + index
              + " is recomputed from the same state; a step may depend on its arguments only, and a"
              + " rule on its operands");
    }
    requireSame(index, y, function.evaluated(index, inputs));
    if (!recorder.dependsOnIndex()) {
      KeptSteps.add(recordings, step.recording());
    }
    comparisons.checkUses();
    return step;
  }

  private void hold(RecordedStep step) {
    if (step.holders++ == 0) {
      bytes += SteppingReport.WORKING_RECORDS * step.bytesPerFrame();
    }
    mostBytes = Math.max(mostBytes, bytes);
  }

  private void letGo(RecordedStep step) {
    if (--step.holders == 0) {
      bytes -= SteppingReport.WORKING_RECORDS * step.bytesPerFrame();
    }
  }

  /** Detects steps that draw random numbers or count calls, at their first evaluation. */
  private static void requireSame(long index, double[] y, double[] again) {
    int i = KeptSteps.mismatch(y, again);
    if (i >= 0) {
      throw new IllegalStateException(
          "component "
              + i
              + " was "
              + y[i]
              + ", and "
              + again[i]
              + " when step "
              + index
              + " was recomputed from the same state; a step may depend on its arguments only (for random"
              + " numbers use context.normals() or context.random())");
    }
  }

  private double[] inputs(long index, double[] x) {
    System.arraycopy(x, 0, inputs, 0, function.length());
    function.setMoment(index, data, inputs);
    return inputs;
  }

  @Override
  public void beginSweep(double[] state, double[] adjoint) {
    doubts.begin(state, adjoint);
  }

  @Override
  public void pull(long index, int position, double[] yBar, double[] xBar) {
    Taped taped = Objects.requireNonNull(tape.get(position));
    taped.frame.pullback(yBar, inputsBar);
    System.arraycopy(inputsBar, 0, xBar, 0, function.length());
    for (int i = 0; i < parametersBar.length; i++) {
      parametersBar[i] += inputsBar[function.length() + i];
    }
    doubts.pulled(taped.frame, index > 0, yBar, xBar);
  }

  @Override
  public long bytesPerStep(double[] x) {
    double[] y = new double[x.length];
    long each = done(0, x, y, step -> step.holds(inputs, y)).bytesPerFrame();
    return recorder.dependsOnIndex() ? (1 + SteppingReport.WORKING_RECORDS) * each : each;
  }

  @Override
  public long tapeBytes() {
    return mostBytes;
  }

  @Override
  public long instructions() {
    return branches.all().stream().mapToLong(RecordedStep::instructions).sum();
  }
}
