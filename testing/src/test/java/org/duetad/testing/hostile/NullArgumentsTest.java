package org.duetad.testing.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.duetad.checkpoint.choice.Modes;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.stepping.StateLoss;
import org.duetad.checkpoint.stepping.Step;
import org.duetad.checkpoint.stepping.TimeStepping;
import org.duetad.checkpoint.store.HeapStore;
import org.duetad.checkpoint.store.SnapshotStore;
import org.duetad.checkpoint.verify.Verification;
import org.duetad.core.Chain;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.check.Accuracy;
import org.duetad.core.check.Certificate;
import org.duetad.core.check.GradientCheck;
import org.duetad.core.diagnosis.ProgramTrace;
import org.duetad.core.implicit.Equations;
import org.duetad.core.implicit.Objective;
import org.duetad.core.implicit.Solver;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.LinearRule;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.matrix.MatrixSum;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.Svd;
import org.duetad.core.matrix.SymmetricEigen;
import org.duetad.core.matrix.SymmetricPart;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.duetad.core.matrix.arithmetic.Rows;
import org.duetad.core.matrix.spectral.InvariantFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Flattening;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.RecordedFunction;
import org.duetad.core.mode.Seeds;
import org.duetad.core.nested.NestedMatrixVjp;
import org.duetad.core.nested.NestedVjp;
import org.duetad.core.program.CarefulPass;
import org.duetad.core.program.Liveness;
import org.duetad.core.program.OverflowSlopes;
import org.duetad.core.program.Passes;
import org.duetad.core.program.Program;
import org.duetad.core.program.ProgramWithLines;
import org.duetad.core.program.instruction.Adjoints;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.rules.UnderflowTies;
import org.duetad.core.sparse.SparseJacobian;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.Excerpt;
import org.duetad.core.spi.MatrixArguments;
import org.duetad.core.spi.Primals;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.reverse.Tape;
import org.duetad.testing.ArchitectureTest;
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

  /** Methods for authors of modes, called by operations that check. */
  private static final Set<String> CHECKED =
      Set.of("equals", "sumOf", "dotOf", "dotAmong", "weightedSumOf", "matrixOf");

  /**
   * For authors of rules and modes, called in inner loops by operations that check; and results
   * that only the library makes.
   */
  private static final Set<Class<?>> INNER =
      Set.of(
          Adjoints.class,
          Annihilation.class,
          Arguments.class,
          CarefulPass.class,
          Chain.class,
          Factors.class,
          Excerpt.class,
          Flattening.class,
          Instruction.class,
          InvariantFunction.class,
          Liveness.class,
          MatrixArguments.class,
          MatrixChain.class,
          MatrixSum.class,
          NestedMatrixVjp.class,
          NestedVjp.class,
          OverflowSlopes.class,
          Passes.class,
          Primals.class,
          ProgramTrace.class,
          ProgramWithLines.class,
          Reductions.class,
          Rows.class,
          Seeds.class,
          Shapes.class,
          Svd.class,
          SymmetricEigen.class,
          SymmetricPart.class,
          UnderflowTies.class,
          Values.class,
          Verification.class);

  /** Of rules, what modes call with operands that they checked. */
  private static final Set<String> OF_RULES =
      Set.of("value", "evaluate", "slopes", "gradientAt", "push", "pull", "definition");

  /** Of each of these types there is an instance, or several. */
  private static final List<Object> INSTANCES =
      List.of(
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
          new Accuracy(),
          Certificate.of(new ForwardMode(), new ReverseMode()),
          GradientCheck.of(new ForwardMode(), new ReverseMode()),
          Modes.chooser().withoutMeasurement(),
          Arithmetic.ABS,
          Arithmetic.MULTIPLY,
          Reductions.NORM2,
          Reductions.SOFTMAX,
          new LinearRule("same", x -> x, x -> x, (x, adjoint) -> adjoint),
          Domain.REAL,
          Arity.ANY);

  /** The types of the libraries that users and authors of rules and modes can name. */
  private static List<Class<?>> types() {
    return new ClassFileImporter()
            .withImportOptions(
                List.of(new ImportOption.DoNotIncludeTests(), new ArchitectureTest.NoTestJars()))
            .importPackages(
                "org.duetad.core",
                "org.duetad.forward",
                "org.duetad.reverse",
                "org.duetad.checkpoint")
            .stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(JavaClass.Predicates.resideOutsideOfPackage(ArchitectureTest.PARTS_OF_KERNELS))
            .sorted(Comparator.comparing(JavaClass::getName))
            .map(JavaClass::reflect)
            .filter(type -> !Throwable.class.isAssignableFrom(type) && !INNER.contains(type))
            .collect(Collectors.toList());
  }

  private final Set<String> wrong = new TreeSet<>();
  private int calls;

  @Test
  void isAnsweredByOurs() {
    for (Class<?> type : types()) {
      for (Method method : type.getMethods()) {
        if (Modifier.isStatic(method.getModifiers())) {
          nulls(null, method);
        }
      }
      boolean isMade = type.isRecord() && !Primitive.class.isAssignableFrom(type); // By us.
      for (Constructor<?> constructor : type.getConstructors()) {
        if (!isMade && !Modifier.isAbstract(type.getModifiers())) {
          nulls(null, constructor);
        }
      }
    }
    INSTANCES.forEach(this::methods);
    assertTrue(calls > 700, calls + " calls");
    assertEquals("", String.join("\n", wrong));
  }

  /** Numbers and matrices of each kind. */
  @Test
  void isAnsweredByOursInEachKindOfNumber() {
    methods(Scalar.of(0.5));
    methods(Matrix.of(SQUARE));
    VectorFunction f = this::asked;
    MatrixFunction g = this::asked;
    DMatrixRMaj[] square = {SQUARE};
    for (Differentiator mode : List.of(new ForwardMode(), new ProgramMode(), new ComplexStep())) {
      mode.jvp(f, POINT, POINT);
      mode.jvp(g, square, square);
    }
    new ReverseMode().vjp(f, POINT);
    new ReverseMode().vjp(g, SQUARE);
    TaylorMode.derivatives(x -> asked(x)[0], 0.5, 2);
    SparseJacobian.prepare(f, POINT);
    assertTrue(calls > 600, calls + " calls");
    assertEquals("", String.join("\n", wrong));
  }

  private Scalar[] asked(Scalar... x) {
    methods(x[0]);
    return x;
  }

  private Matrix asked(Matrix... x) {
    methods(x[0]);
    return x[0];
  }

  private void methods(Object subject) {
    for (Method method : subject.getClass().getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())) {
        nulls(subject, method);
      }
    }
  }

  /** Tests each argument in turn. */
  private void nulls(@Nullable Object subject, Executable called) {
    Class<?>[] types = called.getParameterTypes();
    boolean ours = called.getDeclaringClass().getName().startsWith("org.duetad.");
    boolean ofRule = subject instanceof Primitive && OF_RULES.contains(called.getName());
    if (!ours || called.isSynthetic() || ofRule || CHECKED.contains(called.getName())) {
      return;
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Class<?> type : types) {
      arguments.add(argument(type));
    }
    for (int i = 0; i < types.length; i++) {
      boolean nullable = called.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class);
      if (!types[i].isPrimitive() && !nullable && othersAreKnown(arguments, i)) {
        calls++;
        Object[] with = arguments.toArray();
        with[i] = null;
        String answer = answer(subject, called, with);
        if (!answer.isEmpty()) {
          wrong.add(
              (subject == null ? called.getDeclaringClass() : subject.getClass()).getSimpleName()
                  + "."
                  + called.getName()
                  + Arrays.stream(types).map(Class::getSimpleName).toList()
                  + ", argument "
                  + i
                  + ": "
                  + answer);
        }
      }
    }
  }

  private static @Nullable Object argument(Class<?> type) {
    if (VALUES.containsKey(type)) {
      return VALUES.get(type);
    }
    Object instance = INSTANCES.stream().filter(type::isInstance).findFirst().orElse(null);
    return instance != null || !type.isInterface() ? instance : function(type);
  }

  /** An instance of any interface; its methods return null. */
  private static Object function(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
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
  private static String answer(@Nullable Object subject, Executable called, Object[] arguments) {
    try {
      called.setAccessible(true);
      if (called instanceof Method method) {
        method.invoke(subject, arguments);
      } else {
        ((Constructor<?>) called).newInstance(arguments);
      }
      return "accepted";
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      String message = String.valueOf(thrown == null ? null : thrown.getMessage());
      boolean ofTheJvm = message.startsWith("Cannot ") || message.equals("null");
      return ofTheJvm ? thrown.getClass().getSimpleName() + ": " + message : "";
    } catch (ReflectiveOperationException e) {
      return "not accessible";
    }
  }
}
