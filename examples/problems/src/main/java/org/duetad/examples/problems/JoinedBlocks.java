package org.duetad.examples.problems;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;

/**
 * All blocks of a problem as one function of the inputs of all blocks side by side. Its Jacobian is
 * block diagonal: the pullback of a seed that has a 1 at one output of each block has a row of each
 * block's Jacobian, so that there are as many pullbacks as a block has outputs, at most.
 */
final class JoinedBlocks implements Problem {

  private final Problem problem;
  private final double[] point;

  /** Where the inputs and the outputs of each block begin, and where those of the last end. */
  private final int[] inputs;

  private final int[] outputs;
  private final double[][] seeds;
  private final VectorFunction function = this::values;

  JoinedBlocks(Problem problem) {
    this.problem = problem;
    int blocks = problem.blocks();
    inputs = new int[blocks + 1];
    outputs = new int[blocks + 1];
    double[][] points = new double[blocks][];
    for (int b = 0; b < blocks; b++) {
      points[b] = problem.point(b);
      inputs[b + 1] = inputs[b] + points[b].length;
      outputs[b + 1] = outputs[b] + problem.block(b).value(points[b]).length;
    }
    point = Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray();
    seeds = seeds();
  }

  private double[][] seeds() {
    int most = 0;
    for (int b = 0; b < problem.blocks(); b++) {
      most = Math.max(most, outputs[b + 1] - outputs[b]);
    }
    double[][] rows = new double[most][outputs[problem.blocks()]];
    for (int b = 0; b < problem.blocks(); b++) {
      for (int r = 0; r < outputs[b + 1] - outputs[b]; r++) {
        rows[r][outputs[b] + r] = 1;
      }
    }
    return rows;
  }

  @Override
  public String name() {
    return problem.name();
  }

  @Override
  public String description() {
    return problem.description();
  }

  @Override
  public int inputs() {
    return point.length;
  }

  @Override
  public int outputs() {
    return problem.outputs();
  }

  @Override
  public int entries() {
    return problem.entries();
  }

  @Override
  public VectorFunction block(int i) {
    return function;
  }

  @Override
  public double[] point(int i) {
    return point.clone();
  }

  @Override
  public double[] primal() {
    return problem.primal();
  }

  private Scalar[] values(Scalar... x) {
    List<Scalar> all = new ArrayList<>(outputs());
    for (int b = 0; b < problem.blocks(); b++) {
      Scalar[] of = Arrays.copyOfRange(x, inputs[b], inputs[b + 1]);
      Collections.addAll(all, problem.block(b).apply(of));
    }
    return all.toArray(Scalar[]::new);
  }

  @Override
  public double[] derivative(Differentiator mode) {
    double[][] rows = mode.pullback(function, point, seeds);
    double[] entries = new double[entries()];
    int next = 0;
    for (int b = 0; b < problem.blocks(); b++) {
      int count = outputs[b + 1] - outputs[b];
      for (int c = inputs[b]; c < inputs[b + 1]; c++) {
        for (int r = 0; r < count; r++) {
          entries[next++] = rows[r][c];
        }
      }
    }
    return entries;
  }
}
