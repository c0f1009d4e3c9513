package org.duetad.examples.lab.graphs;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.ScalarFunction;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Cells;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;

/** The effect of three operations on the adjoint that reaches them. */
public final class AdjointGates implements Study {

  private static final int TRIALS = 100;

  private final Differentiator reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Override
  public Findings run(long seed) {
    ScalarFunction circuit = x -> x[0].multiply(x[1]).add(x[2].max(x[3])).multiply(2);
    double[] at = {3, -4, 2, -1};
    double[] gradient = reverse.gradient(circuit, at);
    Findings findings =
        new Findings()
            .text(
                "Of f = 2 (x y + max(z, w)) each gate receives one adjoint and passes on its share: the"
                    + " sum the same to both operands, the product times the other operand, the maximum"
                    + " all to the larger operand and nothing to the other.")
            .graph(
                "gates",
                "f = 2 (x y + max(z, w)) at (3, -4, 2, -1); inputs 0 to 3 are x, y, z, w.",
                Program.record(circuit.asVector(), at).toDot())
            .table(
                "Adjoints at (3, -4, 2, -1).",
                List.of("input", "value", "adjoint", "because"),
                List.of(
                    Cells.of("x", at[0], gradient[0], "2 y: the product switches"),
                    Cells.of("y", at[1], gradient[1], "2 x: the product switches"),
                    Cells.of("z", at[2], gradient[2], "2: the maximum routes it here"),
                    Cells.of("w", at[3], gradient[3], "0: the maximum was z")))
            .between(
                "The gradient is (-8, 6, 2, 0), largest difference",
                MathArrays.distanceInf(gradient, new double[] {-8, 6, 2, 0}),
                0,
                0);
    gates(findings, new SplittableRandom(seed));
    return ties(findings);
  }

  private void gates(Findings findings, SplittableRandom random) {
    double sum = 0;
    double product = 0;
    double maximum = 0;
    for (int k = 0; k < TRIALS; k++) {
      double[] at = Draws.gaussian(random, 3);
      double x = at[0];
      double y = at[1];
      double above = at[2];
      sum = Math.max(sum, error(a -> a[0].add(a[1]).multiply(a[2]), at, above, above));
      product =
          Math.max(
              product, error(a -> a[0].multiply(a[1]).multiply(a[2]), at, above * y, above * x));
      maximum =
          Math.max(
              maximum,
              error(a -> a[0].max(a[1]).multiply(a[2]), at, x > y ? above : 0, x > y ? 0 : above));
    }
    findings
        .text(
            "The same for "
                + TRIALS
                + " random operands and adjoints from above, in forward and reverse mode.")
        .between("A sum distributes: (u, u), largest difference", sum, 0, 0)
        .between("A product switches: (u y, u x), largest difference", product, 0, 1e-15)
        .between("A maximum routes: (u, 0) or (0, u), largest difference", maximum, 0, 0);
  }

  /** The deviation of both modes from the adjoints of the first two inputs. */
  private double error(ScalarFunction gate, double[] at, double first, double second) {
    double[] expected = {first, second};
    double[] up = reverse.gradient(gate, at);
    double[] along = forward.gradient(gate, at);
    return Math.max(
        MathArrays.distanceInf(new double[] {up[0], up[1]}, expected),
        MathArrays.distanceInf(new double[] {along[0], along[1]}, expected));
  }

  private Findings ties(Findings findings) {
    ScalarFunction maximum = x -> x[0].max(x[1]);
    double[] shares = reverse.gradient(maximum, 2, 2);
    return findings
        .text(
            "At a tie the maximum has a kink, and any split of the adjoint is a subgradient. Duet"
                + " splits it evenly and can report it: "
                + Diagnosis.of(maximum.asVector(), 2, 2).kinks().size()
                + " kink found at (2, 2).")
        .equal("At a tie each operand gets half, the first", shares[0], 0.5, 0)
        .equal("At a tie each operand gets half, the second", shares[1], 0.5, 0);
  }
}
