package org.duetad.core.special;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duetad.core.rules.Incomplete;
import org.duetad.core.rules.Special;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function of the package against its file of reference values, within the relative error
 * that its Javadoc states.
 */
class SpecialAccuracyTest {

  /** Fewer rows than this mean that a file was truncated. */
  private static final int FEWEST_ROWS = 80;

  /** A function, and the relative error it may have in its file. */
  record Case(String name, int arity, ToDoubleFunction<double[]> function, double tolerance) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        of("erf", 5e-16, ErrorFunction::erf),
        of("erfc", 5e-16, ErrorFunction::erfc),
        of("erfInv", 5e-16, ErrorFunction::erfInv),
        of("normalCdf", 7e-16, Gaussian::cdf),
        of("gelu", 7e-16, Gaussian::gelu),
        of("expOfSquare", 3e-16, Gaussian::exp),
        of("logGamma", 5e-14, LogGamma::value),
        of("digamma", 2e-14, x -> Polygamma.value(0, x)),
        of("polygamma", 2e-14, (n, x) -> Polygamma.value((int) n, x)),
        of("digammaDifference", 1e-15, DigammaDifference::value),
        of("logBeta", 2e-14, LogBeta::value),
        of("log1mExp", 3e-16, Exponential::log1mExp),
        of("logAddExp", 5e-15, Exponential::logAddExp),
        of("decay", 1.3e-16, Decay::exp),
        of("tanh", 3e-16, HyperbolicTangent::tanh),
        of("sechSquare", 5e-16, HyperbolicTangent::sechSquare),
        of("sigmoid", 4e-16, Exponential::sigmoid),
        of("softplus", 3e-16, Exponential::softplus),
        of("sinc", 3e-16, Exponential::sinc),
        of("swish", 5e-16, Gates::swish),
        of("mish", 7e-16, Mish::value),
        of("geluSigmoid", 6e-16, Gates::geluSigmoid),
        of("geluTanh", 6e-16, Gates::geluTanh),
        of("besselJ0", 6e-16, Bessel::j0),
        of("besselJ1", 6e-16, Bessel::j1),
        of("asinh", 3e-16, InverseHyperbolic::asinh),
        of("acosh", 3e-16, InverseHyperbolic::acosh),
        of("atanh", 6e-16, InverseHyperbolic::atanh),
        of("root", 3e-16, (x, n) -> Roots.root(x, (int) n)),
        of("xlogy", 3e-16, Special.XLOGY.value()),
        of("log2", 4e-16, Logarithms::log2),
        of("unitLogarithm", 1.5e-16, UnitLogarithm::log1p),
        of("logit", 8e-16, Logarithms::logit),
        of("tanhShrink", 8e-16, TanhShrink::value),
        of("sinPi", 3e-16, TrigonometryPi::sin),
        of("cosPi", 3e-16, TrigonometryPi::cos),
        of("tanPi", 5e-16, TrigonometryPi::tan),
        of("sincPi", 5e-16, x -> SphericalBessel.scaledPi(0, x)),
        of("normalLogCdf", 1e-15, NormalTail::logCdf),
        of("inverseMills", 1e-15, NormalTail::inverseMills),
        of("inverseMillsExcess", 1e-15, x -> NormalCumulants.value(1, x)),
        of("inverseMillsExcessSlope", 1e-15, x -> NormalCumulants.value(2, x)),
        of("inverseMillsExcessCurvature", 2e-15, x -> NormalCumulants.value(3, x)),
        of("besselI0", 2e-15, ModifiedBessel::i0),
        of("besselI1", 2e-15, ModifiedBessel::i1),
        of("scaledBesselI", 2e-15, (n, x) -> ModifiedBessel.scaled((int) n, x)),
        of("scaledBessel", 2e-14, (n, x) -> ScaledBessel.value((int) n, x)),
        of("sphericalBessel", 2e-14, (n, x) -> SphericalBessel.scaled((int) n, x)),
        of("logFactorial", 2e-15, LogFactorial::value),
        of("polygammaDifference", 3, 3e-15, v -> PolygammaDifference.value((int) v[0], v[1], v[2])),
        of(
            "regularizedGammaP",
            1e-13,
            (a, x) -> Incomplete.regularizedGammaP(a).value().applyAsDouble(x)),
        of(
            "regularizedGammaQ",
            1e-13,
            (a, x) -> Incomplete.regularizedGammaQ(a).value().applyAsDouble(x)),
        of(
            "regularizedBeta",
            3,
            1e-13,
            v -> Incomplete.regularizedBeta(v[1], v[2]).value().applyAsDouble(v[0])));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isWithinItsBound(Case function) {
    int arity = function.arity();
    List<String[]> rows = Reference.rows(getClass(), function + ".csv", arity + 1);
    assertTrue(rows.size() >= FEWEST_ROWS, function + ": " + rows.size() + " rows");
    assertAll(
        rows.stream()
            .map(
                row ->
                    () -> {
                      double actual = function.function().applyAsDouble(arguments(row, arity));
                      assertTrue(
                          Reference.isClose(row[arity], actual, function.tolerance()),
                          () -> function + Arrays.toString(row) + ", but " + actual);
                    }));
  }

  @Test
  void everyFileIsOfAFunction() throws IOException, URISyntaxException {
    Path here = Path.of(Objects.requireNonNull(getClass().getResource("erf.csv")).toURI());
    try (Stream<Path> files = Files.list(Objects.requireNonNull(here.getParent()))) {
      Set<String> found =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".csv"))
              .collect(Collectors.toSet());
      assertEquals(cases().map(c -> c + ".csv").collect(Collectors.toSet()), found);
    }
  }

  private static double[] arguments(String[] row, int arity) {
    return Arrays.stream(row, 0, arity).mapToDouble(Double::parseDouble).toArray();
  }

  private static Case of(String name, double tolerance, DoubleUnaryOperator f) {
    return new Case(name, 1, x -> f.applyAsDouble(x[0]), tolerance);
  }

  private static Case of(
      String name, int arity, double tolerance, ToDoubleFunction<double[]> function) {
    return new Case(name, arity, function, tolerance);
  }

  private static Case of(String name, double tolerance, DoubleBinaryOperator f) {
    return new Case(name, 2, x -> f.applyAsDouble(x[0], x[1]), tolerance);
  }
}
