package org.duetad.testing.jqwik;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCollector;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.Box;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.Suspect;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Seeds;
import org.duetad.testing.RandomProgram;
import org.duetad.testing.SmoothPoints;
import org.ejml.data.DMatrixRMaj;

/** Provides for the annotations of this package; jqwik finds it as a service. */
public final class KitArbitraries implements ArbitraryProvider {

  private static final int FARTHEST = 7;

  /** For jqwik. */
  public KitArbitraries() {}

  @Override
  public boolean canProvideFor(TypeUsage type) {
    return (type.isOfType(double[].class)
            && (type.isAnnotated(SmoothFor.class) || type.isAnnotated(DirectionOf.class)))
        || (type.isAnnotated(MatrixOf.class) && type.isOfType(DMatrixRMaj.class))
        || (type.isAnnotated(Programs.class) && type.isOfType(RandomProgram.class));
  }

  @Override
  public int priority() {
    return 10;
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    return Set.of(
        type.findAnnotation(SmoothFor.class)
            .<Arbitrary<?>>map(KitArbitraries::smooth)
            .or(
                () ->
                    type.findAnnotation(MatrixOf.class).map(of -> matrices(of.value(), of.size())))
            .or(() -> type.findAnnotation(DirectionOf.class).map(of -> directions(of.value())))
            .or(
                () ->
                    type.findAnnotation(Programs.class)
                        .map(of -> programs(of.inputs(), of.operations())))
            .orElseThrow());
  }

  private static Arbitrary<double[]> smooth(SmoothFor mark) {
    VectorFunction f = function(mark.value());
    StatisticsCollector points = Statistics.label("smooth points of " + mark.value());
    return points(f, mark.inputs(), mark.within(), mark.reach())
        .filter(
            x -> {
              boolean smooth = SmoothPoints.isSmooth(f, mark.reach(), x);
              points.collect(smooth ? "kept" : "discarded");
              return smooth;
            });
  }

  private static VectorFunction function(String name) {
    Object named = CurrentTest.member(name);
    if (named instanceof ScalarFunction f) {
      return f.asVector();
    }
    if (named instanceof VectorFunction f) {
      return f;
    }
    throw new IllegalArgumentException(
        "@SmoothFor(\""
            + name
            + "\"): a "
            + named.getClass().getName()
            + "; it must be a ScalarFunction or a VectorFunction");
  }

  /**
   * Points where a function is smooth.
   *
   * @param f the function
   * @param inputs how many inputs it has
   * @param within how large coordinates may be
   * @param reach how far away kinks must be, relative to a coordinate or to 1
   * @return the points
   */
  public static Arbitrary<double[]> smooth(
      VectorFunction f, int inputs, double within, double reach) {
    return points(f, inputs, within, reach).filter(x -> SmoothPoints.isSmooth(f, reach, x));
  }

  /** Those beside which the function is delicate are edge cases. */
  private static Arbitrary<double[]> points(
      VectorFunction f, int inputs, double within, double reach) {
    return points(inputs, within)
        .edgeCases(config -> nearSuspects(f, inputs, within, reach).forEach(config::add));
  }

  /** Points beside those where the function is delicate. */
  private static List<double[]> nearSuspects(
      VectorFunction f, int inputs, double within, double reach) {
    List<double[]> near = new ArrayList<>();
    for (Suspect suspect :
        Diagnosis.search(x -> Scalar.sum(f.apply(x)), Box.of(inputs, -within, within))) {
      for (double side : new double[] {2 * reach, -2 * reach}) {
        double[] beside = suspect.point();
        Arrays.setAll(beside, i -> beside[i] + side * Math.max(1, Math.abs(beside[i])));
        if (SmoothPoints.isSmooth(f, reach, beside)) {
          near.add(beside);
        }
      }
    }
    return near;
  }

  private static Arbitrary<double[]> points(int inputs, double within) {
    return Arbitraries.doubles()
        .between(-within, within)
        .ofScale(6)
        .list()
        .ofSize(inputs)
        .map(list -> list.stream().mapToDouble(x -> x + 0.0).toArray());
  }

  /**
   * Directions of inputs, or seeds of outputs.
   *
   * @param length how many numbers a direction has
   * @return the directions; unit vectors, zeros and ones are edge cases
   */
  public static Arbitrary<double[]> directions(int length) {
    Arbitrary<Double> numbers =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(0.0)),
            Tuple.of(4, Arbitraries.doubles().between(-1, 1).ofScale(6)));
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return numbers
        .list()
        .ofSize(length)
        .map(list -> list.stream().mapToDouble(v -> v + 0.0).toArray())
        .edgeCases(
            edges -> {
              edges.add(new double[length]);
              edges.add(ones);
              Arrays.stream(Seeds.units(length)).forEach(edges::add);
            });
  }

  /**
   * Square matrices of a kind.
   *
   * @param kind the kind
   * @param size the number of rows and columns
   * @return the matrices
   */
  public static Arbitrary<DMatrixRMaj> matrices(MatrixKind kind, int size) {
    return points(size * size, 1).map(x -> kind.of(Matrix.of(size, size, x)).value());
  }

  /**
   * Random programs at points where they are smooth.
   *
   * @param inputs how many inputs they have
   * @param operations how many operations are chosen at most
   * @return the programs
   */
  public static Arbitrary<RandomProgram> programs(int inputs, int operations) {
    Arbitrary<List<Integer>> distances =
        Arbitraries.integers().between(0, FARTHEST).list().ofSize(3);
    Arbitrary<List<RandomProgram.Choice>> choices =
        Combinators.combine(
                Arbitraries.integers().between(0, RandomProgram.operations() - 1), distances)
            .as(RandomProgram.Choice::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(operations)
            .withoutEdgeCases();
    return Combinators.combine(points(inputs, 5), choices).as(RandomProgram::of);
  }
}
