package org.duetad.testing.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.MatrixVjp;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.UnaryRule;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every method of a matrix without rows or columns: a result, or a message of our own. */
class EmptyMatricesTest {

  private static final int[][] SHAPES = {{0, 0}, {0, 3}, {3, 0}};

  private static final Set<Class<?>> OURS =
      Set.of(
          IllegalArgumentException.class,
          ArithmeticException.class,
          IndexOutOfBoundsException.class);

  private final Map<String, String> foreign = new TreeMap<>();
  private final Set<String> called = new TreeSet<>();

  @Test
  void resultsOrMessages() {
    for (int[] shape : SHAPES) {
      for (Method method : Matrix.class.getMethods()) {
        if (!Modifier.isStatic(method.getModifiers())
            && method.getDeclaringClass() != Object.class) {
          for (Object[] arguments : arguments(method, shape)) {
            call(method, shape, arguments);
          }
        }
      }
    }
    assertEquals(Map.of(), foreign);
    assertTrue(called.size() > 100, () -> called.size() + " methods called");
  }

  /** Of some shapes and numbers; none for methods with operands of other kinds. */
  private static List<Object[]> arguments(Method method, int[] shape) {
    List<Object[]> arguments = new ArrayList<>();
    Matrix[] matrices = {
      Matrix.zeros(shape[0], shape[1]),
      Matrix.zeros(shape[1], shape[0]),
      Matrix.zeros(shape[1], shape[1])
    };
    for (int variant = 0; variant < 3; variant++) {
      Map<Class<?>, Object> values =
          Map.of(
              Matrix.class,
              matrices[variant],
              int.class,
              variant == 2 ? 3 : variant,
              double.class,
              variant + 0.5,
              Scalar.class,
              Scalar.of(2.0),
              UnaryRule.class,
              Elementary.EXP,
              BinaryRule.class,
              Arithmetic.ADD,
              Matrix[].class,
              new Matrix[] {matrices[variant]});
      Object[] each = Arrays.stream(method.getParameterTypes()).map(values::get).toArray();
      if (Arrays.stream(each).allMatch(argument -> argument != null)) {
        arguments.add(each);
      }
    }
    return arguments;
  }

  private void call(Method method, int[] shape, Object[] arguments) {
    called.add(method.getName());
    String what =
        "%dx%d.%s%s".formatted(shape[0], shape[1], method.getName(), Arrays.toString(arguments));
    noted(what, () -> invoke(method, Matrix.zeros(shape[0], shape[1]), arguments));
    for (Differentiator mode : List.of(new ForwardMode(), new ReverseMode())) {
      DMatrixRMaj[] x = {new DMatrixRMaj(shape[0], shape[1])};
      noted(
          mode.name() + " of " + what,
          () -> {
            mode.jvp(in -> matrix(invoke(method, in[0], arguments), in[0]), x, x);
            MatrixVjp at = mode.vjp(in -> matrix(invoke(method, in[0], arguments), in[0]), x);
            at.pullback(at.value());
          });
    }
  }

  private void noted(String what, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      String message = String.valueOf(e.getMessage());
      if (!OURS.contains(e.getClass()) || !message.matches("(?s)[a-zA-Z ]+: .*")) {
        foreign.put(what, e.getClass().getName() + ": " + message);
      }
    }
  }

  private static @Nullable Object invoke(Method method, Matrix on, Object[] arguments) {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException thrown
          ? thrown
          : new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Matrix matrix(@Nullable Object result, Matrix otherwise) {
    if (result instanceof Scalar s) {
      return Matrix.of(1, 1, s);
    }
    return result instanceof Matrix m ? m : otherwise;
  }
}
