package org.duetad.checkpoint.stepping;

import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.duetad.checkpoint.store.DiskStore;
import org.duetad.checkpoint.store.HeapStore;
import org.duetad.checkpoint.store.SnapshotStore;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/** The definition of a loop; immutable once a loop holds it. */
final class SteppingSpec {

  /** The step in the library's numbers; null if it is written by hand. */
  final @Nullable Step step;

  final @Nullable HandWrittenStep handWritten;

  /** The recordings of the step, shared by all loops made from one. */
  private final KeptSteps kept;

  @Nullable StateLoss finalLoss;
  @Nullable StateLoss runningLoss;
  @Nullable Plan plan;
  @Nullable Predicate<double[]> stop;
  long most;
  SnapshotStore memory = HeapStore.create();
  SnapshotStore disk = DiskStore.temporary();
  int normals;
  long seed;
  int numbers;
  LongFunction<double[]> data = index -> new double[0];
  boolean verified;
  boolean prepared;
  @Nullable SteppingProgress progress;

  SteppingSpec(@Nullable Step step, @Nullable HandWrittenStep handWritten) {
    this(step, handWritten, new KeptSteps());
  }

  private SteppingSpec(@Nullable Step step, @Nullable HandWrittenStep handWritten, KeptSteps kept) {
    this.step = step;
    this.handWritten = handWritten;
    this.kept = kept;
  }

  SteppingSpec(SteppingSpec other) {
    this(other, other.step);
  }

  /** With another step. */
  SteppingSpec(SteppingSpec other, @Nullable Step step) {
    this(step, step == null ? other.handWritten : null, other.kept);
    finalLoss = other.finalLoss;
    runningLoss = other.runningLoss;
    plan = other.plan;
    stop = other.stop;
    most = other.most;
    memory = other.memory;
    disk = other.disk;
    normals = other.normals;
    seed = other.seed;
    numbers = other.numbers;
    data = other.data;
    verified = other.verified;
    prepared = other.prepared;
    progress = other.progress;
  }

  /** This one, without losses. */
  SteppingSpec withoutLosses() {
    runningLoss = null;
    finalLoss = null;
    return this;
  }

  /** The length of a state, the sum of running losses included. */
  int length(double[] initial) {
    return runningLoss == null ? initial.length : initial.length + 1;
  }

  /** The steps of one gradient. */
  Stepper stepper(int states, double[] parameters, double[] parametersBar) {
    if (handWritten != null) {
      return new HandWrittenStepper(handWritten, parameters, parametersBar);
    }
    StepWithLoss function =
        new StepWithLoss(
            Objects.requireNonNull(step),
            runningLoss,
            states,
            parameters.length,
            normals,
            seed,
            numbers);
    return new RecordedStepper(function, kept, this, parameters, parametersBar);
  }

  /** Steps one by one, of states of so many numbers. */
  SingleStep singleSteps(int states, double[] parameters) {
    Stepper stepper = stepper(states, parameters, new double[parameters.length]);
    return (index, x) -> {
      Arguments.length("singleSteps", "state", x, states);
      double[] next = new double[states];
      stepper.advance(index, x, next);
      return next;
    };
  }
}
