package org.duetad.examples.lab.modes;

import java.util.List;
import java.util.SortedMap;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Cells;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.HeatMaps;
import org.duetad.examples.lab.ProcessorTimer;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.reverse.Tape;
import org.knowm.xchart.XYChart;

/**
 * A Jacobian takes one sweep for each input in forward mode, and one for each output in reverse
 * mode.
 */
public final class ForwardAgainstReverse implements Study {

  private static final int LAYERS = 4;
  private static final int FEW = 8;
  private static final int TIMES = 20;
  private static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16, 32, 64);

  private static final String TIME = "processor time, µs";

  private final Differentiator oneByOne = ForwardMode.withChunk(1);
  private final Differentiator forward = new ForwardMode();
  private final Differentiator reverse = new ReverseMode();

  @Override
  public Findings run(long seed) {
    Findings findings =
        new Findings()
            .text(
                "The same web of "
                    + 2 * Web.WIDTH * LAYERS
                    + " operations is given n inputs and m outputs. Its Jacobian takes forward mode n"
                    + " sweeps along the program, one for each column, or n/16 with sixteen columns"
                    + " at once; it takes reverse mode one recording, and m sweeps back, one for each"
                    + " row.");
    counts(findings);
    instructions(findings);
    return times(findings);
  }

  private void counts(Findings findings) {
    Counted wide = new Counted(new Web(1, LAYERS));
    oneByOne.jacobian(wide, Web.point(64));
    int sweeps = wide.take();
    forward.jacobian(wide, Web.point(64));
    int chunks = wide.take();
    reverse.jacobian(wide, Web.point(64));
    int recordings = wide.take();
    Counted tall = new Counted(new Web(64, LAYERS));
    oneByOne.jacobian(tall, Web.point(1));
    int sweep = tall.take();
    findings
        .equal("Evaluations of f by forward mode, n = 64", sweeps, 64, 0)
        .equal("and with sixteen directions at once", chunks, 4, 0)
        .equal("Evaluations of f by reverse mode, n = 64", recordings, 1, 0)
        .equal("Evaluations of f by forward mode, n = 1, m = 64", sweep, 1, 0);
  }

  /** Exact costs of programs that compute one column and one row. */
  private static void instructions(Findings findings) {
    Program program = Program.record(new Web(1, LAYERS), Web.point(64)).optimised();
    long primal = count(program);
    long column = count(program.tangent().optimised());
    long row = count(program.adjoint().optimised());
    findings
        .table(
            "Instructions of the recorded program, n = 64, m = 1.",
            List.of("program", "instructions", "to f"),
            List.of(
                Cells.of("f", primal, 1.0),
                Cells.of("f and one J v (forward)", column, (double) column / primal),
                Cells.of("f and one Jᵀw (reverse)", row, (double) row / primal),
                Cells.of("gradient by forward mode", 64 * column, 64.0 * column / primal),
                Cells.of("gradient by reverse mode", row, (double) row / primal)))
        .equal(
            "Partial derivatives on the tape: 3 for each node of a layer, and 64 of the sum",
            (double) edges(),
            expected(),
            0)
        .between("A product J v to f, instructions (at most 4)", (double) column / primal, 1, 4)
        .between(
            "A whole gradient by reverse mode to f, instructions (at most 5, whatever n)",
            (double) row / primal,
            1,
            5)
        .between(
            "A gradient of 64 inputs by forward mode to one by reverse mode, instructions",
            64.0 * column / row,
            32,
            128);
  }

  private static long count(Program program) {
    SortedMap<String, Long> counts = program.counts();
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long edges() {
    Tape tape = new Tape();
    new Web(1, LAYERS).apply(tape.variables(Web.point(64)));
    return tape.edges();
  }

  private static double expected() {
    return 3 * Web.WIDTH * LAYERS + Web.WIDTH;
  }

  private Findings times(Findings findings) {
    Grid grid = Grid.of(SIZES, LAYERS, oneByOne, reverse);
    return findings
        .figure(
            "crossover",
            "Time of a Jacobian with 8 outputs, best of a few. Forward mode rises with the inputs,"
                + " reverse mode stays; sixteen directions at once move the crossover to the right.",
            byInputs(grid))
        .figure(
            "outputs",
            "Time of a Jacobian with 8 inputs: now reverse mode rises, with a sweep for each output,"
                + " and forward mode stays.",
            byOutputs(grid))
        .figure(
            "grid",
            "Logarithm, base 2, of the time of forward mode to that of reverse mode, one direction at"
                + " a time: red where reverse mode is the faster, blue where forward mode is.",
            HeatMaps.matrix(
                "log2(forward / reverse)",
                "n inputs",
                "m outputs",
                SIZES,
                SIZES,
                grid.logarithms()))
        .between(
            "64 inputs, 1 output: time of forward mode to reverse mode",
            grid.ratio(64, 1),
            2,
            Double.POSITIVE_INFINITY)
        .between(
            "1 input, 64 outputs: time of reverse mode to forward mode",
            1 / grid.ratio(1, 64),
            1.5,
            Double.POSITIVE_INFINITY);
  }

  private XYChart byInputs(Grid grid) {
    ProcessorTimer watch = new ProcessorTimer();
    VectorFunction web = new Web(FEW, LAYERS);
    double[] chunks =
        SIZES.stream()
            .map(Web::point)
            .mapToDouble(x -> watch.micros(TIMES, () -> forward.jacobian(web, x)))
            .toArray();
    XYChart chart = Charts.doublyLogarithmic("A Jacobian with 8 outputs", "n inputs", TIME);
    line(chart, "forward, 1 direction", grid.forwardByInputs(FEW));
    line(chart, "forward, up to 16", chunks);
    line(chart, "reverse", grid.reverseByInputs(FEW));
    return chart;
  }

  private static XYChart byOutputs(Grid grid) {
    XYChart chart = Charts.doublyLogarithmic("A Jacobian with 8 inputs", "m outputs", TIME);
    line(chart, "forward, 1 direction", grid.forwardByOutputs(FEW));
    line(chart, "reverse", grid.reverseByOutputs(FEW));
    return chart;
  }

  private static void line(XYChart chart, String name, double[] times) {
    Charts.line(chart, name, SIZES.stream().mapToDouble(n -> n).toArray(), times);
  }

  /** Counts the evaluations of a function. */
  private static final class Counted implements VectorFunction {

    private final VectorFunction f;
    private int evaluations;

    Counted(VectorFunction f) {
      this.f = f;
    }

    @Override
    public Scalar[] apply(Scalar... x) {
      evaluations++;
      return f.apply(x);
    }

    /** The evaluations since the last call. */
    int take() {
      int taken = evaluations;
      evaluations = 0;
      return taken;
    }
  }
}
