package org.duetad.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.kernel.KernelCorpus;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** Where a pass on plain doubles finds nothing, careful passes find nothing either. */
class OrdinaryPassTest {

  private static final double[] FACTORS = {1, 0, -1, 1e-3, 1e-170, 1e-320, 1e3, 1e80, 1e160, 1e300};

  private int clean;
  private int others;

  private void require(Map<String, Program> programs) {
    programs.forEach(
        (name, program) -> {
          for (double factor : FACTORS) {
            require(name + " times " + factor, program, factor);
          }
        });
  }

  private void require(String name, Program program, double factor) {
    double[] x =
        Arrays.stream(program.point()).mapToDouble(in -> ((Scalar) in).value() * factor).toArray();
    Program there;
    try {
      there = Program.record(program::evaluate, x);
    } catch (RuntimeException ofARule) {
      return;
    }
    Scalar[] point = Scalar.of(x);
    if (OrdinaryPass.isClean(there, x)) {
      clean++;
      Inspection careful =
          new Inspection(there, Collections.nCopies(there.instructions().size(), "line"));
      careful.evaluate(point);
      careful.push();
      careful.pull();
      assertEquals(
          new Diagnosis(Collections.emptyList(), Collections.emptyList()),
          careful.diagnosis(),
          name);
    } else {
      others++;
    }
  }

  @Test
  void theyFindAllOfTheCorpus() {
    require(KernelCorpus.programs());
    require(KernelCorpus.underflows());
    assertTrue(clean > 300 && others > 100, clean + " clean, " + others + " others");
  }

  @Test
  void theyFindAllInRandomFunctions() {
    require(KernelCorpus.random(11, 150));
    assertTrue(clean > 50, clean + " clean, " + others + " others");
  }

  private static boolean isClean(VectorFunction f, double... x) {
    return OrdinaryPass.isClean(Program.record(f, x), x);
  }

  @Test
  void kinksTiesPolesAndOverflowsAreLeftToCarefulPasses() {
    assertTrue(isClean(x -> new Scalar[] {x[0].max(x[1]).sqrt()}, 1, 2));
    assertFalse(isClean(x -> new Scalar[] {x[0].max(x[1])}, 2, 2));
    assertFalse(isClean(x -> new Scalar[] {x[0].subtract(x[1]).sqrt()}, 2, 2));
    assertFalse(isClean(x -> new Scalar[] {x[0].exp().multiply(0)}, 800));
    assertFalse(isClean(x -> new Scalar[] {x[0].isGreaterThan(x[1]) ? x[0] : x[1]}, 2, 2));
    assertFalse(isClean(Scalar::softmax, 1, 2));
  }

  /** Derivatives of 1e500 are infinite, though zero on plain doubles. */
  @Test
  void whatUnderflowedAndOverflowsAfterwardsIsLeftToCarefulPasses() {
    VectorFunction small = x -> new Scalar[] {x[0].multiply(1e-200).multiply(1e-200)};
    assertTrue(isClean(small, 1));
    VectorFunction large =
        x -> new Scalar[] {small.apply(x)[0].multiply(1e300).multiply(1e300).multiply(1e300)};
    assertFalse(isClean(large, 1));
    assertFalse(Diagnosis.of(large, 1).isClean());
  }
}
