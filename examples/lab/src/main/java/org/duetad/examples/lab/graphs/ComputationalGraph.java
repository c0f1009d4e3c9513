package org.duetad.examples.lab.graphs;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;

/** A function as a graph, with the values that flow forwards and the adjoints that flow back. */
public final class ComputationalGraph implements Study {

  private static final double X1 = 2;
  private static final double X2 = 3;

  @Override
  public Findings run(long seed) {
    ScalarFunction f = x -> x[0].multiply(x[1]).add(x[1].sin());
    double[] reverse = new ReverseMode().gradient(f, X1, X2);
    double[] forward = new ForwardMode().gradient(f, X1, X2);
    double[] paths = new ReverseMode().gradient(ComputationalGraph::byPaths, X1, X2, X2);
    double slope = X1 + Math.cos(X2);
    return new Findings()
        .text(
            "A program is a graph of simple operations. Values flow from the inputs to the result,"
                + " adjoints back: the adjoint of a node is the derivative of f by that node. A sum"
                + " passes its adjoint to both operands, a product multiplies it by the value of the"
                + " other one. x₂ is used twice, so the adjoints from both paths are added.")
        .graph(
            "graph",
            "The recorded program of f at x₁ = 2, x₂ = 3: each node with its value and adjoint.",
            Program.record(f.asVector(), X1, X2).toDot())
        .table(
            "The adjoints that reach x₂ along each path, at x₁ = 2, x₂ = 3",
            List.of("path", "adjoint", "closed form"),
            List.of(
                List.of("through the product", "" + paths[1], "x₁ = " + X1),
                List.of("through the sine", "" + paths[2], "cos(x₂) = " + Math.cos(X2)),
                List.of("sum", "" + reverse[1], "x₁ + cos(x₂) = " + slope)))
        .equal("Reverse mode: ∂f/∂x₁ is x₂", reverse[0], X2, 0)
        .equal("Reverse mode: ∂f/∂x₂ is x₁ + cos(x₂)", reverse[1], slope, Math.ulp(slope))
        .equal("Forward mode: ∂f/∂x₁ is x₂", forward[0], X2, 0)
        .equal("Forward mode: ∂f/∂x₂ is x₁ + cos(x₂)", forward[1], slope, Math.ulp(slope))
        .equal(
            "The adjoints of the two paths add up to ∂f/∂x₂",
            paths[1] + paths[2],
            reverse[1],
            Math.ulp(slope));
  }

  /** The same function with a separate input for each use of x₂. */
  private static Scalar byPaths(Scalar... x) {
    return x[0].multiply(x[1]).add(x[2].sin());
  }
}
