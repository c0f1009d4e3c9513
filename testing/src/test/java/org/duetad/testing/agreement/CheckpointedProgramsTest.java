package org.duetad.testing.agreement;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.duetad.checkpoint.block.Checkpoint;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.nested.Nested;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.Modes;
import org.duetad.testing.jqwik.Simplified;
import org.duetad.testing.rules.RuleFunction;
import org.ejml.data.DMatrixRMaj;

/** Turning a part of a random program into a recomputed block changes no derivative. */
class CheckpointedProgramsTest {

  /** The same programs in every run. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @Property(
      seed = "20260105",
      tries = 100,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE)
  @interface Sampled {}

  private static final List<RuleFunction> RULES = RuleFunction.all();
  private static final ReverseMode REVERSE = new ReverseMode();
  private static final Differentiator FORWARD = new ForwardMode();

  /**
   * Three programs in sequence; each uses some of the numbers computed so far, and the middle one
   * may be a block, which captures some of its inputs.
   */
  private record Parts(Program first, Program middle, Program last, int captured, long seed) {

    static Parts draw(Random random) {
      Program middle = Program.draw(RULES, 5, random);
      int captured = random.nextInt(3) == 0 ? random.nextInt(middle.inputs()) : 0;
      Program first = Program.draw(RULES, 4, random);
      return new Parts(first, middle, Program.draw(RULES, 4, random), captured, random.nextLong());
    }

    /** With a step less in one of the programs. */
    Stream<Parts> simpler() {
      Stream<Parts> beginnings =
          first.shorter().map(p -> new Parts(p, middle, last, captured, seed));
      Stream<Parts> middles = middle.shorter().map(p -> new Parts(first, p, last, captured, seed));
      Stream<Parts> ends = last.shorter().map(p -> new Parts(first, middle, p, captured, seed));
      return Stream.of(ends, middles, beginnings).flatMap(parts -> parts);
    }

    int length() {
      return first.length() + middle.length() + last.length();
    }

    ScalarFunction with(UnaryOperator<VectorFunction> block) {
      return x -> {
        Random random = new Random(seed);
        Scalar[] known = joined(x, first.apply(some(x, first.inputs(), random)));
        Scalar[] in = some(known, middle.inputs(), random);
        Scalar[] outside = Arrays.copyOf(in, captured);
        VectorFunction inside = y -> middle.apply(joined(outside, y));
        Scalar[] y = block.apply(inside).apply(Arrays.copyOfRange(in, captured, in.length));
        return last.apply(some(joined(known, y), last.inputs(), random))[3];
      };
    }

    private static Scalar[] some(Scalar[] of, int n, Random random) {
      return random.ints(n, 0, of.length).mapToObj(i -> of[i]).toArray(Scalar[]::new);
    }

    private static Scalar[] joined(Scalar[] a, Scalar[] b) {
      return Stream.of(a, b).flatMap(Arrays::stream).toArray(Scalar[]::new);
    }
  }

  @Provide
  Arbitrary<Parts> parts() {
    return Simplified.values(Parts::draw, Parts::simpler, Parts::length);
  }

  @Provide
  Arbitrary<MatrixProgram> matrixPrograms() {
    return MatrixProgram.arbitrary(8);
  }

  private static double[] point(Random random) {
    return random.doubles(1 + random.nextInt(5), -2, 2).toArray();
  }

  @Sampled
  void firstDerivativesAreThePlainOnes(@ForAll("parts") Parts parts, @ForAll Random random) {
    ScalarFunction plain = parts.with(f -> f);
    ScalarFunction block = parts.with(Checkpoint::of);
    ScalarFunction nested = parts.with(f -> Checkpoint.of(x -> Checkpoint.of(f).apply(x)));
    double[] x = point(random);
    Optional<double[][]> sizes = Magnitude.of(plain.asVector(), x);
    for (ScalarFunction f : List.of(block, nested)) {
      for (Differentiator mode : Modes.all()) {
        assertSameBits(
            parts.toString(), plain.asVector().value(x), mode.vjp(f.asVector(), x).value());
        if (sizes.isPresent()) {
          double[] expected = mode.gradient(plain, x);
          assertClose(parts, expected, mode.gradient(f, x), sizes.get()[0], 1e-14);
        }
      }
      assertSameBits(
          parts.toString(),
          FORWARD.jvp(plain.asVector(), x, x).tangent(),
          FORWARD.jvp(f.asVector(), x, x).tangent());
    }
  }

  @Sampled
  void secondDerivativesAreThePlainOnes(@ForAll("parts") Parts parts, @ForAll Random random) {
    ScalarFunction plain = parts.with(f -> f);
    ScalarFunction block = parts.with(Checkpoint::of);
    double[] x = point(random);
    double[] v = random.doubles(x.length, -1, 1).toArray();
    VectorFunction gradient = at -> Nested.vjp(plain.asVector(), at).pullback(Scalar.of(1.0));
    Optional<double[][]> sizes = Magnitude.of(gradient, x);
    if (sizes.isPresent()) {
      double[] size =
          Arrays.stream(sizes.get()).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
      double[] expected = REVERSE.hvp(plain, x, v);
      assertClose(parts, expected, REVERSE.hvp(block, x, v), size, 1e-13);
      assertClose(parts, expected, FORWARD.hvp(block, x, v), size, 1e-13);
    }
  }

  /** Nothing but the block uses the block's inputs. */
  @Sampled
  void alongAChainTheBitsAreTheSame(@ForAll("parts") Parts parts, @ForAll Random random) {
    double[] x = random.doubles(parts.first.inputs(), -2, 2).toArray();
    ScalarFunction plain = chain(parts, f -> f);
    ScalarFunction blocks = chain(parts, Checkpoint::of);
    assertSameBits(parts.toString(), REVERSE.gradient(plain, x), REVERSE.gradient(blocks, x));
  }

  private static ScalarFunction chain(Parts parts, UnaryOperator<VectorFunction> block) {
    return x -> {
      Scalar[] y = x;
      for (Program program : List.of(parts.first, parts.middle, parts.last)) {
        Scalar[] state = y;
        Scalar[] in = new Scalar[program.inputs()];
        // Numbers of its own, as a program may return the same one twice.
        Arrays.setAll(in, i -> i < state.length ? state[i].multiply(1) : Scalar.of(0.1 * i));
        y = block.apply(program).apply(in);
      }
      return y[3].multiply(y[0]);
    };
  }

  @Sampled
  void matrices(@ForAll("matrixPrograms") MatrixProgram program, @ForAll Random random) {
    DMatrixRMaj[] x = program.point(random);
    MatrixFunction block = Checkpoint.ofMatrix(program);
    DMatrixRMaj[] expected = REVERSE.gradient(ofMatrices(program), x);
    DMatrixRMaj[] actual = REVERSE.gradient(ofMatrices(block), x);
    for (int i = 0; i < x.length; i++) {
      assertSameBits(program.toString(), expected[i].data, actual[i].data);
    }
  }

  private static MatrixScalarFunction ofMatrices(MatrixFunction f) {
    return x -> f.apply(x).squaredNorm();
  }

  private static void assertClose(
      Object what, double[] expected, double[] actual, double[] sizes, double tolerance) {
    for (int k = 0; k < expected.length; k++) {
      double error = Math.abs(expected[k] - actual[k]);
      String message = what + ": " + expected[k] + ", but " + actual[k];
      assertTrue(error <= tolerance * sizes[k], message + " of " + sizes[k]);
    }
  }
}
