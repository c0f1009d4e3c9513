package org.duetad.core.mode;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ParametersTest {

  private static final Parameters LAYOUT = Parameters.of("a", 2, 3).and("b", 1, 2).and("c");
  private static final double[] VECTOR = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  private static void assertFails(Executable call, String... parts) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "no \"" + part + "\" in: " + message);
    }
  }

  @Test
  void splitsAndJoins() {
    assertEquals(9, LAYOUT.size());
    assertEquals(List.of("a", "b", "c"), LAYOUT.names());
    Map<String, DMatrixRMaj> named = LAYOUT.split(VECTOR);
    assertEquals(LAYOUT.names(), List.copyOf(named.keySet()));
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertSameMatrix("a", a, named.get("a"));
    assertSameMatrix("b", new DMatrixRMaj(new double[][] {{7, 8}}), named.get("b"));
    assertSameMatrix("c", new DMatrixRMaj(new double[][] {{9}}), named.get("c"));
    assertSameBits("flat", VECTOR, LAYOUT.flat(named));
  }

  @Test
  void copies() {
    double[] vector = VECTOR.clone();
    Map<String, DMatrixRMaj> named = LAYOUT.split(vector);
    Arrays.fill(vector, 100);
    double[] flat = LAYOUT.flat(named);
    Arrays.fill(named.get("a").data, 100);
    assertSameBits("flat", VECTOR, flat);
  }

  @Test
  void roomBeyondTheElementsDoesNotCount() {
    DMatrixRMaj roomy = new DMatrixRMaj(new double[10]);
    roomy.reshape(1, 2);
    Map<String, DMatrixRMaj> named = LAYOUT.split(VECTOR);
    named.put("b", roomy);
    assertSameBits("flat", new double[] {1, 2, 3, 4, 5, 6, 0, 0, 9}, LAYOUT.flat(named));
  }

  @Test
  void aLayoutIsNotChangedByALongerOne() {
    Parameters one = Parameters.of("a", 1, 1);
    assertEquals(3, one.and("b", 2, 1).size());
    assertEquals(1, one.size());
    assertEquals(2, one.and("b").size());
  }

  @Test
  void wrongLayouts() {
    assertFails(() -> LAYOUT.and("b", 2, 2), "named b");
    assertFails(() -> LAYOUT.and("d", 0, 2), "0x2");
    assertFails(() -> Parameters.of("d", 2, -1), "2x-1");
    assertFails(() -> LAYOUT.and("d", 65_536, 32_768), "65536x32768 after 9");
  }

  @Test
  void wrongMatrices() {
    Map<String, DMatrixRMaj> named = LAYOUT.split(VECTOR);
    named.remove("b");
    assertFails(() -> LAYOUT.flat(named), "[a, b, c]", "[a, c]");
    named.put("b", new DMatrixRMaj(2, 1));
    assertFails(() -> LAYOUT.flat(named), "block b", "2x1", "1x2");
    named.put("b", new DMatrixRMaj(1, 2));
    named.put("d", new DMatrixRMaj(1, 2));
    assertFails(() -> LAYOUT.flat(named), "[a, b, c]", "d");
    assertFails(() -> LAYOUT.split(1, 2), "length 2", "expected 9");
  }

  @Test
  void wrongUse() {
    Scalar[] x = Scalar.of(VECTOR);
    assertFails(() -> LAYOUT.scalarFunction(p -> p.scalar("e")).apply(x), "named e", "[a, b, c]");
    assertFails(() -> LAYOUT.vectorFunction(p -> p.get("e")).apply(x), "named e");
    assertFails(() -> LAYOUT.scalarFunction(p -> p.scalar("b")).apply(x), "b is 1x2", "get");
    Scalar[] less = Scalar.of(1, 2);
    assertFails(() -> LAYOUT.vectorFunction(p -> p.get("a")).apply(less), "length 2", "9");
  }

  @Test
  void aModelThatReturnsNull() {
    VectorFunction f = LAYOUT.vectorFunction(p -> null);
    String message = assertThrows(NullPointerException.class, () -> f.value(VECTOR)).getMessage();
    assertTrue(message.contains("parameters: the function returned null"), message);
  }

  private static void assertSameMatrix(String what, DMatrixRMaj expected, DMatrixRMaj actual) {
    assertEquals(expected.numRows + "x" + expected.numCols, actual.numRows + "x" + actual.numCols);
    assertSameBits(what, expected.data, actual.data);
  }
}
