package org.duetad.core.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;

/**
 * Every operation on long rows and columns has a result, or fails with its name, the shape and the
 * limit if an array cannot hold the result.
 */
class MatrixSizesTest {

  private static final int N = 1 << 16;
  private static final String LIMIT = " would have more than the 2147483639 elements";

  private static final Matrix ROW = Matrix.ones(1, N);
  private static final Matrix COLUMN = Matrix.ones(N, 1);

  /** Those of the size alone; others may do arithmetic on such shapes. */
  private static final Set<String> TOO_LARGE =
      Set.of(
          "concatColumns",
          "concatRows",
          "diag",
          "fullSvd",
          "identity",
          "kron",
          "mult",
          "multTransA",
          "multTransB",
          "ones",
          "outer",
          "polar",
          "repeatColumn",
          "repeatRow",
          "zeros");

  private static List<Object> choices(Class<?> type) {
    return Map.<Class<?>, List<Object>>ofEntries(
            Map.entry(Matrix.class, List.of(ROW, COLUMN)),
            Map.entry(
                Matrix[].class,
                List.of(
                    Collections.nCopies(N, ROW).toArray(Matrix[]::new),
                    Collections.nCopies(N, COLUMN).toArray(Matrix[]::new))),
            Map.entry(int.class, List.of(N)),
            Map.entry(double.class, List.of(0.5)),
            Map.entry(double[].class, List.of(new double[N])),
            Map.entry(Scalar.class, List.of(Scalar.of(0.5))),
            Map.entry(Scalar[].class, List.of((Object) Scalar.of(new double[N]))),
            Map.entry(UnaryRule.class, List.of(Arithmetic.ABS)),
            Map.entry(BinaryRule.class, List.of(Arithmetic.ADD)),
            Map.entry(Reduction.class, List.of(Reductions.SUM)))
        .getOrDefault(type, List.of());
  }

  private final Set<String> wrong = new TreeSet<>();
  private final Set<String> tooLarge = new TreeSet<>();
  private int calls;

  @Test
  void haveResultsOrOurErrors() {
    for (Method method : Matrix.class.getMethods()) {
      if (method.getName().equals("sum")) {
        continue; // Of the shape of its terms, and slow.
      }
      for (Object[] arguments : combinations(method.getParameterTypes())) {
        if (Modifier.isStatic(method.getModifiers())) {
          call(null, method, arguments);
        } else {
          call(ROW, method, arguments);
          call(COLUMN, method, arguments);
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(tooLarge.containsAll(TOO_LARGE), tooLarge::toString);
    assertTrue(calls > 150, calls + " calls");
  }

  private static List<Object[]> combinations(Class<?>[] types) {
    List<Object[]> all = List.<Object[]>of(new Object[0]);
    for (Class<?> type : types) {
      List<Object[]> longer = new ArrayList<>();
      for (Object[] some : all) {
        for (Object choice : choices(type)) {
          Object[] more = Arrays.copyOf(some, some.length + 1);
          more[some.length] = choice;
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  private void call(Object subject, Method method, Object[] arguments) {
    calls++;
    try {
      method.invoke(subject, arguments);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      String message = String.valueOf(thrown.getMessage());
      if (message.contains(LIMIT)) {
        tooLarge.add(method.getName());
      }
      boolean ours = message.startsWith(method.getName() + ": ") || message.contains(": ");
      boolean ofArrays =
          thrown instanceof ArrayIndexOutOfBoundsException
              || thrown instanceof NegativeArraySizeException
              || thrown instanceof OutOfMemoryError;
      if (!ours || ofArrays) {
        wrong.add(method + " of " + subject + ": " + thrown);
      }
    } catch (IllegalAccessException e) {
      wrong.add(method + ": " + e);
    }
  }
}
