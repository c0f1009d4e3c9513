package org.duetad.examples.lab.activations;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.duetad.examples.lab.Experiment;
import org.duetad.examples.lab.Findings;

/** All activation functions on one page. */
public final class ActivationFunctions implements Experiment {

  @Override
  public String name() {
    return "activations";
  }

  @Override
  public String title() {
    return "Activation functions, their derivatives, and where they saturate";
  }

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings = new Findings();
    ActivationCurves.show(findings);
    Gelu.show(findings);
    Saturation.show(findings, random);
    LearnedSlope.show(findings, random);
    Maxout.show(findings, random);
    StableSoftmax.show(findings);
    return findings;
  }
}
