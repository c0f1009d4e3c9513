package org.duetad.examples.problems;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/**
 * Hand tracking, the simple variant of ADBench: the distances between the vertices of a posed hand
 * and the points where they were observed. With G the rotation by the first three angles, t the
 * next three numbers, and a bone's transform T_b the product of those of the bones up to it:
 *
 * <pre>{@code
 * error_i = point_i - (G Σ_b w_ib T_b vertex_i + t)
 * rel_b = base_b Rz(abduction) Rx(flexion),  abs_b = abs_parent rel_b,  T_b = abs_b rest_b⁻¹
 * }</pre>
 *
 * <p>Only vertices used by a point and only nonzero weights enter the computation (lean); G is
 * applied to the bones, not to the vertices.
 */
public final class HandProblem implements Problem {

  /** The number of elements of a transform that depend on the pose: 3 x 4, row by row. */
  private static final int ROWS = 12;

  private static final Scalar ZERO = Scalar.of(0.0);
  private static final Scalar ONE = Scalar.of(1.0);

  private final HandData data;
  private final HandSkin skin;
  private final HandPrimal primal;
  private final double[] offsets;
  private final double[] inverses;
  private final double[] coefficients;
  private final Scalar[] points;
  private final VectorFunction function = this::errors;

  /**
   * The problem of an instance.
   *
   * @param data the instance
   */
  public HandProblem(HandData data) {
    this.data = data;
    HandSkeleton skeleton = new HandSkeleton(data.model());
    skin = new HandSkin(data);
    primal = new HandPrimal(data, skeleton, skin);
    offsets = skeleton.offsets();
    inverses = skeleton.inverses();
    coefficients = skin.coefficients();
    points = Scalar.of(data.points());
  }

  @Override
  public Optional<Problem> rowsForm(int threads) {
    return Optional.of(HandRows.of(this, skin, this::transforms, threads));
  }

  @Override
  public String name() {
    return "hand";
  }

  @Override
  public String description() {
    return "hand tracking, simple and lean, vertices=" + data.model().vertices() + " n=" + data.n();
  }

  @Override
  public int inputs() {
    return HandData.POSE;
  }

  @Override
  public int outputs() {
    return 3 * data.n();
  }

  /**
   * The instance.
   *
   * @return the data
   */
  public HandData data() {
    return data;
  }

  @Override
  public VectorFunction block(int i) {
    return function;
  }

  @Override
  public double[] point(int i) {
    return data.pose();
  }

  @Override
  public double[] primal() {
    return primal.errors();
  }

  private Scalar[] errors(Scalar[] pose) {
    Scalar[][] factors = factors(pose);
    Scalar[] errors = new Scalar[outputs()];
    for (int i = 0; i < data.n(); i++) {
      for (int row = 0; row < 3; row++) {
        Scalar[] of = factors[3 * skin.group(i) + row];
        of[0] = points[3 * i + row];
        errors[3 * i + row] = Scalar.weightedSum(coefficients, skin.start(i), of, 0, of.length);
      }
    }
    return errors;
  }

  /** For each group of points, and each coordinate, all factors but the point's coordinate. */
  private Scalar[][] factors(Scalar[] pose) {
    Scalar[] transforms = transforms(pose);
    Scalar[][] factors = new Scalar[3 * skin.groups()][];
    for (int i = 0; i < factors.length; i++) {
      int row = i % 3;
      int[] bones = skin.bones(i / 3);
      Scalar[] of = new Scalar[4 * bones.length + 2];
      for (int k = 0; k < bones.length; k++) {
        System.arraycopy(transforms, ROWS * bones[k] + 4 * row, of, 1 + 4 * k, 4);
      }
      of[of.length - 1] = pose[3 + row];
      factors[i] = of;
    }
    return factors;
  }

