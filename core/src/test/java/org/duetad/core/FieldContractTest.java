package org.duetad.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.FieldMatrix;
import org.junit.jupiter.api.Test;

/** What Commons Math asks of the elements of a field, and where it is kept from it on purpose. */
class FieldContractTest {

  private static final Scalar ONE = Scalar.of(1);
  private static final Scalar[] NONE = {};

  @Test
  void linearCombinationsOfUnequalLengths() {
    Scalar[] two = {ONE, ONE};
    DimensionMismatchException scalars =
        assertThrows(
            DimensionMismatchException.class, () -> ONE.linearCombination(new Scalar[] {ONE}, two));
    assertEquals(
        "linearCombination: lengths 1 and 2 differ; pass as many left as right factors",
        scalars.getMessage());
    assertThrows(DimensionMismatchException.class, () -> ONE.linearCombination(new double[3], two));
  }

  @Test
  void emptyLinearCombinationsAreZero() {
    assertEquals(Scalar.of(0), ONE.linearCombination(NONE, NONE));
    assertEquals(Scalar.of(0), ONE.linearCombination(new double[0], NONE));
  }

  /** The deviations that docs/corner-cases.md names. */
  @Test
  void notANumberIsNotSwallowed() {
    assertTrue(Scalar.of(-1).copySign(Double.NaN).isNaN());
    assertTrue(Scalar.of(Double.POSITIVE_INFINITY).hypot(Scalar.of(Double.NaN)).isNaN());
    assertThrows(NullPointerException.class, () -> ONE.add((Scalar) null));
  }

  @Test
  void constantsAndTheirMatricesCanBeSerialised() throws IOException, ClassNotFoundException {
    assertEquals(Scalar.of(2.5), copied(Scalar.of(2.5)));
    assertSame(ScalarField.INSTANCE, copied(ScalarField.INSTANCE));
    FieldMatrix<Scalar> matrix =
        new Array2DRowFieldMatrix<>(
            ScalarField.INSTANCE, new Scalar[][] {{ONE, Scalar.of(Double.NaN)}});
    assertEquals(matrix, copied(matrix));
  }

  private static Object copied(Object object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
