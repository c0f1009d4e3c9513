package org.duetad.testing.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.arithmetic.MatrixArithmetic;
import org.duetad.core.matrix.arithmetic.MatrixReductions;
import org.duetad.core.matrix.arithmetic.MatrixShaping;
import org.duetad.core.matrix.general.GeneralMatrixOperations;
import org.duetad.core.matrix.linear.LinearAlgebra;
import org.duetad.core.matrix.spectral.SpectralOperations;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lists of cases are complete, and draws are as described. */
class MatrixCasesTest {

  private static Stream<Class<?>> interfaces() {
    return Stream.of(
        Matrix.class,
        MatrixArithmetic.class,
        MatrixShaping.class,
        MatrixReductions.class,
        LinearAlgebra.class,
        SpectralOperations.class,
        GeneralMatrixOperations.class);
  }

  private static boolean isOperation(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isAbstract(method.getModifiers())
        && (Matrix.class.isAssignableFrom(
                method.getReturnType().isArray()
                    ? method.getReturnType().getComponentType()
                    : method.getReturnType())
            || Scalar.class.isAssignableFrom(method.getReturnType()));
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }

  @Test
  void everyOperationHasACase() {
    Set<String> operations =
        interfaces()
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(MatrixCasesTest::isOperation)
            .map(MatrixCasesTest::signature)
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(operations.size() > 60, "operations found: " + operations);
    MatrixCases.all().forEach(use -> operations.remove(use.covers()));
    operations.remove("named(String)"); // No operation: NamesContract has it.
    operations.remove("stopGradient()"); // Not the derivative of its value: SurrogatesTest has it.
    assertEquals(Set.of(), operations, "operations without a case");
  }

  @Test
  void namesTellCasesApart() {
    Set<String> names = new TreeSet<>();
    MatrixCases.all().forEach(use -> assertTrue(names.add(use.toString()), use::toString));
  }

  @ParameterizedTest
  @MethodSource("org.duetad.testing.matrices.MatrixCases#samples")
  void aCaseHasAFiniteValueAndReadsItsOperands(MatrixSample sample) {
    DMatrixRMaj y = sample.function().value(sample.operands());
    assertTrue(Arrays.stream(y.data).allMatch(Double::isFinite), y::toString);
    assertEquals(sample.operands().length, sample.spoilt(1).length);
  }
}
