package org.duetad.examples.problems;

import org.duetad.benchmarks.Algebra;
import org.duetad.benchmarks.Objective;

/** The objective of {@link HandProblem}. */
final class PeerHand implements Objective {

  private final HandData data;
  private final HandSkin skin;
  private final double[] offsets;
  private final double[] inverses;

  PeerHand(HandData data) {
    this.data = data;
    skin = new HandSkin(data);
    HandSkeleton skeleton = new HandSkeleton(data.model());
    offsets = skeleton.offsets();
    inverses = skeleton.inverses();
  }

  @Override
  public <T> T[] value(Algebra<T> on, T[] pose) {
    T[][] transforms = transforms(on, pose);
    T[] errors = on.array(3 * data.n());
    for (int i = 0; i < data.n(); i++) {
      for (int row = 0; row < 3; row++) {
        errors[3 * i + row] = error(on, transforms, i, row, pose[3 + row]);
      }
    }
    return errors;
  }

  private <T> T error(Algebra<T> on, T[][] transforms, int i, int row, T translation) {
    double[] coefficients = skin.coefficients();
    T error = on.add(on.negate(translation), data.points()[3 * i + row]);
    int at = skin.start(i) + 1;
    for (int bone : skin.bones(skin.group(i))) {
      T[] transform = transforms[bone];
      for (int column = 0; column < 4; column++) {
        error = on.add(error, on.multiply(transform[4 * row + column], coefficients[at++]));
      }
    }
    return error;
  }

  /** The transforms of all bones, 3 x 4 each, row by row. */
  @SuppressWarnings("unchecked")
  private <T> T[][] transforms(Algebra<T> on, T[] pose) {
    T[] global = PeerRotation.global(on, pose);
    T[][] transforms = (T[][]) new Object[HandModel.BONES][];
    T[] absolute = global;
    for (int bone = 0; bone < HandModel.BONES; bone++) {
      boolean first = HandSkeleton.isFirst(bone);
      if (!HandSkeleton.turns(bone)) {
        transforms[bone] = multiply(on, global, offsets, bone);
        continue;
      }
      absolute = multiply(on, first ? global : absolute, offsets, bone);
      if (first) {
        turn(on, absolute, 0, pose[HandSkeleton.abduction(bone)]);
      }
      turn(on, absolute, 1, pose[HandSkeleton.flexion(bone)]);
      transforms[bone] = multiply(on, absolute, inverses, bone);
    }
    return transforms;
  }

  /** A transform times a bone's constant one. */
  private static <T> T[] multiply(Algebra<T> on, T[] a, double[] constants, int bone) {
    T[] product = on.array(a.length);
    for (int i = 0; i < a.length; i++) {
      int row = i - i % 4;
      int at = bone * HandModel.TRANSFORM + 4 * (i % 4);
      T sum = on.multiply(a[row], constants[at]);
      sum = on.add(sum, on.multiply(a[row + 1], constants[at + 1]));
      sum = on.add(sum, on.multiply(a[row + 2], constants[at + 2]));
      product[i] = i % 4 < 3 ? sum : on.add(sum, a[row + 3]);
    }
    return product;
  }

  /** Multiplies by a rotation in the plane of a column and the next. */
  private static <T> void turn(Algebra<T> on, T[] a, int column, T angle) {
    T sin = on.sin(angle);
    T cos = on.cos(angle);
    for (int i = column; i < a.length; i += 4) {
      T first = on.add(on.multiply(a[i], cos), on.multiply(a[i + 1], sin));
      a[i + 1] = on.subtract(on.multiply(a[i + 1], cos), on.multiply(a[i], sin));
      a[i] = first;
    }
  }
}