  /** {@code G T_b} of all bones. */
  private Scalar[] transforms(Scalar[] pose) {
    Scalar[] global = global(pose);
    Scalar[] absolute = new Scalar[HandModel.BONES * ROWS];
    Scalar[] transforms = new Scalar[HandModel.BONES * ROWS];
    for (int bone = 0; bone < HandModel.BONES; bone++) {
      int at = bone * ROWS;
      if (!HandSkeleton.turns(bone)) {
        multiply(global, 0, offsets, bone, transforms);
        continue;
      }
      if (HandSkeleton.isFirst(bone)) {
        multiply(global, 0, offsets, bone, absolute);
        turn(absolute, at, pose[HandSkeleton.abduction(bone)]);
      } else {
        multiply(absolute, at - ROWS, offsets, bone, absolute);
      }
      turn(absolute, at + 1, pose[HandSkeleton.flexion(bone)]);
      multiply(absolute, at, inverses, bone, transforms);
    }
    return transforms;
  }

  /** A transform times a bone's constant one, whose last row is (0, 0, 0, 1). */
  private static void multiply(Scalar[] a, int i, double[] constants, int bone, Scalar[] product) {
    int constant = bone * HandModel.TRANSFORM;
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        product[bone * ROWS + 4 * row + column] =
            Scalar.weightedSum(
                constants, constant + 4 * column, a, i + 4 * row, column < 3 ? 3 : 4);
      }
    }
  }

  /**
   * Multiplies by a rotation in the plane of two neighbouring columns, of which {@code at} is the
   * first.
   */
  private static void turn(Scalar[] a, int at, Scalar angle) {
    Scalar sin = angle.sin();
    Scalar cos = angle.cos();
    Scalar[] left = {cos, sin};
    Scalar[] right = {sin.negate(), cos};
    for (int i = at; i < at + ROWS; i += 4) {
      Scalar first = Scalar.dot(a, i, left, 0, 2);
      a[i + 1] = Scalar.dot(a, i, right, 0, 2);
      a[i] = first;
    }
  }

  /**
   * The rotation {@code cos φ I + sin φ [a]ₓ + (1 - cos φ) a aᵀ} about the axis {@code a = g/φ}
   * with {@code φ = ‖g‖}, with no translation; the identity if φ is below 1e-4.
   */
  private static Scalar[] global(Scalar[] g) {
    Scalar[] rotation = new Scalar[ROWS];
    Arrays.fill(rotation, ZERO);
    Scalar square = Scalar.dot(g, 0, g, 0, 3);
    if (Math.sqrt(square.value()) < HandPrimal.SMALLEST_ANGLE) {
      rotation[0] = ONE;
      rotation[5] = ONE;
      rotation[10] = ONE;
      return rotation;
    }
    Scalar angle = square.sqrt();
    rotate(g[0].divide(angle), g[1].divide(angle), g[2].divide(angle), angle, rotation);
    return rotation;
  }

  private static void rotate(Scalar x, Scalar y, Scalar z, Scalar angle, Scalar[] rotation) {
    Scalar cos = angle.cos();
    Scalar sin = angle.sin();
    Scalar rest = ONE.subtract(cos);
    Scalar restX = rest.multiply(x);
    Scalar restY = rest.multiply(y);
    Scalar restZ = rest.multiply(z);
    Scalar xy = restX.multiply(y);
    Scalar xz = restX.multiply(z);
    Scalar yz = restY.multiply(z);
    Scalar sinX = sin.multiply(x);
    Scalar sinY = sin.multiply(y);
    Scalar sinZ = sin.multiply(z);
    rotation[0] = cos.add(restX.multiply(x));
    rotation[1] = xy.subtract(sinZ);
    rotation[2] = xz.add(sinY);
    rotation[4] = xy.add(sinZ);
    rotation[5] = cos.add(restY.multiply(y));
    rotation[6] = yz.subtract(sinX);
    rotation[8] = xz.subtract(sinY);
    rotation[9] = yz.add(sinX);
    rotation[10] = cos.add(restZ.multiply(z));
  }
}
