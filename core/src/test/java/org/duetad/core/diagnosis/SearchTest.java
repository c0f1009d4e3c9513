package org.duetad.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.duetad.core.ScalarFunction;
import org.duetad.core.diagnosis.Suspect.Kind;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;

class SearchTest {

  private static Suspect found(Kind kind, ScalarFunction f, double low, double high, int n) {
    List<Suspect> all = Diagnosis.search(f, Box.of(n, low, high));
    return all.stream()
        .filter(suspect -> suspect.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError(kind + " is not among " + all));
  }

  @Test
  void aKinkInsideTheBox() {
    Suspect kink =
        found(Kind.KINK, x -> x[0].square().subtract(x[1]).subtract(0.25).abs(), 0, 2, 2);
    double[] x = kink.point();
    assertEquals(0, x[0] * x[0] - x[1] - 0.25, 1e-15);
    assertTrue(kink.toString().contains("SearchTest.java:"), kink::toString);
  }

  @Test
  void aPole() {
    Suspect pole =
        found(Kind.INFINITY, x -> x[0].multiply(x[0]).subtract(2).reciprocal().exp(), 0, 3, 1);
    assertEquals(Math.sqrt(2), pole.point()[0], 0.1);
    Suspect zero = found(Kind.INFINITY, x -> x[1].divide(x[0].subtract(0.7)), 0, 1, 2);
    assertEquals(0.7, zero.point()[0], 1e-12);
  }

  @Test
  void theEndOfADomain() {
    Suspect end = found(Kind.NAN, x -> x[0].multiply(x[1]).negate().add(1).sqrt(), 0, 3, 2);
    assertTrue(end.point()[0] * end.point()[1] > 1, end::toString);
  }

  @Test
  void aCancellation() {
    Suspect lost = found(Kind.ROUNDING, x -> x[0].exp().subtract(1).divide(x[0]), -1, 1, 1);
    assertTrue(Math.abs(lost.point()[0]) < 1e-6, lost::toString);
  }

  @Test
  void aRuleWhoseSlopeIsNoNumberSomewhere() {
    UnaryRule odd = UnaryRule.of("odd", Domain.REAL.withKinks(0.0), x -> x, (x, y) -> x.divide(x));
    assertEquals(0, found(Kind.NAN, x -> x[0].apply(odd), -1, 2, 1).point()[0], 0);
  }

  @Test
  void nothingWhereNothingIs() {
    assertEquals(List.of(), Diagnosis.search(x -> x[0].sin().add(2), Box.of(1, -1, 1)));
  }

  @Test
  void aBoxIsChecked() {
    assertThrows(IllegalArgumentException.class, () -> Box.of(0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> Box.of(2, 1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Box(new double[] {1}, new double[] {1, 2}));
    assertThrows(IllegalArgumentException.class, () -> Box.of(1, 0, Double.NaN));
  }
}
