package org.duetad.examples.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.duetad.examples.problems.HandData;
import org.duetad.examples.problems.HandProblem;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads hand tracking, whose model has a folder of its own.
 *
 * @param model the folder, or null for {@code model} beside the file
 */
record HandReader(@Nullable Path model) implements KnownProblem.Reader {

  @Override
  public Problem read(Path data) {
    return new HandProblem(model == null ? HandData.read(data) : HandData.read(data, model));
  }

  @Override
  public Optional<KnownProblem.Reader> with(Path other) {
    return Optional.of(new HandReader(other));
  }
}
