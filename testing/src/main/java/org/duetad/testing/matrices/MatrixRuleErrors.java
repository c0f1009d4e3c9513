package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixModeUnderTest.square;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixRule;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A user's matrix rule that returns too much, too little, null or another shape is named, in every
 * call for its derivative.
 */
@SuppressWarnings("NullAway") // Null is passed on purpose.
interface MatrixRuleErrors extends MatrixModeUnderTest {

  private Map<String, Consumer<MatrixFunction>> pushes() {
    DMatrixRMaj[] x = {square()};
    Matrix[] v = {Matrix.of(square())};
    return Map.of(
        "jvp", f -> mode().jvp(f, x, x),
        "nested jvp",
            f -> mode().gradient((Matrix... at) -> mode().jvp(f, at, v).tangent().elementSum(), x));
  }

  /** Whether the mode sweeps backwards, so that gradients read pullbacks. */
  default boolean isReverse() {
    return true;
  }

  private Map<String, Consumer<MatrixFunction>> pulls() {
    DMatrixRMaj[] x = {square()};
    Map<String, Consumer<MatrixFunction>> pulls = new HashMap<>();
    pulls.put(
        "nested vjp",
        f -> mode().jvp(at -> mode().vjp(f, at).pullback(Matrix.of(square()))[0], x, x));
    if (isReverse()) {
      pulls.put("vjp", f -> mode().vjp(f, x).pullback(square()));
      pulls.put("gradient", f -> mode().gradient((Matrix... at) -> f.apply(at).elementSum(), x));
      pulls.put("hvp", f -> mode().hvp((Matrix... at) -> f.apply(at).elementSum(), x, x));
    }
    return pulls;
  }

  private static void assertFails(
      Map<String, Consumer<MatrixFunction>> ways, MatrixRule rule, String... parts) {
    ways.forEach(
        (way, ask) -> {
          String message =
              String.valueOf(
                  assertThrows(IllegalStateException.class, () -> ask.accept(rule::of), way)
                      .getMessage());
          for (String part : parts) {
            assertTrue(message.contains(part), () -> way + ": no \"" + part + "\" in: " + message);
          }
        });
  }

  @Test
  default void tangentsOfAnotherShapeOrNumber() {
    Matrix wide = Matrix.zeros(1, 9);
    Matrix fits = Matrix.zeros(3, 3);
    assertFails(
        pushes(), new Returning(null, new Matrix[] {wide}), "own: the rule", "1x9", "shape 3x3");
    assertFails(
        pushes(), new Returning(null, new Matrix[] {null}), "own: the rule returned null among");
    assertFails(
        pushes(), new Returning(null, (Matrix[]) null), "own: the rule returned null tangents");
    assertFails(pushes(), new Returning(null), "own: the rule returned 0 tangents, expected 1");
    assertFails(
        pushes(), new Returning(null, fits, fits), "own: the rule returned 2 tangents, expected 1");
  }

  @Test
  default void adjointsOfAnotherShapeOrNumber() {
    Matrix wide = Matrix.zeros(1, 9);
    Matrix fits = Matrix.zeros(3, 3);
    for (boolean given : new boolean[] {true, false}) {
      Consumer<MatrixRule.Adjoints> bad = xBar -> put(xBar, given, 0, wide);
      assertFails(
          pulls(),
          new Returning(bad),
          "own: the rule returned among its adjoints",
          "1x9",
          "shape 3x3");
      Consumer<MatrixRule.Adjoints> none = xBar -> put(xBar, given, 0, null);
      assertFails(pulls(), new Returning(none), "own: the rule returned among its adjoints null");
      Consumer<MatrixRule.Adjoints> second = xBar -> put(xBar, given, 1, fits);
      assertFails(
          pulls(), new Returning(second), "own: the rule returned an adjoint of operand 1 of 1");
      Consumer<MatrixRule.Adjoints> before = xBar -> put(xBar, given, -1, fits);
      assertFails(
          pulls(), new Returning(before), "own: the rule returned an adjoint of operand -1 of 1");
    }
    assertFails(
        pulls(),
        new Returning(xBar -> xBar.addAll()),
        "own: the rule returned 0 adjoints, expected 1");
    assertFails(
        pulls(),
        new Returning(xBar -> xBar.addAll(fits, fits)),
        "own: the rule returned 2 adjoints, expected 1");
    assertFails(
        pulls(),
        new Returning(xBar -> xBar.addAll(wide)),
        "own: the rule returned among its adjoints");
  }

  private static void put(
      MatrixRule.Adjoints xBar, boolean given, int operand, @Nullable Matrix adjoint) {
    if (given) {
      xBar.give(operand, () -> adjoint);
    } else {
      xBar.add(operand, () -> adjoint);
    }
  }

  @Test
  default void valuesThatAreNull() {
    MatrixRule none =
        new Returning(null) {
          @Override
          public ConstantMatrix[] value(ConstantMatrix... x) {
            return null;
          }
        };
    assertFails(pushes(), none, "own: the rule returned null as its value");
    assertFails(pulls(), none, "own: the rule returned null as its value");
    MatrixRule empty =
        new Returning(null) {
          @Override
          public ConstantMatrix[] value(ConstantMatrix... x) {
            return new ConstantMatrix[1];
          }
        };
    assertFails(pulls(), empty, "own: the rule returned null among its results");
  }

  /** {@code F(X) = X}, with given tangents and adjoints. */
  class Returning extends MatrixRule {

    private final @Nullable Consumer<Adjoints> adjoints;
    private final Matrix @Nullable [] tangents;

    Returning(@Nullable Consumer<Adjoints> adjoints, Matrix @Nullable ... tangents) {
      super("own");
      this.adjoints = adjoints;
      this.tangents = tangents;
    }

    @Override
    public ConstantMatrix[] value(ConstantMatrix... x) {
      return new ConstantMatrix[] {x[0]};
    }

    @Override
    protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
      return adjoints == null ? tangents : dx;
    }

    @Override
    protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
      if (adjoints == null) {
        xBar.addAll(yBar);
      } else {
        adjoints.accept(xBar);
      }
    }
  }
}
