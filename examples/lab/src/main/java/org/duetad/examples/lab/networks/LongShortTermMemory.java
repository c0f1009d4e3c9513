package org.duetad.examples.lab.networks;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ModelFunction;
import org.duetad.core.mode.Parameters;
import org.duetad.core.mode.Parameters.Named;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Descent;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.examples.lab.networks.layers.Layers;
import org.duetad.examples.lab.networks.layers.LstmCell;
import org.duetad.examples.lab.networks.layers.NetworkLosses;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.XYChart;

/** A cell that remembers: its gradient through time is the product of its forget gates. */
public final class LongShortTermMemory implements Study {

  private static final int UNITS = 4;
  private static final int LENGTH = 15;
  private static final int SEQUENCES = 40;
  private static final int STEPS = 100;

  /** Weights and bias of the cell, and of the score read from it. */
  static final Parameters CELL =
      Parameters.of("weights", 1 + UNITS, 4 * UNITS)
          .and("bias", 1, 4 * UNITS)
          .and("readout", UNITS, 1)
          .and("offset", 1, 1);

  private static final Parameters PLAIN =
      Parameters.of("inputs", UNITS, 1)
          .and("feedback", UNITS, UNITS)
          .and("readout", UNITS, 1)
          .and("offset", 1, 1);

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings = new Findings();
    cell(findings, random);
    remembered(findings, random);
    return findings;
  }

  private static void cell(Findings findings, RandomGenerator random) {
    Matrix x = Draws.gaussian(random, 1, 1, 1);
    Matrix h = Draws.gaussian(random, 1, UNITS, 1);
    Matrix weights = Draws.gaussian(random, 1 + UNITS, 4 * UNITS, 0.5);
    Matrix bias = Draws.gaussian(random, 1, 4 * UNITS, 1);
    DMatrixRMaj cell = Draws.gaussian(random, 1, UNITS, 1).value();
    DMatrixRMaj gradient =
        new ReverseMode()
            .gradient(c -> throughCells(x, h, c[0], silent(weights), bias).elementSum(), cell)[0];
    double[] forget = forgetGates(bias, UNITS);
    findings
        .text(
            "c' = f c + i g, h' = o tanh c': the cell c goes from step to step without a matrix and"
                + " without tanh. Where the gates do not depend on h, dc(T)/dc(0) is the product of"
                + " the forget gates, here f^15 for each unit.")
        .graph(
            "cell",
            "One step of the cell, with the shapes of values and adjoints.",
            Program.record(
                    in ->
                        LstmCell.step(in[0], new LstmCell.State(in[1], in[2]), in[3], in[4])
                            .hidden(),
                    x.value(),
                    h.value(),
                    cell,
                    weights.value(),
                    bias.value())
                .toDot())
        .equal(
            "dc(15)/dc(0) over the product of the forget gates, the largest deviation from 1",
            IntStream.range(0, UNITS)
                .mapToDouble(i -> Math.abs(gradient.get(i) / Math.pow(forget[i], LENGTH) - 1))
                .max()
                .orElseThrow(),
            0,
            1e-13);
  }

  /** The cell after 15 steps with one input. */
  static Matrix throughCells(Matrix x, Matrix h, Matrix c, Matrix weights, Matrix bias) {
    LstmCell.State state = new LstmCell.State(h, c);
    for (int t = 0; t < LENGTH; t++) {
      state = LstmCell.step(x, state, weights, bias);
    }
    return state.cell();
  }

  private static Matrix silent(Matrix weights) {
    return weights.scale(0.0);
  }

  /** {@code σ(b)} of the second of four blocks. */
  static double[] forgetGates(Matrix bias, int units) {
    double[] b = bias.value().data;
    return IntStream.range(units, 2 * units).mapToDouble(i -> 1 / (1 + Math.exp(-b[i]))).toArray();
  }

  /**
   * Sequences of noise whose first number is 1 or -1.
   *
   * @param inputs a column for each time
   * @param signs the first number of each sequence
   */
  record Memory(List<Matrix> inputs, Matrix signs) {

    static Memory draw(RandomGenerator random) {
      double[] signs = new double[SEQUENCES];
      Arrays.setAll(signs, i -> random.nextBoolean() ? 1 : -1);
      Matrix first = Matrix.column(signs);
      return new Memory(
          Stream.concat(
                  Stream.of(first),
                  Stream.generate(() -> Draws.gaussian(random, SEQUENCES, 1, 0.3))
                      .limit(LENGTH - 1))
              .toList(),
          first);
    }
  }

  /**
   * Small random numbers, and a bias of 3 for the forget gates: at first the cell keeps its
   * content.
   */
  static double[] start(RandomGenerator random) {
    double[] start = random.doubles(CELL.size(), -0.5, 0.5).toArray();
    int forget = (1 + UNITS) * 4 * UNITS + UNITS;
    Arrays.fill(start, forget, forget + UNITS, 3);
    return start;
  }

  static Scalar lstmLoss(Named p, Memory data) {
    return NetworkLosses.logistic(lstmScores(p, data), data.signs());
  }

  private static Matrix lstmScores(Named p, Memory data) {
    LstmCell.State state = LstmCell.State.zero(SEQUENCES, UNITS);
    for (Matrix x : data.inputs()) {
      state = LstmCell.step(x, state, p.get("weights"), p.get("bias"));
    }
    return Layers.dense(state.hidden(), p.get("readout"), p.get("offset"));
  }

  private static Matrix plainScores(Named p, Memory data) {
    Matrix h = Matrix.zeros(SEQUENCES, UNITS);
    for (Matrix x : data.inputs()) {
      h = Layers.recurrent(x, h, p.get("inputs"), p.get("feedback"));
    }
    return Layers.dense(h, p.get("readout"), p.get("offset"));
  }

  private static void remembered(Findings findings, RandomGenerator random) {
    Memory seen = Memory.draw(random);
    Memory unseen = Memory.draw(random);
    ModelFunction loss = CELL.scalarFunction(p -> lstmLoss(p, seen));
    ModelFunction plainLoss =
        PLAIN.scalarFunction(p -> NetworkLosses.logistic(plainScores(p, seen), seen.signs()));
    double[] start = start(random);
    Descent lstm = Descent.adam(loss, start, 0.05, STEPS);
    Descent plain =
        Descent.adam(plainLoss, random.doubles(PLAIN.size(), -0.5, 0.5).toArray(), 0.05, STEPS);
    XYChart chart = Charts.logarithmic("Remembering 15 steps", "step", "logistic loss (nats)");
    Charts.counted(chart, "LSTM", lstm.losses());
    Charts.counted(chart, "plain recurrent", plain.losses());
    double[] scores = CELL.vectorFunction(p -> lstmScores(p, unseen)).value(lstm.parameters());
    double[] signs = unseen.signs().value().data;
    findings
        .text(
            "The first number of a sequence of 15 is 1 or -1, followed by 14 numbers of noise, and at the"
                + " end the first is to be recalled. Both networks have 4 units. The"
                + " forget gates of the LSTM start with a bias of 3, so that it keeps its content.")
        .figure(
            "memory",
            "The LSTM learns to keep it; the success of the plain network depends on the seed.",
            chart)
        .equal(
            "Forward and reverse mode agree on the gradient through 15 steps",
            Differences.ofModes(loss, start),
            0,
            1e-12)
        .between("The loss of the LSTM after training", lstm.loss(), 0, 0.1)
        .between(
            "Share of unseen sequences that it gets right",
            IntStream.range(0, SEQUENCES).filter(i -> scores[i] * signs[i] > 0).count()
                / (double) SEQUENCES,
            0.95,
            1);
  }
}
