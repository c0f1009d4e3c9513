package org.duetad.checkpoint.stepping;

import java.util.ArrayList;
import java.util.List;

/** Steps with user-supplied adjoints, which need the state only. */
final class HandWrittenStepper implements Stepper {

  private final HandWrittenStep step;
  private final double[] parameters;
  private final double[] parametersBar;
  private final List<double[]> tape = new ArrayList<>();

  HandWrittenStepper(HandWrittenStep step, double[] parameters, double[] parametersBar) {
    this.step = step;
    this.parameters = parameters;
    this.parametersBar = parametersBar;
  }

  @Override
  public void advance(long index, double[] x, double[] y) {
    step.advance(index, x, parameters, y);
  }

  @Override
  public void tape(long index, double[] x, double[] y, int position) {
    while (tape.size() <= position) {
      tape.add(new double[x.length]);
    }
    System.arraycopy(x, 0, tape.get(position), 0, x.length);
    step.advance(index, x, parameters, y);
  }

  @Override
  public void pull(long index, int position, double[] yBar, double[] xBar) {
    step.pullback(index, tape.get(position), parameters, yBar, xBar, parametersBar);
  }

  @Override
  public long bytesPerStep(double[] x) {
    return (long) Double.BYTES * x.length;
  }

  @Override
  public long tapeBytes() {
    return tape.stream().mapToLong(state -> (long) Double.BYTES * state.length).sum();
  }

  @Override
  public long instructions() {
    return 0;
  }
}
