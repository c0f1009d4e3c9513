package org.duetad.checkpoint.stepping;

import java.util.Arrays;
import org.duetad.checkpoint.schedule.Action;
import org.duetad.checkpoint.schedule.Actions;
import org.duetad.checkpoint.schedule.Machine;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Tier;
import org.duetad.checkpoint.store.Snapshots;
import org.duetad.checkpoint.verify.Verification;
import org.jspecify.annotations.Nullable;

/** Executes a schedule once, enforcing the rules of schedules. */
final class Executor {

  private final Schedule schedule;
  private final Machine machine;
  private final Actions actions;
  private final Stepper stepper;
  private final Loop loop;
  private final Snapshots memory;
  private final Snapshots disk;
  private final @Nullable Verification verification;

  private double[] live;
  private double[] next;
  private double[] adjoint;
  private double[] nextAdjoint;
  private long furthest;
  private boolean ended;

  /** Callbacks: where a loop ends, the adjoint that starts its sweep, and step counting. */
  interface Loop {

    /** Whether a state is the final one, if the schedule is for an unknown number of steps. */
    boolean isLast(long index, double[] state);

    /** The adjoint of the final state, which is the {@code index}-th. */
    double[] adjoint(long index, double[] state);

    /** A step was evaluated, recorded or swept. */
    void stepDone();
  }

  /**
   * Prepares a run.
   *
   * @param initial the initial state, which is copied
   */
  Executor(
      Schedule schedule,
      Stepper stepper,
      double[] initial,
      Loop loop,
      Snapshots memory,
      Snapshots disk,
      @Nullable Verification verification) {
    this.schedule = schedule;
    this.machine = Machine.of(schedule);
    this.actions = schedule.start();
    this.stepper = stepper;
    this.loop = loop;
    this.memory = memory;
    this.disk = disk;
    this.verification = verification;
    live = initial.clone();
    next = new double[initial.length];
    adjoint = new double[initial.length];
    nextAdjoint = new double[initial.length];
  }

  /** The adjoint of the initial state. */
  double[] run() {
    if (verification != null) {
      verification.first(live);
    }
    arrived(0);
    while (!machine.isOver()) {
      Action action = actions.next();
      machine.check(action);
      perform(action);
    }
    return adjoint;
  }

  private void perform(Action action) {
    if (action instanceof Action.Advance advance) {
      for (long i = advance.from(); i < advance.to(); i++) {
        forward(i, Phase.ADVANCE, -1);
      }
      arrived(advance.to());
    } else if (action instanceof Action.Tape tape) {
      for (long i = tape.from(); i < tape.to(); i++) {
        forward(i, Phase.TAPE, Math.toIntExact(i - tape.from()));
      }
      arrived(tape.to());
    } else if (action instanceof Action.Reverse reverse) {
      for (long i = reverse.from() - 1; i >= reverse.to(); i--) {
        backward(i, Math.toIntExact(i - reverse.to()));
      }
    } else if (action instanceof Action.Store store) {
      snapshots(store.tier()).write(store.slot(), store.state(), live);
    } else if (action instanceof Action.Restore restore) {
      snapshots(restore.tier()).read(restore.slot(), restore.state(), live);
    } else if (action instanceof Action.Drop drop) {
      snapshots(drop.tier()).drop(drop.slot());
    }
  }

  private Snapshots snapshots(Tier tier) {
    return tier == Tier.MEMORY ? memory : disk;
  }

  private void forward(long index, Phase phase, int position) {
    if (verification != null) {
      verification.before(live);
    }
    try {
      if (phase == Phase.TAPE) {
        stepper.tape(index, live, next, position);
      } else {
        stepper.advance(index, live, next);
      }
    } catch (RuntimeException e) {
      throw failed(index, phase, e);
    }
    if (verification != null) {
      verification.after(index, live, next);
    }
    loop.stepDone();
    double[] last = live;
    live = next;
    next = last;
  }

  private void backward(long index, int position) {
    try {
      stepper.pull(index, position, adjoint, nextAdjoint);
    } catch (RuntimeException e) {
      throw failed(index, Phase.SWEEP, e);
    }
    if (verification != null) {
      verification.swept(index);
    }
    loop.stepDone();
    double[] last = adjoint;
    adjoint = nextAdjoint;
    nextAdjoint = last;
  }

  /**
   * A state has become live; when it is the final one for the first time, the loss is evaluated.
   */
  private void arrived(long state) {
    if (ended || (state < furthest && state > 0)) {
      return;
    }
    furthest = state;
    if (schedule.steps().isPresent()) {
      ended = state == schedule.steps().getAsLong();
    } else if (loop.isLast(state, live)) {
      machine.ended(state);
      actions.ended(state);
      ended = true;
    }
    if (ended) {
      adjoint = Arrays.copyOf(loop.adjoint(state, live), live.length);
    }
  }

  private IllegalStateException failed(long index, Phase phase, RuntimeException e) {
    String pass = index >= furthest ? "the first time" : "again, after state " + furthest;
    return new IllegalStateException(
        "step "
            + index
            + " failed while it was "
            + phase
            + (phase == Phase.SWEEP ? "" : " (" + pass + ")")
            + ": "
            + e.getMessage()
            + "; nothing of this run is kept, and the call can be repeated",
        e);
  }

  private enum Phase {
    ADVANCE("evaluated"),
    TAPE("evaluated and recorded"),
    SWEEP("swept");

    private final String text;

    Phase(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
