package org.duetad.examples.lab.activations;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;

/** All activation functions on one page. */
public final class ActivationFunctions implements Study {

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
