package org.duetad.examples.lab.training;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.UnaryRule;
import org.duetad.examples.lab.Draws;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;

/** The signals of all schemes, with one activation, for the same samples and errors. */
final class SchemeComparison {

  static final int DEPTH = 10;
  static final int UNITS = 100;
  static final int SAMPLES = 1000;

  /** The number of samples whose gradients are computed. */
  static final int ERRORS = 200;

  private final Map<Scheme, Signals> signals = new EnumMap<>(Scheme.class);

  SchemeComparison(UnaryRule activation, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Matrix input = Draws.gaussian(random, UNITS, SAMPLES, 1);
    DMatrixRMaj errors = Draws.gaussian(random, UNITS, ERRORS, 1).value();
    for (Scheme scheme : Scheme.values()) {
      DeepNetwork network = DeepNetwork.draw(scheme, activation, input, DEPTH, random);
      signals.put(scheme, network.signals(new ReverseMode(), errors));
    }
  }

  Signals of(Scheme scheme) {
    return Objects.requireNonNull(signals.get(scheme), scheme::label);
  }
}
