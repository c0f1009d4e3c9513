package org.duetad.testing.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.data.RowFunction;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.SecondOrder;
import org.duetad.core.nested.Nested;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.Modes;
import org.duetad.testing.jqwik.Simplified;
import org.duetad.testing.rules.RuleFunction;

/** A sum of random programs over rows has the derivatives of a loop, which branch row by row. */
class SumsOverRowsTest {

  /** The same programs in every run. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @Property(
      seed = "20261130",
      tries = 60,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE)
  @interface Sampled {}

  private static final List<RuleFunction> RULES = RuleFunction.all();
  private static final ReverseMode REVERSE = new ReverseMode();
  private static final ForwardMode FORWARD = new ForwardMode();

  /** A random program of some parameters and a row of two numbers. */
  @SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
  private record Sum(Program program, double[][] rows) {

    static Sum draw(Random random) {
      int n = random.nextInt(4) == 0 ? 40 : 1 + random.nextInt(8);
      double[][] rows = new double[n][];
      Arrays.setAll(rows, i -> random.doubles(2, -2, 2).toArray());
      return new Sum(Program.draw(RULES, 4, random), rows);
    }

    /** With fewer rows, or fewer steps. */
    Stream<Sum> simpler() {
      Stream<Sum> shorter = program.shorter().map(p -> new Sum(p, rows));
      return rows.length == 1
          ? shorter
          : Stream.concat(
              Stream.of(new Sum(program, Arrays.copyOf(rows, rows.length / 2))), shorter);
    }

    int complexity() {
      return rows.length + program.length();
    }

    private static Scalar term(Program program, Scalar[] w, Scalar[] row) {
      Scalar[] in = new Scalar[program.inputs()];
      Arrays.setAll(in, i -> i % 3 == 0 ? row[i / 3 % 2].multiply(1) : w[i % w.length].multiply(1));
      in[0] = in[0].add(w[0]);
      return program.apply(in)[3];
    }

    SumOverRows overRows() {
      Program body = program;
      RowFunction f = (w, row) -> term(body, w, row);
      return SumOverRows.of(f, RowTable.of(rows));
    }

    ScalarFunction loop() {
      return w -> {
        Scalar sum = Scalar.of(0.0);
        for (double[] row : rows) {
          sum = sum.add(term(program, w, Scalar.of(row)));
        }
        return sum;
      };
    }

    @Override
    public String toString() {
      return rows.length + " rows " + Arrays.toString(rows[0]) + ": " + program;
    }
  }

  @Provide
  Arbitrary<Sum> sums() {
    return Simplified.values(Sum::draw, Sum::simpler, Sum::complexity);
  }

  private static double[] point(Random random) {
    return random.doubles(1 + random.nextInt(5), -2, 2).toArray();
  }

  @Sampled
  void firstDerivatives(@ForAll("sums") Sum sum, @ForAll Random random) {
    double[] w = point(random);
    Optional<double[][]> sizes = Magnitude.of(sum.loop().asVector(), w);
    SumOverRows f = sum.overRows();
    if (sizes.isPresent()) {
      double[] expected = REVERSE.gradient(sum.loop(), w);
      assertClose(sum, expected, f.valueAndGradient(w).gradient(), sizes.get()[0], 1e-13);
      for (Differentiator mode : Modes.all()) {
        assertClose(sum, expected, mode.gradient(f, w), sizes.get()[0], 1e-13);
      }
    }
  }

  @Sampled
  void secondDerivatives(@ForAll("sums") Sum sum, @ForAll Random random) {
    double[] w = point(random);
    double[] v = random.doubles(w.length, -1, 1).toArray();
    SumOverRows f = sum.overRows();
    sizes(sum, w)
        .ifPresent(
            size -> {
              double[] expected = REVERSE.hvp(sum.loop(), w, v);
              assertClose(sum, expected, f.hvp(w, v), size, 1e-12);
              for (Differentiator mode : Modes.all()) {
                assertClose(sum, expected, mode.hvp(f, w, v), size, 1e-12);
              }
              for (Differentiator outer : List.of(FORWARD, REVERSE)) {
                for (Differentiator inner : List.of(FORWARD, REVERSE)) {
                  double[] actual = SecondOrder.of(outer, inner).hvp(f, w, v);
                  assertClose(sum, expected, actual, size, 1e-12);
                }
              }
            });
  }

  private static Optional<double[]> sizes(Sum sum, double[] w) {
    VectorFunction gradient = at -> Nested.vjp(sum.loop().asVector(), at).pullback(Scalar.of(1.0));
    return Magnitude.of(gradient, w)
        .map(of -> Arrays.stream(of).mapToDouble(row -> Arrays.stream(row).sum()).toArray());
  }

  private static void assertClose(
      Sum sum, double[] expected, double[] actual, double[] size, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      double bound = tolerance * (size[i] + Math.abs(expected[i]));
      assertTrue(
          expected[i] == actual[i]
              || Math.abs(expected[i] - actual[i]) <= bound
              || (Double.isNaN(expected[i]) && Double.isNaN(actual[i])),
          sum + ": derivative " + i + " is " + actual[i] + ", expected " + expected[i]);
    }
  }

  @Sampled
  void valuesAndRecordings(@ForAll("sums") Sum sum, @ForAll Random random) {
    double[] w = point(random);
    SumOverRows f = sum.overRows();
    double expected = sum.loop().value(w);
    assertEquals(expected, f.value(w), 1e-13 * (1 + Math.abs(expected)) * sum.rows.length);
    long recordings = f.recordings();
    f.value(w);
    f.rows(0, 1).value(w);
    f.valueAndGradient(w);
    assertEquals(recordings, f.recordings());
  }
}
