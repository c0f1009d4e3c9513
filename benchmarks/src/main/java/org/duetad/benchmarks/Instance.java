package org.duetad.benchmarks;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duetad.examples.problems.BaData;
import org.duetad.examples.problems.BaProblem;
import org.duetad.examples.problems.GmmData;
import org.duetad.examples.problems.GmmProblem;
import org.duetad.examples.problems.HandData;
import org.duetad.examples.problems.HandProblem;
import org.duetad.examples.problems.LstmData;
import org.duetad.examples.problems.LstmProblem;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.RosenbrockProblem;

/**
 * The instances measured. Those of ADBench's problems are generated from a seed, with the sizes of
 * the files they replace, or read from those files.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
public enum Instance {
  GMM_D10_K25(gmm(10, 25), file("gmm/gmm_d10_K25.txt", GmmData::read, GmmProblem::new)),
  GMM_D20_K50(gmm(20, 50), file("gmm/gmm_d20_K50.txt", GmmData::read, GmmProblem::new)),
  LSTM_C1024(
      () -> new LstmProblem(LstmData.generate(2, 1024, 14, Instance.SEED)),
      file("lstm/lstm_l2_c1024.txt", LstmData::read, LstmProblem::new)),
  BA1(
      () -> new BaProblem(BaData.generate(49, 7_776, 31_843, Instance.SEED)),
      file("ba/ba1_n49_m7776_p31843.txt", BaData::read, BaProblem::new)),
  HAND_SMALL(
      () -> new HandProblem(HandData.small(Instance.SEED)),
      file("hand/simple_small/hand1_t26_c100.txt", HandData::read, HandProblem::new)),
  HAND_BIG(
      () -> new HandProblem(HandData.big(Instance.SEED)),
      file("hand/simple_big/hand5_t26_c800.txt", HandData::read, HandProblem::new)),
  ROSENBROCK_10(10),
  ROSENBROCK_1000(1_000),
  ROSENBROCK_100000(100_000);

  /** Passed instead of a directory: generate the data. */
  static final String GENERATED = "generated";

  private static final long SEED = 20_260_101;

  private final Supplier<Problem> generator;
  private final Function<Path, Problem> reader;

  Instance(Supplier<Problem> generator, Function<Path, Problem> reader) {
    this.generator = generator;
    this.reader = reader;
  }

  /** Rosenbrock's function has no data. */
  Instance(int n) {
    this(() -> new RosenbrockProblem(n), directory -> new RosenbrockProblem(n));
  }

  private static Supplier<Problem> gmm(int d, int k) {
    return () -> new GmmProblem(GmmData.generate(d, k, 1_000, SEED));
  }

  private static <T> Function<Path, Problem> file(
      String name, Function<Path, T> read, Function<T, Problem> problem) {
    return directory -> problem.apply(read.apply(directory.resolve(name)));
  }

  /**
   * The problem.
   *
   * @param data the directory of ADBench's files, or {@value #GENERATED}
   */
  Problem problem(String data) {
    return data.equals(GENERATED) ? generator.get() : reader.apply(Path.of(data));
  }
}
