package org.duetad.core.matrix.arithmetic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/** The rules of this package, to be found by name. */
public final class MatrixArithmeticRules {

  private static final String TRANSPOSED = "transposed";

  private MatrixArithmeticRules() {}

  /**
   * The rules that there are once.
   *
   * @return all of them
   */
  public static List<MatrixRule> constants() {
    List<BilinearRule> products =
        List.of(
            Products.MULT,
            Products.MULT_TRANS_A,
            Products.MULT_TRANS_B,
            Products.MULT_TRANS_AB,
            Products.ELEMENT_MULT,
            Products.SCALE,
            Products.DOT);
    List<MatrixRule> others =
        List.of(
            Sums.PLUS,
            Sums.MINUS,
            Sums.PLUS_ROW,
            Sums.PLUS_COLUMN,
            Totals.ELEMENT_SUM,
            Totals.TRACE,
            Totals.SUM_ROWS,
            Totals.SUM_COLS,
            CumulativeSums.FROM_THE_LEFT,
            CumulativeSums.FROM_THE_RIGHT,
            Structure.TRANSPOSE,
            Structure.SYMMETRISE,
            Structure.EXTRACT_DIAG);
    return Stream.of(
            products.stream(), products.stream().map(BilinearRule::annihilating), others.stream())
        .<MatrixRule>flatMap(rules -> rules)
        .toList();
  }

  /**
   * A rule that is made for its parameters.
   *
   * @param name its name
   * @param p its parameters
   * @return the rule, or nothing if there is none
   */
  public static Optional<MatrixRule> made(String name, List<Object> p) {
    Arguments.given("rule", "name", name);
    Arguments.given(name, "list of parameters", p);
    if (p.size() == 1 && !(p.get(0) instanceof Integer)) {
      return Optional.ofNullable(applied(p.get(0)));
    }
    boolean isTransposed = name.equals("kron") && !p.isEmpty() && p.get(0).equals(TRANSPOSED);
    List<Object> sizes = isTransposed ? p.subList(1, p.size()) : p;
    if (!sizes.stream().allMatch(Integer.class::isInstance)) {
      return Optional.empty();
    }
    int[] n = sizes.stream().mapToInt(Integer.class::cast).toArray();
    return Optional.ofNullable(
        switch (name + "/" + n.length) {
          case "diag/2" -> Structure.diagonal(n[0], n[1]);
          case "reshape/2" -> Structure.reshape(n[0], n[1]);
          case "lower/1" -> Structure.lower(n[0]);
          case "upper/1" -> Structure.upper(n[0]);
          case "extractMatrix/4" -> Structure.block(n[0], n[1], n[2], n[3]);
          case "padded/4" -> Structure.padded(n[0], n[1], n[2], n[3]);
          case "insert/2" -> Structure.insert(n[0], n[1]);
          case "kron/4" ->
              isTransposed
                  ? Structure.outerOfKronecker(n[0], n[1], n[2], n[3])
                  : Structure.kroneckerOfOuter(n[0], n[1], n[2], n[3]);
          case "filled/2" -> Totals.filled(n[0], n[1]);
          case "repeatRow/1" -> Totals.repeatRow(n[0]);
          case "repeatColumn/1" -> Totals.repeatColumn(n[0]);
          default -> null;
        });
  }

  /** A rule of numbers, applied to each element or row. */
  private static @Nullable MatrixRule applied(Object rule) {
    if (rule instanceof UnaryRule unary) {
      return new Elementwise(unary);
    } else if (rule instanceof BinaryRule binary) {
      return new ElementwiseBinary(binary);
    } else if (rule instanceof Reduction reduction) {
      return new RowReduction(reduction);
    }
    return rule instanceof GeneralRule general ? new RowMap(general) : null;
  }
}
