package org.duetad.examples.problems;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/**
 * Bundle adjustment as in ADBench: for each observation the weighted residual of a projection (a
 * block of 15 inputs, camera, point and weight, and 2 outputs), and for each weight {@code 1 - w²}
 * (a block of 1 input and 1 output). With {@code a = X - C} and P = a rotated by r:
 *
 * <pre>{@code
 * (u, v) = (P_0/P_2, P_1/P_2),  ρ = u² + v²
 * e = w (f (1 + k_1 ρ + k_2 ρ²) (u, v) + (u_0, v_0) - feature)
 * }</pre>
 */
public final class BaProblem implements Problem {

  private static final int RESIDUAL_INPUTS = BaData.CAMERA + 4;
  private static final Scalar ONE = Scalar.of(1.0);
  private static final Scalar ZERO = Scalar.of(0.0);
  private static final VectorFunction WEIGHT = x -> new Scalar[] {ONE.subtract(x[0].square())};

  private final BaData data;
  private final VectorFunction[] residuals;

  /**
   * The problem of an instance.
   *
   * @param data the instance
   */
  public BaProblem(BaData data) {
    this.data = data;
    residuals = new VectorFunction[data.p()];
    Scalar[] features = Scalar.of(data.features());
    Arrays.setAll(residuals, i -> residual(features[2 * i], features[2 * i + 1]));
  }

  private VectorFunction residual(Scalar featureX, Scalar featureY) {
    return x -> residual(x, featureX, featureY);
  }

  @Override
  public String name() {
    return "ba";
  }

  @Override
  public String description() {
    return "bundle adjustment, n=" + data.n() + " m=" + data.m() + " p=" + data.p();
  }

  @Override
  public int inputs() {
    return data.cameras().length + data.points().length + data.p();
  }

  @Override
  public int outputs() {
    return 3 * data.p();
  }

  @Override
  public int blocks() {
    return 2 * data.p();
  }

  @Override
  public int entries() {
    return Math.multiplyExact(2 * RESIDUAL_INPUTS + 1, data.p());
  }

  /**
   * The instance.
   *
   * @return the data
   */
  public BaData data() {
    return data;
  }

  /** The residuals, then the weights. */
  @Override
  public VectorFunction block(int i) {
    return i < residuals.length ? residuals[i] : WEIGHT;
  }

  @Override
  public double[] point(int i) {
    if (i >= data.p()) {
      return new double[] {data.weights()[i - data.p()]};
    }
    double[] point = new double[RESIDUAL_INPUTS];
    System.arraycopy(data.cameras(), i % data.n() * BaData.CAMERA, point, 0, BaData.CAMERA);
    System.arraycopy(data.points(), i % data.m() * 3, point, BaData.CAMERA, 3);
    point[RESIDUAL_INPUTS - 1] = data.weights()[i];
    return point;
  }

  @Override
  public Optional<Problem> rowsForm(int threads) {
    return Optional.of(BaRows.of(this, threads));
  }

  @Override
  public double[] primal() {
    return BaPrimal.outputs(data);
  }

  /**
   * The whole problem as one function of all parameters: 11 numbers for each camera, 3 for each
   * point, and the weights. The outputs are the residuals, two for each observation, followed by
   * those of the weights.
   *
   * @return the function of {@link #inputs} inputs to {@link #outputs} outputs
   */
  public VectorFunction whole() {
    return this::residuals;
  }

  /**
   * The point at which {@link #whole} is differentiated.
   *
   * @return cameras, points and weights, in a new array
   */
  public double[] parameters() {
    double[] all = Arrays.copyOf(data.cameras(), inputs());
    System.arraycopy(data.points(), 0, all, data.cameras().length, data.points().length);
    System.arraycopy(data.weights(), 0, all, inputs() - data.p(), data.p());
    return all;
  }

  private Scalar[] residuals(Scalar... x) {
    Scalar[] all = new Scalar[outputs()];
    int points = data.cameras().length;
    int weights = points + data.points().length;
    Scalar[] block = new Scalar[RESIDUAL_INPUTS];
    for (int i = 0; i < data.p(); i++) {
      System.arraycopy(x, i % data.n() * BaData.CAMERA, block, 0, BaData.CAMERA);
      System.arraycopy(x, points + i % data.m() * 3, block, BaData.CAMERA, 3);
      block[RESIDUAL_INPUTS - 1] = x[weights + i];
      Scalar[] two = residuals[i].apply(block);
      all[2 * i] = two[0];
      all[2 * i + 1] = two[1];
      all[2 * data.p() + i] = ONE.subtract(x[weights + i].square());
    }
    return all;
  }

  /** x: 0 rotation, 3 centre, 6 focal length, 7 principal point, 9 distortion, 11 point, 14 w. */
  static Scalar[] residual(Scalar[] x, Scalar featureX, Scalar featureY) {
    Scalar[] p = rotated(x, x[11].subtract(x[3]), x[12].subtract(x[4]), x[13].subtract(x[5]));
    Scalar[] image = {p[0].divide(p[2]), p[1].divide(p[2])};
    Scalar rho = Scalar.dot(image, image);
    Scalar distortion = x[9].add(x[10].multiply(rho)).multiply(rho).add(ONE);
    Scalar scale = x[6].multiply(distortion);
    return new Scalar[] {
      scale.multiply(image[0]).add(x[7].subtract(featureX)).multiply(x[14]),
      scale.multiply(image[1]).add(x[8].subtract(featureY)).multiply(x[14])
    };
  }

  /**
   * Rodrigues' formula {@code a cos θ + (r × a) sin θ/θ + r (r·a)(1 - cos θ)/θ²} with {@code θ =
   * ‖r‖}, each component one inner product; at θ = 0 the first-order {@code a + r × a}. Without
   * cancellation, {@code 1 - cos θ = 2 sin²(θ/2)}.
   */
  private static Scalar[] rotated(Scalar[] r, Scalar a0, Scalar a1, Scalar a2) {
    Scalar square = Scalar.dot(r, 0, r, 0, 3);
    Scalar cos = ONE;
    Scalar along = ZERO;
    Scalar[] s = Arrays.copyOf(r, 3);
    if (square.isGreaterThan(0)) {
      Scalar theta = square.sqrt();
      cos = theta.cos();
      Scalar sinc = theta.sinc();
      Arrays.setAll(s, i -> r[i].multiply(sinc));
      Scalar half = theta.multiply(0.5).sinc();
      along = inner(r, a0, a1, a2).multiply(half.square().multiply(0.5));
    }
    Scalar[] minus = {a0.negate(), a1.negate(), a2.negate()};
    return new Scalar[] {
      Scalar.dot(new Scalar[] {a0, s[1], s[2], r[0]}, new Scalar[] {cos, a2, minus[1], along}),
      Scalar.dot(new Scalar[] {a1, s[2], s[0], r[1]}, new Scalar[] {cos, a0, minus[2], along}),
      Scalar.dot(new Scalar[] {a2, s[0], s[1], r[2]}, new Scalar[] {cos, a1, minus[0], along})
    };
  }

  private static Scalar inner(Scalar[] r, Scalar a0, Scalar a1, Scalar a2) {
    return Scalar.dot(r, 0, new Scalar[] {a0, a1, a2}, 0, 3);
  }
}
