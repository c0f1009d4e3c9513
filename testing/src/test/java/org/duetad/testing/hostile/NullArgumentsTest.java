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
import java.util.TreeSet;
import org.duetad.checkpoint.block.Checkpoint;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.stepping.StateLoss;
import org.duetad.checkpoint.stepping.Step;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.checkpoint.store.DiskStore;
import org.duetad.checkpoint.store.HeapStore;
import org.duetad.checkpoint.store.SnapshotStore;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.check.Certificate;
import org.duetad.core.check.GradientCheck;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.implicit.Equations;
import org.duetad.core.implicit.Implicit;
import org.duetad.core.implicit.Objective;
import org.duetad.core.implicit.Solver;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.RecordedFunction;
import org.duetad.core.program.Program;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.sparse.SparseHessian;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.core.surrogate.Surrogates;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.reverse.Tape;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A null in any argument of any public call gives an exception with a message of the library. */
class NullArgumentsTest {

  private static final double[] POINT = {0.5, 0.25};
  private static final DMatrixRMaj SQUARE = new DMatrixRMaj(new double[][] {{4, 1}, {1, 3}});

  /** Default arguments, by type. */
  private static final Map<Class<?>, Object> VALUES =
      Map.ofEntries(
          Map.entry(int.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(double.class, 0.5),
          Map.entry(boolean.class, true),
          Map.entry(String.class, "name"),
          Map.entry(double[].class, POINT),
          Map.entry(double[][].class, new double[][] {POINT, POINT}),
          Map.entry(int[].class, new int[] {0, 1}),
          Map.entry(Scalar.class, Scalar.of(0.5)),
          Map.entry(Scalar[].class, Scalar.of(POINT)),
          Map.entry(Matrix.class, Matrix.of(SQUARE)),
          Map.entry(Matrix[].class, new Matrix[] {Matrix.of(SQUARE)}),
          Map.entry(DMatrixRMaj.class, SQUARE),
          Map.entry(DMatrixRMaj[].class, new DMatrixRMaj[] {SQUARE}),
          Map.entry(UnaryRule.class, Arithmetic.ABS),
          Map.entry(BinaryRule.class, Arithmetic.MULTIPLY),
          Map.entry(UnaryFunction.class, (UnaryFunction) Scalar::sin),
          Map.entry(ScalarFunction.class, (ScalarFunction) x -> x[0].multiply(x[1])),
          Map.entry(VectorFunction.class, (VectorFunction) x -> x),
          Map.entry(MatrixFunction.class, (MatrixFunction) x -> x[0].mult(x[0])),
          Map.entry(MatrixScalarFunction.class, (MatrixScalarFunction) x -> x[0].elementSum()),
          Map.entry(Differentiator.class, new ReverseMode()),
          Map.entry(Equations.class, (Equations) (x, p) -> x),
          Map.entry(Solver.class, (Solver) p -> p),
          Map.entry(Objective.class, (Objective) (x, p) -> x[0].square()),
          Map.entry(Step.class, (Step) (x, p, context) -> x),
          Map.entry(StateLoss.class, (StateLoss) (x, p) -> x[0]),
          Map.entry(Schedule.class, Schedules.binomial(3, 1)),
          Map.entry(SnapshotStore.class, HeapStore.create()));

  /** Methods for authors of rules or modes, called by all operations: checked by the JVM. */
  private static final Set<String> FOR_WRITERS =
      Set.of(
          "equals",
          "apply",
          "applyRight",
          "applyRows",
          "applyCols",
          "sumOf",
          "dotOf",
          "weightedSumOf",
          "matrixOf");

  private static Object[] subjects() {
    return new Object[] {
      Scalar.of(0.5),
      Matrix.of(SQUARE),
      new ForwardMode(),
      new ReverseMode(),
      new ProgramMode(),
      new FiniteDifferences(),
      new ComplexStep(),
      new TaylorMode(),
      new Tape(),
      RecordedFunction.of(x -> x, POINT),
      Program.record(x -> x, POINT),
      TimeStepping.of((x, p, context) -> x),
      TimeStepping.of((x, p, context) -> x)
          .withFinalLoss((x, p) -> x[0])
          .withSchedule(Schedules.binomial(3, 1)),
      Certificate.of(new ForwardMode(), new ReverseMode()),
      GradientCheck.of(new ForwardMode(), new ReverseMode()),
    };
  }

  private static final List<Class<?>> STATICS =
      List.of(
          Scalar.class,
          Matrix.class,
          TaylorMode.class,
          Program.class,
          RecordedFunction.class,
          TimeStepping.class,
          Checkpoint.class,
          Schedules.class,
          DiskStore.class,
          Surrogates.class,
          Implicit.class,
          Diagnosis.class,
          SparseJacobian.class,
          SparseHessian.class,
          Certificate.class,
          GradientCheck.class,
          UnaryRule.class,
          BinaryRule.class);

  @Test
  void isAnsweredByOurs() {
    Set<String> wrong = new TreeSet<>();
    int calls = 0;
    for (Object subject : subjects()) {
      for (Method method : subject.getClass().getMethods()) {
        if (!Modifier.isStatic(method.getModifiers())) {
          calls += nulls(subject, method, wrong);
        }
      }
    }
    for (Class<?> type : STATICS) {
      for (Method method : type.getMethods()) {
        if (Modifier.isStatic(method.getModifiers())) {
          calls += nulls(null, method, wrong);
        }
      }
    }
    assertTrue(calls > 300, calls + " calls");
    assertEquals("", String.join("\n", wrong));
  }

  /** Tests each argument in turn; returns their number. */
  private static int nulls(@Nullable Object subject, Method method, Set<String> wrong) {
    Class<?>[] types = method.getParameterTypes();
    boolean ours = method.getDeclaringClass().getName().startsWith("org.duetad.");
    if (!ours || method.isBridge() || FOR_WRITERS.contains(method.getName())) {
      return 0;
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Class<?> type : types) {
      arguments.add(VALUES.get(type));
    }
    int calls = 0;
    for (int i = 0; i < types.length; i++) {
      if (!types[i].isPrimitive() && othersAreKnown(arguments, i)) {
        calls++;
        Object[] with = arguments.toArray();
        with[i] = null;
        String answer = answer(subject, method, with);
        if (!answer.isEmpty()) {
          wrong.add(
              method.getDeclaringClass().getSimpleName()
                  + "."
                  + method.getName()
                  + Arrays.stream(types).map(Class::getSimpleName).toList()
                  + ", argument "
                  + i
                  + ": "
                  + answer);
        }
      }
    }
    return calls;
  }

  private static boolean othersAreKnown(List<@Nullable Object> arguments, int i) {
    for (int k = 0; k < arguments.size(); k++) {
      if (k != i && arguments.get(k) == null) {
        return false;
      }
    }
    return true;
  }

  /** What is wrong with the response to a null; empty if it is rejected with a message. */
  private static String answer(@Nullable Object subject, Method method, Object[] arguments) {
    try {
      method.setAccessible(true);
      Object result = method.invoke(subject, arguments);
      return "accepted, as " + result;
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      String message = String.valueOf(thrown == null ? null : thrown.getMessage());
      boolean ofTheJvm = message.startsWith("Cannot ") || message.equals("null");
      return ofTheJvm ? thrown.getClass().getSimpleName() + ": " + message : "";
    } catch (IllegalAccessException e) {
      return "not accessible";
    }
  }
}
