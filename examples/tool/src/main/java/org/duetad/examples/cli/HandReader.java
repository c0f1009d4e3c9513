package org.duetad.examples.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import org.duetad.examples.problems.HandData;
import org.duetad.examples.problems.HandModel;
import org.duetad.examples.problems.HandProblem;
import org.duetad.examples.problems.HandTriangleProblem;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads hand tracking, whose model has a folder of its own.
 *
 * @param model the folder, or null for {@code model} beside the file
 * @param variant reads an instance from a file and the model's folder
 */
record HandReader(@Nullable Path model, BiFunction<Path, Path, Problem> variant)
    implements KnownProblem.Reader {

  /** With points at vertices. */
  static final HandReader SIMPLE =
      new HandReader(null, (file, model) -> new HandProblem(HandData.read(file, model)));

  /** With points in triangles. */
  static final HandReader COMPLICATED = new HandReader(null, HandTriangleProblem::read);

  @Override
  public Problem read(Path data) {
    return variant.apply(data, model == null ? HandModel.beside(data) : model);
  }

  @Override
  public Optional<KnownProblem.Reader> with(Path other) {
    return Optional.of(new HandReader(other, variant));
  }
}
