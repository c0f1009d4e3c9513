package org.duetad.examples.stepping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import org.duetad.examples.problems.BaData;
import org.duetad.examples.problems.BaProblem;
import org.duetad.examples.problems.GmmData;
import org.duetad.examples.problems.GmmProblem;
import org.duetad.examples.problems.HandData;
import org.duetad.examples.problems.HandModel;
import org.duetad.examples.problems.HandProblem;
import org.duetad.examples.problems.LstmData;
import org.duetad.examples.problems.LstmProblem;
import org.duetad.examples.problems.Problem;
import org.junit.jupiter.api.Test;

/** What another program reads of the problems' data: enough to compute the same elsewhere. */
class ProblemDataTest {

  private static void assertSameProblem(Problem expected, Problem actual) {
    assertArrayEquals(expected.primal(), actual.primal());
    assertArrayEquals(expected.point(0), actual.point(0));
  }

  @Test
  void mixturesAreMadeAgainOfTheirParts() {
    GmmData at = GmmData.generate(2, 3, 4, 1);
    GmmData same = new GmmData(at.d(), at.k(), at.n(), at.parameters(), at.x(), at.gamma(), at.m());
    assertSameProblem(new GmmProblem(at), new GmmProblem(same));
  }

  @Test
  void bundlesAreMadeAgainOfTheirParts() {
    BaData at = BaData.generate(2, 3, 6, 1);
    BaData same =
        new BaData(at.n(), at.m(), at.p(), at.cameras(), at.points(), at.weights(), at.features());
    assertSameProblem(new BaProblem(at), new BaProblem(same));
  }

  @Test
  void networksAreMadeAgainOfTheirParts() {
    LstmData at = LstmData.generate(2, 5, 3, 1);
    LstmData same =
        new LstmData(at.l(), at.c(), at.b(), at.parameters(), at.state(), at.sequence());
    assertSameProblem(new LstmProblem(at), new LstmProblem(same));
  }

  /** At rest a bone's transform is undone by its inverse: {@code abs_b = abs_parent rel_b}. */
  @Test
  void handsHaveASkeletonAndASkin() {
    HandData hand = HandData.generate(8, 4, 1);
    HandModel model = hand.model();
    assertSame(hand, new HandProblem(hand).data());
    assertEquals(HandData.POSE, hand.pose().length);
    assertEquals(3 * hand.n(), hand.points().length);
    assertEquals(3 * model.vertices(), model.positions().length);
    double[][] absolute = new double[HandModel.BONES][];
    for (int bone = 0; bone < HandModel.BONES; bone++) {
      double[] relative = transform(model.relative(), bone);
      int parent = HandModel.parent(bone);
      absolute[bone] = parent < 0 ? relative : product(absolute[parent], relative);
      double[] identity = product(transform(model.inverseAbsolute(), bone), absolute[bone]);
      for (int i = 0; i < HandModel.TRANSFORM; i++) {
        assertEquals(i % 5 == 0 ? 1 : 0, identity[i], 1e-14);
      }
    }
    for (int point = 0; point < hand.n(); point++) {
      double[] weights = model.weights(hand.vertex(point));
      assertEquals(model.bones(hand.vertex(point)).length, weights.length);
      assertEquals(1, Arrays.stream(weights).sum(), 1e-15);
    }
  }

  private static double[] transform(double[] transforms, int bone) {
    int size = HandModel.TRANSFORM;
    return Arrays.copyOfRange(transforms, bone * size, (bone + 1) * size);
  }

  /** Of 4 x 4 matrices, column by column. */
  private static double[] product(double[] a, double[] b) {
    double[] product = new double[HandModel.TRANSFORM];
    for (int i = 0; i < product.length; i++) {
      for (int k = 0; k < 4; k++) {
        product[i] += a[i % 4 + 4 * k] * b[4 * (i / 4) + k];
      }
    }
    return product;
  }
}
