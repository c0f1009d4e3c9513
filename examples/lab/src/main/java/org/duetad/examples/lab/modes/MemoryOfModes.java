package org.duetad.examples.lab.modes;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Cells;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.reverse.Tape;
import org.knowm.xchart.XYChart;

/**
 * Forward mode discards values as it goes; reverse mode must keep everything until its reverse
 * sweep.
 */
public final class MemoryOfModes implements Study {

  private static final int[] DEPTHS = {8, 16, 32, 64, 128, 256};

  @Override
  public Findings run(long seed) {
    List<Use> uses = Arrays.stream(DEPTHS).mapToObj(Use::of).toList();
    Use shallow = uses.get(0);
    Use deep = uses.get(uses.size() - 1);
    double times = (double) deep.layers / shallow.layers;
    return new Findings()
        .text(
            "A web of 64 numbers a layer becomes deeper. A tangent lives as long as its value, so that"
                + " forward mode needs at most a few times the memory of the plain program. Adjoints"
                + " come in the opposite order, and the values that their slopes need are kept until then: on the tape"
                + " of reverse mode, 24 bytes an operation in blocks of 8,192.")
        .figure(
            "memory",
            "Forward mode: the values alive at once, each with its tangents, 8 bytes a number. Reverse"
                + " mode: 24 bytes for each recorded operation, without the rest of the last block.",
            chart(uses))
        .table(
            "Numbers live at once in the recorded programs, and the tape.",
            List.of("layers", "alive in f", "in f and Jᵀw", "operations on tape", "tape, bytes"),
            uses.stream().map(Use::row).toList())
        .equal(
            "Thirty-two times as deep: how many more values are alive in f, and so in forward mode",
            deep.primal - shallow.primal,
            0,
            0)
        .between(
            "Thirty-two times as deep: by what factor there are more values alive in the adjoint program",
            (double) deep.adjoint / shallow.adjoint,
            0.8 * times,
            1.2 * times)
        .equal(
            "Operations on the tape of the deepest web: 2 for each node of a layer, and the sum",
            (double) deep.operations,
            2.0 * Web.WIDTH * deep.layers + 1,
            0)
        .between(
            "Bytes of its tape for each operation", (double) deep.bytes / deep.operations, 24, 48);
  }

  private static XYChart chart(List<Use> uses) {
    double[] depths = Arrays.stream(DEPTHS).asDoubleStream().toArray();
    XYChart chart = Charts.doublyLogarithmic("Memory by depth", "layers", "memory, kB");
    Charts.line(chart, "forward, 1 direction", depths, kilobytes(uses, 1));
    Charts.line(chart, "forward, 16 directions", depths, kilobytes(uses, 16));
    Charts.line(
        chart,
        "reverse",
        depths,
        uses.stream().mapToDouble(use -> 24e-3 * use.operations).toArray());
    return chart;
  }

  private static double[] kilobytes(List<Use> uses, int directions) {
    return uses.stream().mapToDouble(use -> 8e-3 * use.primal * (1 + directions)).toArray();
  }

  /** The memory of a web of layers. */
  private record Use(int layers, int primal, int adjoint, long operations, long bytes) {

    static Use of(int layers) {
      VectorFunction web = new Web(1, layers);
      double[] point = Web.point(Web.WIDTH);
      Program program = Program.record(web, point);
      Tape tape = new Tape();
      web.apply(tape.variables(point));
      return new Use(
          layers, alive(program), alive(program.adjoint()), tape.operations(), tape.bytes());
    }

    private static int alive(Program program) {
      return Arrays.stream(program.liveValues()).max().orElse(0);
    }

    List<String> row() {
      return Cells.of(layers, primal, adjoint, operations, bytes);
    }
  }
}
