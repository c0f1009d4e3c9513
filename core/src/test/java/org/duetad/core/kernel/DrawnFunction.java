package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.UnaryRule;

/**
 * A random function with nested loops, carried values, gathered operands, branches, and rules of a
 * user. Its values are moderate. It draws its structure anew from one seed whenever it is called.
 *
 * @param seed determines it
 * @param enough the number of operations, in all turns, after which no loop begins
 * @param matrices whether some operations are on matrices
 */
public record DrawnFunction(long seed, int enough, boolean matrices) implements VectorFunction {

  /** The number of inputs. */
  public static final int INPUTS = 12;

  private static final int NUMBERS = 12;

  private static final UnaryRule BENT =
      UnaryRule.of(
          "bent",
          Domain.REAL,
          x -> x / Math.sqrt(1 + x * x),
          (x, y) -> x.square().add(1).sqrt().reciprocal().pow(3));

  private static final BinaryRule BLENDED =
      BinaryRule.of(
          "blended",
          Domain.REAL,
          Domain.REAL,
          (x, y) -> 0.3 * x + 0.1 * x * y * y,
          (x, y, z) -> y.square().multiply(0.1).add(0.3),
          (x, y, z) -> x.multiply(y).multiply(0.2));

  private static final GeneralRule TURNED =
      new GeneralRule("turned", Arity.exactly(2)) {
        @Override
        public double[] value(double... x) {
          return new double[] {0.6 * x[0] - 0.8 * x[1], 0.8 * x[0] + 0.6 * x[1]};
        }

        @Override
        protected Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
          return turned(dx[0], dx[1], 0.8);
        }

        @Override
        protected Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
          return turned(yBar[0], yBar[1], -0.8);
        }

        private Scalar[] turned(Scalar a, Scalar b, double sine) {
          return new Scalar[] {
            a.multiply(0.6).subtract(b.multiply(sine)), a.multiply(sine).add(b.multiply(0.6))
          };
        }
      };

  /** A random point, at which the function is moderate. */
  public static double[] point(SplittableRandom random) {
    return IntStream.range(0, INPUTS).mapToDouble(i -> random.nextDouble() - 0.3).toArray();
  }

  @Override
  public Scalar[] apply(Scalar... x) {
    Drawing drawing = new Drawing(new SplittableRandom(seed), x, new int[1]);
    drawing.block(3);
    return drawing.outputs();
  }

  /** Statements of a random program, executed while they are drawn. */
  private final class Drawing {

    private final SplittableRandom random;
    private final Scalar[] x;
    private final List<Scalar> values;

    /** How many operations there are so far, in all turns of all loops. */
    private final int[] spent;

    Drawing(SplittableRandom random, Scalar[] x, int[] spent) {
      this.random = random;
      this.x = x;
      this.spent = spent;
      values = new ArrayList<>(List.of(x));
    }

    /** A few statements, of which some are loops. */
    void block(int depth) {
      int statements = 1 + random.nextInt(4);
      for (int s = 0; s < statements; s++) {
        if (depth > 0 && spent[0] <= enough && random.nextInt(3) > 0) {
          loop(depth);
        } else {
          values.add(operation(random.split()));
        }
      }
    }

    /** All turns draw from the same seed, now and then one does something else. */
    private void loop(int depth) {
      int turns = random.nextInt(6) == 0 ? 40 : 1 + random.nextInt(9);
      long body = random.nextLong();
      int odd = random.nextInt(4) == 0 ? random.nextInt(turns) : -1;
      for (int turn = 0; turn < turns; turn++) {
        SplittableRandom draws = new SplittableRandom(turn == odd ? body + 1 : body);
        Drawing inner = new Drawing(draws, x, spent);
        inner.values.clear();
        inner.values.addAll(values.subList(Math.max(0, values.size() - 6), values.size()));
        inner.values.add(x[turn % x.length]);
        inner.values.add(x[turn * turn % x.length].multiply(0.1 * (turn % 3)));
        inner.block(depth - 1);
        values.addAll(inner.values.subList(inner.values.size() - 2, inner.values.size()));
      }
    }

    private Scalar operation(SplittableRandom draws) {
      spent[0]++;
      Supplier<Scalar> any = () -> values.get(draws.nextInt(values.size()));
      return switch (draws.nextInt(matrices ? NUMBERS + 1 : NUMBERS)) {
        case 0 -> any.get().add(any.get()).multiply(0.5);
        case 1 -> any.get().multiply(any.get()).tanh();
        case 2 -> any.get().sin();
        case 3 -> any.get().subtract(0.25);
        case 4 ->
            Scalar.dot(new Scalar[] {any.get(), any.get()}, new Scalar[] {any.get(), x[0]}).sin();
        case 5 -> any.get().isGreaterThan(0.1) ? any.get().cos() : any.get().multiply(0.5);
        case 6 -> Scalar.softmax(any.get(), any.get())[draws.nextInt(2)];
        case 7 -> Scalar.sum(values.toArray(Scalar[]::new)).sigmoid();
        case 8 -> any.get().apply(BENT);
        case 9 -> any.get().sin().apply(BLENDED, any.get().tanh());
        case 10 -> TURNED.of(any.get(), any.get())[draws.nextInt(2)];
        case NUMBERS -> Matrix.of(2, 2, any.get(), any.get(), x[0], x[1]).determinant().tanh();
        default -> any.get().multiply(0.75).subtract(any.get().multiply(0.25));
      };
    }

    Scalar[] outputs() {
      int n = values.size();
      return values.subList(Math.max(0, n - 5), n).toArray(Scalar[]::new);
    }
  }
}
