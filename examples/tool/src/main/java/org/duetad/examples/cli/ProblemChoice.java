package org.duetad.examples.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that choose a problem: a known one, generated or read, or a user's class. */
final class ProblemChoice {

  @Option(
      names = "--problem",
      paramLabel = "NAME",
      completionCandidates = Candidates.Problems.class,
      defaultValue = "gmm",
      description =
          "A problem listed by \"duet problems\" (default: ${DEFAULT-VALUE}), or a class that"
              + " implements ScalarFunction or VectorFunction and has a constructor without"
              + " parameters.")
  private String name;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "The problem's data file; that of hand is next to its folder model.")
  private @Nullable Path data;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "The folder with the model of hand, bones.txt and vertices.txt (and triangles.txt of"
              + " hand-complicated), if it is elsewhere (with"
              + " --data).")
  private @Nullable Path model;

  @Mixin private InstanceOptions instance;

  long seed() {
    return instance.seed();
  }

  /** Runs an action with the chosen problem; the user's classes can be loaded during it. */
  <T> T with(Function<Problem, T> action) {
    KnownProblem known = Catalogue.find(name).orElse(null);
    if (known != null) {
      return action.apply(known(known));
    }
    if (!instance.haveClassPath() && !name.contains(".")) {
      throw new IllegalArgumentException(
          "--problem: unknown problem \""
              + name
              + "\"; the problems are "
              + Catalogue.names()
              + ", and a class of yours needs --class-path");
    }
    if (model != null) {
      throw new IllegalArgumentException("--model goes with --problem hand and --data");
    }
    if (data != null || instance.haveSizes()) {
      throw new IllegalArgumentException(
          "--data and --size do not go with a class of yours (" + name + "); give --at");
    }
    return instance.withClass("--problem", name, action);
  }

  /** A small instance of the chosen problem, if it is a known one. */
  Optional<Problem> small() {
    return Catalogue.find(name).map(known -> known.generated(known.smallSizes(), seed()));
  }

  private Problem known(KnownProblem known) {
    if (instance.haveClass()) {
      throw new IllegalArgumentException(
          "--class-path and --at go with a class of yours, not with the problem " + name);
    }
    if (data == null && model != null) {
      throw new IllegalArgumentException("--model goes with --data");
    }
    if (data == null) {
      return instance.instance(known, List.of());
    }
    if (instance.haveSizes()) {
      throw new IllegalArgumentException(
          "--size: the data in " + data + " have their own size; leave out one of the two");
    }
    return (model == null ? known : known.with(model)).read(data);
  }
}
