package org.duetad.examples.cli;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.duetad.examples.compare.Mode;
import org.duetad.examples.lab.Experiment;
import org.duetad.examples.lab.Gallery;
import org.duetad.examples.stepping.SteppingProblem;

/** Names that the shell completes ({@link CompletionCommand}). */
abstract class Candidates implements Iterable<String> {

  private final List<String> names;

  private <T> Candidates(List<T> all, Function<T, String> name) {
    names = all.stream().map(name).toList();
  }

  @Override
  public Iterator<String> iterator() {
    return names.iterator();
  }

  /** Problems for compare and check. */
  static final class Problems extends Candidates {
    Problems() {
      super(Catalogue.PROBLEMS, KnownProblem::name);
    }
  }

  /** Modes of differentiation. */
  static final class Modes extends Candidates {
    Modes() {
      super(Mode.all(), Mode::name);
    }
  }

  /** Problems for checkpoint. */
  static final class SteppingProblems extends Candidates {
    SteppingProblems() {
      super(SteppingProblem.all(), SteppingProblem::name);
    }
  }

  /** Experiments of the lab. */
  static final class Experiments extends Candidates {
    Experiments() {
      super(Gallery.all(), Experiment::name);
    }
  }
}
