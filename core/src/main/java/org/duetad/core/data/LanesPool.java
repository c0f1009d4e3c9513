package org.duetad.core.data;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.duetad.core.kernel.Kernel;

/** A kernel, and memory for its evaluations that is not in use. */
final class LanesPool {

  private final Kernel kernel;
  private final int inputs;
  private final int variables;
  private final int outputs;
  private final ConcurrentLinkedQueue<RowLanes> unused = new ConcurrentLinkedQueue<>();

  LanesPool(Kernel kernel, int inputs, int variables, int outputs) {
    this.kernel = kernel;
    this.inputs = inputs;
    this.variables = variables;
    this.outputs = outputs;
  }

  /** Empty if tangents of matrices in the body depend on comparisons. */
  Optional<LanesPool> tangent(int directions) {
    return kernel
        .findTangent()
        .map(of -> new LanesPool(of, inputs + directions, variables, 2 * outputs));
  }

  RowLanes take() {
    RowLanes lanes = unused.poll();
    return lanes == null ? new RowLanes(kernel, inputs, variables, outputs) : lanes;
  }

  void put(RowLanes lanes) {
    unused.add(lanes);
  }
}
