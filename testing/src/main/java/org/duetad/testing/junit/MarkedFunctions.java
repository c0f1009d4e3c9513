package org.duetad.testing.junit;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.testing.Corpus;
import org.duetad.testing.DerivativeLaw;
import org.duetad.testing.FunctionAtPoint;
import org.duetad.testing.SmoothPoints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** The functions of a test class that are marked {@link DerivativeTest}. */
final class MarkedFunctions {

  private MarkedFunctions() {}

  /** A field or method, and what it gives. */
  record Marked(String name, Object function, DerivativeTest mark) {

    DynamicContainer container() {
      return DynamicContainer.dynamicContainer(
          name, points().stream().map(at -> (DynamicNode) MarkedFunctions.container(at)));
    }

    private List<FunctionAtPoint> points() {
      if (function instanceof ScalarFunction f) {
        return points(f.asVector());
      }
      if (function instanceof VectorFunction f) {
        return points(f);
      }
      Object[] given =
          function instanceof Collection<?> many
              ? many.toArray()
              : function instanceof Object[] many ? many : new Object[] {function};
      List<FunctionAtPoint> points = new ArrayList<>();
      for (Object one : given) {
        if (!(one instanceof FunctionAtPoint at)) {
          throw new IllegalArgumentException(
              "@DerivativeTest on "
                  + name
                  + ": a "
                  + one.getClass().getName()
                  + "; it must give a ScalarFunction, a VectorFunction, or FunctionAtPoint.of(f, x)");
        }
        points.add(at);
      }
      return points;
    }

    private List<FunctionAtPoint> points(VectorFunction f) {
      if (mark.at().length > 0) {
        return List.of(FunctionAtPoint.ofVector(f, mark.at()));
      }
      if (mark.inputs() == 0) {
        throw new IllegalArgumentException(
            "@DerivativeTest on "
                + name
                + ": no point; write @DerivativeTest(at = {1, 2}), or inputs = 2 for points that are"
                + " drawn");
      }
      return SmoothPoints.draw(f, mark.inputs(), mark.points(), mark.seed()).stream()
          .map(x -> FunctionAtPoint.ofVector(f, x))
          .toList();
    }
  }

  static Stream<DynamicContainer> of(Object tests) {
    List<Marked> marked = new ArrayList<>();
    for (Class<?> type = tests.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        add(marked, tests, field);
      }
      Method[] methods = type.getDeclaredMethods();
      Arrays.sort(methods, (a, b) -> a.getName().compareTo(b.getName()));
      for (Method method : methods) {
        add(marked, tests, method);
      }
    }
    Stream<DynamicContainer> replayed = replayed(tests.getClass().getAnnotation(Replay.class));
    if (marked.isEmpty() && !tests.getClass().isAnnotationPresent(Replay.class)) {
      throw new IllegalStateException(
          tests.getClass().getName()
              + " implements DerivativeTests, but no field or method is marked @DerivativeTest");
    }
    return Stream.concat(marked.stream().map(Marked::container), replayed);
  }

  private static Stream<DynamicContainer> replayed(@Nullable Replay replay) {
    return replay == null
        ? Stream.of()
        : Corpus.read(Path.of(replay.value())).entrySet().stream()
            .map(
                file ->
                    DynamicContainer.dynamicContainer(
                        file.getKey(), Stream.of(container(file.getValue().here()))));
  }

  private static DynamicContainer container(FunctionAtPoint at) {
    return DynamicContainer.dynamicContainer(
        at.toString(), at.laws().stream().map(law -> (DynamicNode) test(law)));
  }

  private static DynamicTest test(DerivativeLaw law) {
    return DynamicTest.dynamicTest(law.name(), law::check);
  }

  private static <M extends AccessibleObject & Member> void add(
      List<Marked> marked, Object tests, M member) {
    DerivativeTest mark = member.getAnnotation(DerivativeTest.class);
    if (mark == null) {
      return;
    }
    Object value = value(tests, member);
    if (value == null) {
      throw new IllegalArgumentException("@DerivativeTest on " + member.getName() + ": it is null");
    }
    marked.add(new Marked(member.getName(), value, mark));
  }

  private static @Nullable Object value(Object tests, AccessibleObject member) {
    member.setAccessible(true);
    try {
      return member instanceof Field field ? field.get(tests) : ((Method) member).invoke(tests);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(member + " threw " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IllegalStateException(
          member + " cannot be read; a method must have no parameters", e);
    }
  }
}
