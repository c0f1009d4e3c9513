package org.duetad.core.kernel.lowering;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.duetad.core.kernel.blocks.Loaded;
import org.duetad.core.kernel.blocks.PickLanes;
import org.duetad.core.kernel.sweep.Body;
import org.duetad.core.kernel.sweep.BodyStep;
import org.duetad.core.kernel.sweep.OperandRuns;
import org.jspecify.annotations.Nullable;

/** Where a body's numbers are between statements: in local variables or in memory. */
final class BodyMemory {

  private final Body body;

  /** Which steps compute parts of others. */
  private final KnownSteps parts;

  /** The constants, by their places. */
  private final @Nullable Double[] constants;

  /** What fills the rows that are loaded. */
  private final @Nullable Loaded[] loads;

  /** Whether a turn is split into blocks, between which all is in memory. */
  private final boolean isSplit;

  /** The results that are written to memory. */
  private final boolean[] needed;

  /** The results whose adjoints are in memory all the time. */
  private final boolean[] inMemory;

  /** The next place of what is kept besides values. */
  private int kept;

  /** The place of what is kept of an operation, or of an operand's partial sums; by identity. */
  private final IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();

  BodyMemory(Body body, @Nullable Double[] constants, boolean isSplit, int kept) {
    this.body = body;
    parts = new KnownSteps(body);
    this.constants = constants;
    this.isSplit = isSplit;
    this.kept = kept;
    int results = body.count();
    loads = new @Nullable Loaded[body.active().length];
    needed = body.shared().clone();
    inMemory = new boolean[results];
    Arrays.fill(inMemory, isSplit);
    for (BodyStep step : body.steps()) {
      if (step.load() != null) {
        loads[step.result()] = step.load();
      }
      if (step.load() instanceof PickLanes) {
        Arrays.fill(needed, true);
        Arrays.fill(inMemory, true);
      }
    }
    if (isSplit || !body.isInLoop()) {
      Arrays.fill(needed, true);
    }
    body.steps().forEach(this::keepRuns);
  }

  private void keepRuns(BodyStep step) {
    for (OperandRuns.Run run : step.runs()) {
      if (run.count() > 1) {
        run.forEachPlace(body.first(), place -> keepResult(place - body.first()));
      }
    }
  }

  private void keepResult(int row) {
    if (row >= 0 && row < body.count()) {
      keepInMemory(row);
    }
  }

  /** Which steps compute parts of others. */
  KnownSteps parts() {
    return parts;
  }

  boolean isSplit() {
    return isSplit;
  }

  @Nullable Double constant(int place) {
    return place >= 0 && place < constants.length ? constants[place] : null;
  }

  Loaded load(int row) {
    return Objects.requireNonNull(loads[row]);
  }

  /** Notes that a row is read from memory. */
  void need(int row) {
    if (row < needed.length) {
      needed[row] = true;
    }
  }

  boolean isNeeded(int row) {
    return needed[row];
  }

  /** From now on the adjoint of a result, and its value, are in memory. */
  void keepInMemory(int row) {
    needed[row] = true;
    inMemory[row] = true;
  }

  boolean isInMemory(int row) {
    return row < inMemory.length && inMemory[row];
  }

  /** The place of some numbers for something; always the same for the same. */
  int kept(Object of, int count) {
    Integer known = places.get(of);
    if (known == null) {
      known = kept;
      kept += count;
      places.put(of, known);
    }
    return known;
  }

  /** The place of a number for each turn. */
  int keptPerTurn(Object of) {
    return kept(of, body.executions());
  }

  /** The next place. */
  int end() {
    return kept;
  }
}
