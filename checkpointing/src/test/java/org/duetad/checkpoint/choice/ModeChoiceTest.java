package org.duetad.checkpoint.choice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixSparseCSC;
import org.junit.jupiter.api.Test;

/** By counts alone a choice is known beforehand; measured, it is one of the two best. */
class ModeChoiceTest {

  private static final ModeChooser BY_COUNTS = Modes.chooser().withoutMeasurement().within(1 << 28);

  /** {@code Σ (x_{i+1} - x_i²)²}. */
  private static final ScalarFunction CHAIN =
      x -> {
        Scalar[] terms = new Scalar[x.length - 1];
        Arrays.setAll(terms, i -> x[i + 1].subtract(x[i].square()).square());
        return Scalar.sum(terms);
      };

  private static final VectorFunction DIFFERENCES =
      x -> {
        Scalar[] y = new Scalar[x.length - 1];
        Arrays.setAll(y, i -> x[i + 1].subtract(x[i]).square().add(x[0]));
        return y;
      };

  private static double[] point(int n) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> 0.5 + 0.001 * i);
    return x;
  }

  private static String chosen(ModeChoice choice) {
    assertEquals(choice.mode(), choice.chosen().mode());
    assertTrue(choice.candidates().contains(choice.chosen()));
    return choice.chosen().name();
  }

  private static ModeCandidate candidate(ModeChoice choice, String name) {
    return choice.candidates().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " of " + choice.candidates()));
  }

  @Test
  void fewInputsAreForward() {
    ScalarFunction f = x -> x[0].multiply(x[1]).sin().add(x[0].exp());
    assertEquals("forward", chosen(BY_COUNTS.choose(f, 1, 2)));
  }

  @Test
  void manyInputsWithLoopsAndCallsArePrepared() {
    assertEquals("compiled", chosen(BY_COUNTS.choose(CHAIN, point(500))));
    assertEquals("reverse", chosen(BY_COUNTS.forCalls(1).choose(CHAIN, point(500))));
  }

  @Test
  void aSparseJacobianIsCompressed() {
    ModeChoice choice = BY_COUNTS.choose(DIFFERENCES, point(300));
    assertEquals("sparse", chosen(choice));
    double[] x = point(300);
    DMatrixSparseCSC sparse = choice.sparseJacobian().orElseThrow().at(choice.mode(), x);
    double[][] dense = new ReverseMode().jacobian(DIFFERENCES, x);
    assertEquals(dense[7][8], sparse.get(7, 8));
    assertTrue(choice.toString().contains(" entries of 89,700"), choice::toString);
  }

  @Test
  void aSparseHessianIsCompressed() {
    double[] x = point(200);
    ModeChoice choice = BY_COUNTS.chooseForHessian(CHAIN, x);
    assertEquals("sparse", chosen(choice));
    DMatrixSparseCSC sparse = choice.sparseHessian().orElseThrow().at(choice.mode(), x);
    assertEquals(12 * x[3] * x[3] - 4 * x[4] + 2, sparse.get(3, 3), 1e-12);
    assertFalse(choice.sparseJacobian().isPresent());
  }

  @Test
  void aDenseHessianIsReverse() {
    ScalarFunction f = x -> Scalar.norm2(x).exp();
    assertEquals("reverse", chosen(BY_COUNTS.chooseForHessian(f, point(20))));
  }

  /** 24 bytes for each of 10 x 1000 entries and 8 for its adjoint, besides the inputs. */
  @Test
  void whereATapeDoesNotFitAGradientIsRecomputed() {
    ScalarFunction f =
        x -> {
          Scalar y = x[0];
          for (int i = 0; i < 10_000; i++) {
            y = y.add(x[i % x.length].multiply(0.001)).sin();
          }
          return y;
        };
    double[] x = point(100);
    ModeChoice all = BY_COUNTS.choose(f, x);
    assertEquals(32L * (100 + 30_000), candidate(all, "reverse").bytes() - 8 * 100);
    ModeChoice little = BY_COUNTS.within(60_000).choose(f, x);
    assertFalse(candidate(little, "reverse").isPossible());
    ModeCandidate pieces = candidate(little, "checkpointed");
    assertTrue(pieces.bytes() <= 60_000, pieces::toString);
    double[] expected = new ReverseMode().gradient(f, x);
    assertArrayEquals(expected, pieces.mode().gradient(f, x), 1e-12);
    assertArrayEquals(expected, little.mode().gradient(f, x), 1e-12);
    assertTrue(
        little.toString().contains("more than the 60.0 kB that are allowed"), little::toString);
  }

  @Test
  void whatFitsNowhereIsAnError() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> BY_COUNTS.within(10).choose(CHAIN, point(50)));
    String message = Objects.requireNonNull(e.getMessage());
    assertTrue(
        message.startsWith("choose: the gradient of 50 inputs fits into 10.0 B in no mode: "),
        message);
    assertTrue(message.endsWith("; allow more bytes"), message);
  }

  @Test
  void countsAreExact() {
    ScalarFunction f = x -> x[0].multiply(x[1]).multiply(x[2]);
    ModeChoice choice = BY_COUNTS.choose(f, 1, 2, 3);
    // Two products; each has two products of slopes and tangents and a sum.
    assertEquals(2 + 3 * 2 * 3, candidate(choice, "forward").operations());
    assertEquals(2 + 2 * 2, candidate(choice, "reverse").operations());
  }

  @Test
  void byCountsTheSameIsChosenAndSaidEachTime() {
    String first = BY_COUNTS.choose(CHAIN, point(100)).toString();
    assertEquals(first, BY_COUNTS.choose(CHAIN, point(100)).toString());
    assertTrue(first.startsWith("compiled is chosen for the gradient of 100 inputs: by counts "));
    assertFalse(first.contains("\n"));
    for (ModeCandidate each : BY_COUNTS.choose(CHAIN, point(100)).candidates()) {
      assertNull(each.measured());
    }
  }

  @Test
  void theTwoBestAreMeasured() {
    ModeChoice choice = Modes.chooser().measuringFor(0.05).choose(CHAIN, point(100));
    List<ModeCandidate> measured =
        choice.candidates().stream().filter(each -> each.measured() != null).toList();
    assertEquals(2, measured.size());
    double best = measured.stream().mapToDouble(ModeCandidate::nanos).min().orElseThrow();
    assertEquals(best, choice.chosen().nanos());
    assertTrue(choice.toString().contains(": measured "), choice::toString);
  }

  @Test
  void optionsAreChecked() {
    ModeChooser chooser = Modes.chooser();
    assertThrows(IllegalArgumentException.class, () -> chooser.forCalls(0));
    assertThrows(IllegalArgumentException.class, () -> chooser.within(0));
    assertThrows(IllegalArgumentException.class, () -> chooser.measuringFor(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> chooser.choose(CHAIN));
  }

  @Test
  void modesChooseByMeasurement() {
    ModeChoice choice = Modes.choose(CHAIN, point(3));
    assertNotNull(choice.chosen().measured());
    assertNotNull(Modes.choose(DIFFERENCES, point(3)).chosen().measured());
  }
}
