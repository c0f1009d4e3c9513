package org.duetad.examples.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A problem available by name on the command line.
 *
 * @param name the name
 * @param about a one-line description
 * @param sizeNames names of the sizes of a generated instance
 * @param sizes their defaults
 * @param smallSizes the sizes of an instance that can be certified operation by operation
 * @param generator generates an instance
 * @param reader reads an instance from a file or folder, or null if there are no data
 */
record KnownProblem(
    String name,
    String about,
    List<String> sizeNames,
    List<Integer> sizes,
    List<Integer> smallSizes,
    Generator generator,
    @Nullable Reader reader) {

  /** Generates an instance of given sizes. */
  @FunctionalInterface
  interface Generator {
    Problem generate(List<Integer> sizes, long seed);
  }

  /** Reads an instance from a file or folder. */
  @FunctionalInterface
  interface Reader {
    Problem read(Path data);

    /** The same with a model from elsewhere; empty if the problem has none beside its data. */
    default Optional<Reader> with(Path model) {
      return Optional.empty();
    }
  }

  /** A problem with one size n. */
  static KnownProblem sized(String name, String about, int size, int small, Sized problem) {
    return new KnownProblem(
        name,
        about,
        List.of("n"),
        List.of(size),
        List.of(small),
        (sizes, seed) -> problem.of(sizes.get(0), seed),
        null);
  }

  /** A problem with a single instance. */
  static KnownProblem single(String name, String about, Supplier<Problem> problem) {
    return new KnownProblem(
        name, about, List.of(), List.of(), List.of(), (sizes, seed) -> problem.get(), null);
  }

  /** Generates an instance of size n. */
  @FunctionalInterface
  interface Sized {
    Problem of(int n, long seed);
  }

  /** A random instance; of the default sizes if none are given. */
  Problem generated(List<Integer> chosen, long seed) {
    if (!chosen.isEmpty() && sizeNames.isEmpty()) {
      throw new IllegalArgumentException(
          "--size: " + name + " has a single size, found " + chosen.size() + "; leave out --size");
    }
    if (!chosen.isEmpty() && chosen.size() != sizeNames.size()) {
      throw new IllegalArgumentException(
          "--size: "
              + name
              + " has "
              + sizeNames.size()
              + " sizes ("
              + String.join(",", sizeNames)
              + "), found "
              + chosen.size());
    }
    return generator.generate(chosen.isEmpty() ? sizes : chosen, seed);
  }

  /** This problem with the model of its data in a folder of its own. */
  KnownProblem with(Path model) {
    Reader other =
        Optional.ofNullable(reader)
            .flatMap(beside -> beside.with(model))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--model: " + name + " has no model beside its data; leave out --model"));
    return new KnownProblem(name, about, sizeNames, sizes, smallSizes, generator, other);
  }

  /** The instance in a file. */
  Problem read(Path data) {
    if (reader == null) {
      throw new IllegalArgumentException(
          "--data: " + name + " has no data files; choose its size with --size");
    }
    try {
      return reader.read(data);
    } catch (UncheckedIOException e) {
      throw new UnreadableDataException(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new UnreadableDataException(data + ": " + e.getMessage(), e);
    }
  }
}
