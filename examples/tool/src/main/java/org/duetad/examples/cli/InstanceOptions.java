package org.duetad.examples.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.duetad.examples.problems.Problem;
import picocli.CommandLine.Option;

/**
 * The options for the instance of a problem, or for the location of a user's class and its point.
 */
final class InstanceOptions {

  @Option(
      names = "--size",
      split = ",",
      paramLabel = "N",
      description = "The sizes of a generated instance, as in --problem gmm --size 10,25,1000.")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "The seed of a generated instance, and of random directions and columns"
              + " (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--class-path",
      split = "[:;]",
      paramLabel = "PATH",
      description = "Where your class is: a folder or jar, or several with : between them.")
  private List<Path> classPath = List.of();

  @Option(
      names = "--at",
      split = ",",
      paramLabel = "X",
      converter = DecimalConverter.class,
      description = "The point at which your class is differentiated, as in --at 1,2,3.")
  private List<Double> point = List.of();

  long seed() {
    return seed;
  }

  boolean haveSizes() {
    return !sizes.isEmpty();
  }

  boolean haveClassPath() {
    return !classPath.isEmpty();
  }

  boolean haveClass() {
    return haveClassPath() || !point.isEmpty();
  }

  /** An instance of a known problem; {@code otherwise} are the sizes used if none are given. */
  Problem instance(KnownProblem known, List<Integer> otherwise) {
    return known.generated(sizes.isEmpty() ? otherwise : sizes, seed);
  }

  /** Runs an action with a user's function, whose classes can be loaded during it. */
  <T> T withClass(String option, String name, Function<Problem, T> action) {
    return UserFunction.with(option, name, classPath, point, action);
  }
}
