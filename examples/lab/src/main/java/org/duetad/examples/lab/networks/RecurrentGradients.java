package org.duetad.examples.lab.networks;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.examples.lab.networks.layers.Layers;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.XYChart;

/**
 * The step of a recurrent network, backwards from ones, and the effect of many steps on a gradient.
 */
public final class RecurrentGradients implements Study {

  private static final int UNITS = 20;
  private static final int STEPS = 50;

  /** {@code tanh(x W_xᵀ + h W_hᵀ)} of x, h, W_x and W_h. */
  static final MatrixFunction STEP = in -> Layers.recurrent(in[0], in[1], in[2], in[3]);

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings = new Findings();
    step(findings, random);
    throughTime(findings, random);
    return findings;
  }

  private static void step(Findings findings, RandomGenerator random) {
    DMatrixRMaj[] in = {
      Draws.gaussian(random, 1, UNITS, 1).value(),
      Draws.gaussian(random, 1, UNITS, 1).value(),
      Draws.gaussian(random, UNITS, UNITS, 0.2).value(),
      Draws.gaussian(random, UNITS, UNITS, 0.2).value()
    };
    DMatrixRMaj ones = Matrix.ones(1, UNITS).value();
    DMatrixRMaj[] adjoints = new ReverseMode().vjp(STEP, in).pullback(ones);
    Matrix[] byHand = byHand(in);
    findings
        .text(
            "i2h = x Wx', h2h = h Wh', next = tanh(i2h + h2h), with 20 units and x and h as rows;"
                + " then backwards from ones. By hand: with d = 1 - next², the adjoints are d Wx of"
                + " x, d Wh of h, d' x of Wx and d' h of Wh.")
        .graph(
            "step",
            "The recorded step, with the shapes of values and adjoints.",
            Program.record(STEP, in).toDot());
    List<String> names = List.of("x", "h", "Wx", "Wh");
    for (int i = 0; i < 4; i++) {
      findings.equal(
          "The adjoint of " + names.get(i) + " by reverse mode and by hand",
          Differences.relative(adjoints[i].data, byHand[i].value().data),
          0,
          1e-14);
    }
    findings.equal(
        "Forward and reverse mode agree on all 840 derivatives",
        Differences.ofModes(x -> STEP.apply(x).elementSum(), in),
        0,
        1e-12);
  }

  private static Matrix[] byHand(DMatrixRMaj... in) {
    Matrix[] c = Arrays.stream(in).map(Matrix::of).toArray(Matrix[]::new);
    Matrix next = STEP.apply(c);
    Matrix d = next.elementMult(next).negative().plus(1.0);
    return new Matrix[] {d.mult(c[2]), d.mult(c[3]), d.outer(c[0]), d.outer(c[1])};
  }

  /**
   * The norms of {@code ∂(Σ h_T)/∂h_t} for t from 0 to T, of a network without input that starts at
   * h.
   */
  static double[] norms(Matrix feedback, Matrix h, int steps) {
    Matrix silence = Matrix.zeros(1, 1);
    Matrix unheard = Matrix.zeros(h.numCols(), 1);
    DMatrixRMaj[] pushes = new DMatrixRMaj[steps + 1];
    Arrays.setAll(pushes, t -> new DMatrixRMaj(1, h.numCols()));
    DMatrixRMaj[] gradients =
        new ReverseMode()
            .gradient(
                push -> {
                  Matrix state = h.plus(push[0]);
                  for (int t = 1; t < push.length; t++) {
                    state = Layers.recurrent(silence, state, unheard, feedback).plus(push[t]);
                  }
                  return state.elementSum();
                },
                pushes);
    return Arrays.stream(gradients).mapToDouble(g -> Matrix.of(g).normF().value()).toArray();
  }

  private static void throughTime(Findings findings, RandomGenerator random) {
    Matrix rotation = Draws.gaussian(random, UNITS, UNITS, 1).qr().q();
    XYChart chart =
        Charts.logarithmic("Gradient through time", "steps back", "norm of the gradient");
    findings.text(
        "Backwards through T steps the gradient is multiplied T times by diag(1 - h²) Wh. With Wh"
            + " = g Q, Q orthogonal, and h = 0 its norm changes by g in each step: it vanishes or"
            + " explodes. With h not 0, tanh saturates and shrinks it further.");
    for (double gain : new double[] {0.5, 0.9, 1, 1.1}) {
      double[] norms = norms(rotation.scale(gain), Matrix.zeros(1, UNITS), STEPS);
      Charts.counted(chart, "g = " + gain, reversed(norms));
      findings.equal(
          "For g = " + gain + " the norm after 50 steps, over √20 g^50",
          norms[0] / (Math.sqrt(UNITS) * Math.pow(gain, STEPS)),
          1,
          1e-12);
    }
    double[] norms = norms(rotation.scale(1.1), Draws.gaussian(random, 1, UNITS, 1), STEPS);
    Charts.counted(chart, "g = 1.1, h not 0", reversed(norms));
    findings
        .figure("time", "Exponential in the number of steps, unless g = 1.", chart)
        .between(
            "For g = 1.1 and a random start, the same ratio",
            norms[0] / (Math.sqrt(UNITS) * Math.pow(1.1, STEPS)),
            0,
            0.05);
  }

  private static double[] reversed(double[] x) {
    double[] reversed = new double[x.length];
    Arrays.setAll(reversed, i -> x[x.length - 1 - i]);
    return reversed;
  }
}
