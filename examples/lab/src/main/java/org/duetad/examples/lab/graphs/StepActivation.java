package org.duetad.examples.lab.graphs;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.program.Program;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.surrogate.Surrogates;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Descent;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** A neuron that fires or does not, {@code M = (w x + b > 0)}: it has no gradient to learn from. */
public final class StepActivation implements Study {

  private static final int STEPS = 100;
  private static final double RATE = 0.3;
  private static final double[] START = {-1, 0.5, 0.5};

  private static final UnaryFunction STEP = x -> Scalar.select(x, Scalar.of(1.0), Scalar.of(0.0));

  /** Fires like the step, and has the sigmoid's slope. */
  private static final GeneralRule STRAIGHT_THROUGH =
      Surrogates.ofNumbers("step", STEP.asVector(), x -> new Scalar[] {x[0].sigmoid()});

  @Override
  public Findings run(long seed) {
    TwoClouds points = TwoClouds.of(seed);
    Descent step = learn(points, STEP);
    Descent sigmoid = learn(points, Scalar::sigmoid);
    Descent surrogate = learn(points, x -> STRAIGHT_THROUGH.of(x)[0]);
    return new Findings()
        .text(
            "A neuron with a step is to separate two groups of points. The step is flat wherever"
                + " it has a derivative, so the adjoint of its input is zero whatever the loss,"
                + " and gradient descent stays at its start. The sigmoid, its smooth relative,"
                + " learns. So does the step itself if it is given the sigmoid's slope.")
        .graph(
            "step",
            "The adjoint stops at the step: inputs 0 and 1 are w and b of a neuron with x = 2.",
            Program.record(x -> new Scalar[] {STEP.apply(x[0].multiply(2).add(x[1]))}, 0.4, 0.1)
                .toDot())
        .figure("learning", "Loss along gradient descent.", chart(step, sigmoid, surrogate))
        .equal("With the step no parameter moves", moved(step), 0, 0)
        .equal("With the step the loss stays", step.loss() - step.losses()[0], 0, 0)
        .between(
            "With the sigmoid the parameters move, largest change",
            moved(sigmoid),
            1,
            Double.POSITIVE_INFINITY)
        .between(
            "With the sigmoid the loss falls, end over start",
            sigmoid.loss() / sigmoid.losses()[0],
            0,
            0.2)
        .between(
            "Points on the right side after learning with the sigmoid, of 1",
            points.accuracy(sigmoid.parameters()),
            0.95,
            1)
        .between(
            "Points on the right side after learning with the borrowed slope, of 1",
            points.accuracy(surrogate.parameters()),
            0.95,
            1)
        .text(
            "Where the step jumps it has no derivative at all. Duet reports this: a diagnosis finds the kink.")
        .equal(
            "Kinks found where the step jumps",
            Diagnosis.of(STEP.asVector(), 0.0).kinks().size(),
            1,
            0)
        .equal(
            "Kinks found beside the jump", Diagnosis.of(STEP.asVector(), 0.5).kinks().size(), 0, 0);
  }

  private static Descent learn(TwoClouds points, UnaryFunction fire) {
    return Descent.of(new ReverseMode(), points.loss(fire), START, RATE, STEPS);
  }

  private static double moved(Descent descent) {
    return MathArrays.distanceInf(descent.parameters(), START);
  }

  private static XYChart chart(Descent step, Descent sigmoid, Descent surrogate) {
    XYChart chart = Charts.lines("Learning", "step of gradient descent", "mean squared error");
    Charts.counted(chart, "step", step.losses());
    Charts.counted(chart, "sigmoid", sigmoid.losses());
    Charts.counted(chart, "step, borrowed slope", surrogate.losses());
    return chart;
  }

  /** Points of the plane, each labelled by its side of a line, 0 or 1. */
  private static final class TwoClouds {

    private static final int COUNT = 60;

    private final double[][] at;
    private final double[] side;

    private TwoClouds(double[][] at, double[] side) {
      this.at = at;
      this.side = side;
    }

    static TwoClouds of(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] at = new double[COUNT][];
      double[] side = new double[COUNT];
      for (int i = 0; i < COUNT; i++) {
        side[i] = i % 2;
        double centre = side[i] == 1 ? 1.5 : -1.5;
        at[i] = new double[] {random.nextGaussian(centre, 0.5), random.nextGaussian(centre, 0.5)};
      }
      return new TwoClouds(at, side);
    }

    ScalarFunction loss(UnaryFunction fire) {
      return w -> {
        Scalar[] errors = new Scalar[COUNT];
        for (int i = 0; i < COUNT; i++) {
          errors[i] = fire.apply(activation(w, at[i])).subtract(side[i]).square();
        }
        return Scalar.mean(errors);
      };
    }

    private static Scalar activation(Scalar[] w, double[] x) {
      return w[0].multiply(x[0]).add(w[1].multiply(x[1])).add(w[2]);
    }

    double accuracy(double[] w) {
      return IntStream.range(0, COUNT)
              .filter(i -> STEP.value(w[0] * at[i][0] + w[1] * at[i][1] + w[2]) == side[i])
              .count()
          / (double) COUNT;
    }
  }
}
