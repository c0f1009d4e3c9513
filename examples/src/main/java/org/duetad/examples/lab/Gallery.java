package org.duetad.examples.lab;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** The experiment with a name, if there is one. */
  public static Optional<Experiment> find(String name) {
    return ALL.stream().filter(experiment -> experiment.name().equals(name)).findFirst();
  }

  /** The names of all, for messages. */
  public static String names() {
    return ALL.stream().map(Experiment::name).collect(Collectors.joining(", "));
  }
}
