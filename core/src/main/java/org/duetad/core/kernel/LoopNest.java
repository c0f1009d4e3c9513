package org.duetad.core.kernel;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.loops.NestBuilder;
import org.duetad.core.kernel.loops.Node;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.program.CarefulPass;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.program.instruction.Source;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.spi.Arguments;

/**
 * A program with its loops. A function that does the same for each point of its data, or in each
 * step in time, is recorded as a straight line; here its turns are found again, nested where they
 * are, and the body of a loop stands once. An operand of a body reads, in each turn, the same slot,
 * one that moves on with the turns, one that an earlier turn filled, or one from a table.
 *
 * <p>Nothing is computed in another order than the program does, so values are the same bit for
 * bit. What does not repeat at least three times stays a straight line, as do loops of few
 * instructions.
 *
 * <p>Nests are immutable; any number of threads may use one at once.
 */
public final class LoopNest {

  private final Program program;
  private final FlatCode code;
  private final List<Node> nodes;

  private LoopNest(Program program) {
    this.program = program.constantsFirst();
    code = FlatCode.of(this.program);
    nodes = NestBuilder.of(code);
  }

  /**
   * Finds the loops of a program.
   *
   * @param program the program
   * @return the same program as a nest of loops
   */
  public static LoopNest of(Program program) {
    return new LoopNest(Arguments.given("loops", "program", program));
  }

  /**
   * {@code f(x)} on plain doubles.
   *
   * @param x the n inputs
   * @return the m outputs, the same bits as those of the program
   * @throws IllegalArgumentException unless there are n inputs
   * @throws BranchChangedException where the function would take another branch
   */
  public double[] evaluate(double... x) {
    Arguments.given("evaluate", "array of inputs", x);
    return Arguments.values("evaluate", evaluate(Scalar.of(x)));
  }

  /**
   * {@code f(x)} on any numbers.
   *
   * @param x the n inputs
   * @return the m outputs, of the inputs' kind
   * @throws IllegalArgumentException unless there are n inputs
   * @throws BranchChangedException where the function would take another branch
   */
  public Scalar[] evaluate(Scalar... x) {
    Arguments.given("evaluate", "array of inputs", x);
    Values values = run(x);
    return isDoubtful(values) ? program.evaluate(x) : values.scalars(code.outputs());
  }

  /**
   * {@code F(X)} on any matrices.
   *
   * @param x the inputs
   * @return the outputs, of the inputs' kind
   * @throws IllegalArgumentException unless there are as many inputs as were recorded
   * @throws BranchChangedException where the function would take another branch
   */
  public Matrix[] evaluate(Matrix... x) {
    Arguments.given("evaluate", "array of inputs", x);
    Values values = run(x);
    return isDoubtful(values) ? program.evaluate(x) : values.matrices(code.outputs());
  }

  private Values run(Object[] x) {
    Arguments.length("evaluate", "point", x.length, code.inputs());
    Values values = new Values(code.slots());
    values.put(0, x);
    int slot = code.inputs();
    for (Source constant : code.constants()) {
      values.put(slot++, constant.value());
    }
    run(nodes, values, new int[depth(nodes)], 0);
    return values;
  }

  private static void run(List<Node> nodes, Values values, int[] turn, int level) {
    for (Node node : nodes) {
      if (node instanceof Node.Step step) {
        step.at(turn).evaluate(values);
      } else {
        Node.Loop loop = (Node.Loop) node;
        for (int i = 0; i < loop.turns(); i++) {
          turn[level] = i;
          run(loop.body(), values, turn, level + 1);
        }
        turn[level] = 0;
      }
    }
  }

  /** Where a value overflows, a program of derivatives looks where its zeros came from. */
  private boolean isDoubtful(Values values) {
    return program.isDerivative()
        && IntStream.range(0, code.slots())
            .anyMatch(slot -> CarefulPass.isInfinite(values.get(slot)));
  }

  /**
   * How many instructions there are, those of a loop's body once.
   *
   * @return the number of lines of the listing that compute or check something
   */
  public int instructions() {
    return (int) all(nodes).filter(Node.Step.class::isInstance).count();
  }

  /**
   * How many loops there are, nested ones included.
   *
   * @return 0 if nothing repeats
   */
  public int loops() {
    return (int) all(nodes).filter(Node.Loop.class::isInstance).count();
  }

  private static Stream<Node> all(List<Node> nodes) {
    return nodes.stream()
        .flatMap(
            node ->
                node instanceof Node.Loop loop
                    ? Stream.concat(Stream.of(node), all(loop.body()))
                    : Stream.of(node));
  }

  static int depth(List<Node> nodes) {
    return nodes.stream()
        .mapToInt(node -> node instanceof Node.Loop loop ? 1 + depth(loop.body()) : 0)
        .max()
        .orElse(0);
  }

  /** The names of slots, which are numbered as in {@link #code}. */
  Map<Integer, String> names() {
    return program.names();
  }

  FlatCode code() {
    return code;
  }

  List<Node> nodes() {
    return nodes;
  }

  /**
   * The nest as a graph in the DOT language: a node for each instruction, those of a loop's body
   * once in a box, and an edge for each operand that it has in any turn, dashed if an earlier turn
   * computed it.
   *
   * @return text for Graphviz
   */
  public String toDot() {
    return LoopDrawing.of(this);
  }

  /**
   * A listing like that of the program, in which a loop is a loop; equal nests have equal listings.
   *
   * @return lines of text
   */
  @Override
  public String toString() {
    return LoopListing.of(this);
  }
}
