package org.duetad.examples.lab;

import java.util.List;
import java.util.stream.Stream;
import org.duetad.examples.lab.graphs.ComputationalGraph;
import org.duetad.examples.lab.graphs.FiniteDifferenceCheck;

/** The experiments, in the order of reading. */
public final class Gallery {

  /** The seed, unless another is given. */
  public static final long SEED = 1;

  private static final List<Experiment> ALL =
      Stream.<Experiment>builder()
          .add(new ComputationalGraph())
          .add(new FiniteDifferenceCheck())
          .build()
          .toList();

  private Gallery() {}

  /** All experiments. */
  public static List<Experiment> all() {
    return ALL;
  }
}
