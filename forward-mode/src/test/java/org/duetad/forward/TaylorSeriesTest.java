package org.duetad.forward;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.duetad.core.UnaryFunction;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.special.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Coefficients of orders 0 to 20 against a table computed with mpmath, also next to singularities.
 */
class TaylorSeriesTest {

  private static final int ORDER = 20;

  /** Relative to a coefficient's size, see {@link Row#size}. */
  private static final double TOLERANCE = 1e-13;

  /** Entire functions whose slopes divide by x: they round as if there were a singularity at 0. */
  private static final Set<String> REMOVABLE = Set.of("sinc", "besselJ0", "besselJ1");

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void coefficientsAreThoseOfTheTable(Row row) {
    double[] actual = TaylorMode.coefficients(function(row.name()), row.x(), ORDER);
    for (int k = 0; k <= ORDER; k++) {
      BigDecimal exact = new BigDecimal(row.coefficients().get(k));
      double error = exact.subtract(new BigDecimal(actual[k])).abs().doubleValue();
      String message = row + ", order " + k + ": " + exact + " but " + actual[k];
      assertTrue(error <= TOLERANCE * row.size(k) + row.rounding(k), message);
    }
  }

  /**
   * The coefficients of a rule at a point.
   *
   * @param name the rule's
   * @param x the point
   * @param coefficients of orders 0 to {@value ORDER} + 1
   */
  record Row(String name, double x, List<String> coefficients) {

    /**
     * {@code |c_k|}, or {@code √|c_{k-1} c_{k+1}|} if that is larger: next to a pair of complex
     * singularities the coefficients are {@code rᵏ cos(kθ + φ)}, some of which happen to be small.
     */
    double size(int k) {
      double neighbours =
          k == 0 ? 0 : Math.sqrt(Math.abs(at(k - 1))) * Math.sqrt(Math.abs(at(k + 1)));
      return Math.max(Math.abs(at(k)), neighbours);
    }

    /** The accuracy lost to the removable singularity at 0. */
    double rounding(int k) {
      return REMOVABLE.contains(name) && x != 0 ? 1e-15 * Math.pow(Math.abs(x), -k) : 0;
    }

    private double at(int k) {
      return Double.parseDouble(coefficients.get(k));
    }

    @Override
    public String toString() {
      return name + " at " + x;
    }
  }

  static Stream<Row> coefficientsAreThoseOfTheTable() {
    List<Row> rows = new ArrayList<>();
    for (String[] cells : Reference.rows(TaylorSeriesTest.class, "taylor-coefficients.csv", 4)) {
      if (cells[2].equals("0")) {
        rows.add(new Row(cells[0], Double.parseDouble(cells[1]), new ArrayList<>()));
      }
      rows.get(rows.size() - 1).coefficients().add(cells[3]);
    }
    return rows.stream();
  }

  private static UnaryFunction function(String name) {
    if (name.startsWith("pow ")) {
      double exponent = Double.parseDouble(name.substring(4));
      return x -> x.pow(exponent);
    }
    UnaryRule rule =
        RuleTable.unary().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    return x -> x.apply(rule);
  }
}
