package org.duetad.examples.lab.graphs;

import java.util.List;
import org.duetad.core.ScalarFunction;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Cells;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;

/** A sum of a product: {@code L = y1 + y2} with {@code y1 = x1 x2}. */
public final class SumProductGraph implements Study {

  @Override
  public Findings run(long seed) {
    ScalarFunction loss = x -> x[0].multiply(x[1]).add(x[2]);
    double[] at = {-1, 3, 3.141};
    double[] reverse = new ReverseMode().gradient(loss, at);
    double[] forward = new ForwardMode().gradient(loss, at);
    return new Findings()
        .text(
            "Reverse mode starts with an adjoint of 1 at L and goes against the arrows. The sum passes"
                + " its adjoint on to y1 and y2; the product multiplies it by the other factor.")
        .graph(
            "sum-product",
            "The recorded program with the value and the adjoint of each node; inputs 0, 1, 2 are"
                + " x1, x2, y2.",
            Program.record(loss.asVector(), at).toDot())
        .table(
            "Values and adjoints.",
            List.of("node", "value", "adjoint", "by the chain rule"),
            List.of(
                Cells.of("L", loss.value(at), 1, "1"),
                Cells.of("y1", at[0] * at[1], 1, "1 · ∂L/∂y1 = 1"),
                Cells.of("y2", at[2], reverse[2], "1 · ∂L/∂y2 = 1"),
                Cells.of("x1", at[0], reverse[0], "∂L/∂y1 · x2"),
                Cells.of("x2", at[1], reverse[1], "∂L/∂y1 · x1")))
        .equal("L is -1 · 3 + 3.141 to the last bit", loss.value(at), -1.0 * 3.0 + 3.141, 0)
        .equal("∂L/∂x1 is x2, by reverse mode", reverse[0], 3, 0)
        .equal("∂L/∂x1 is x2, by forward mode", forward[0], 3, 0)
        .equal("∂L/∂x2 is x1, by reverse mode", reverse[1], -1, 0)
        .equal("∂L/∂x2 is x1, by forward mode", forward[1], -1, 0)
        .equal("∂L/∂y2 is 1, by reverse mode", reverse[2], 1, 0)
        .equal("∂L/∂y2 is 1, by forward mode", forward[2], 1, 0);
  }
}
