package org.duetad.testing.junit;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.duetad.testing.Corpus;
import org.duetad.testing.FunctionAtPoint;
import org.jspecify.annotations.Nullable;

/**
 * A field or method that is marked {@link DerivativeTest}, or the folder of a {@link Replay}.
 *
 * @param tested the class whose tests these are
 * @param name the name of the member
 * @param functions computes what is to be tested
 */
record MarkedMember(Class<?> tested, String name, Supplier<List<Point>> functions) {

  /** A function at a point, under a name. */
  record Point(String name, FunctionAtPoint at) {

    Point(FunctionAtPoint at) {
      this(at.toString(), at);
    }
  }

  List<Point> points() {
    return functions.get();
  }

  /** Those of a class, and of the classes that it extends. */
  static List<MarkedMember> of(Class<?> tested) {
    List<MarkedMember> found = new ArrayList<>();
    if (Modifier.isAbstract(tested.getModifiers())) {
      return found;
    }
    for (Class<?> type = tested;
        type != null && type != Object.class;
        type = type.getSuperclass()) {
      Method[] methods = type.getDeclaredMethods();
      Arrays.sort(methods, Comparator.comparing(Method::getName));
      Arrays.stream(type.getDeclaredFields()).forEach(field -> add(found, tested, field));
      Arrays.stream(methods).forEach(method -> add(found, tested, method));
    }
    Replay replay = tested.getAnnotation(Replay.class);
    if (replay != null) {
      found.add(new MarkedMember(tested, "replay " + replay.value(), () -> replayed(replay)));
    }
    return found;
  }

  private static List<Point> replayed(Replay replay) {
    return Corpus.read(Path.of(replay.value())).entrySet().stream()
        .map(file -> new Point(file.getKey(), file.getValue().here()))
        .toList();
  }

  private static <M extends AccessibleObject & Member> void add(
      List<MarkedMember> found, Class<?> tested, M member) {
    DerivativeTest mark = member.getAnnotation(DerivativeTest.class);
    if (mark != null) {
      boolean isTaken = found.stream().anyMatch(other -> other.name().equals(member.getName()));
      boolean isMethod = member instanceof Method;
      if (isTaken && isMethod && isOverridden((Method) member, tested)) {
        return;
      }
      String name =
          isTaken
              ? (isMethod ? "method " : "field ")
                  + member.getDeclaringClass().getSimpleName()
                  + "."
                  + member.getName()
              : member.getName();
      Supplier<List<Point>> functions =
          () ->
              MarkedFunction.points(name, mark, value(tested, member)).stream()
                  .map(Point::new)
                  .toList();
      found.add(new MarkedMember(tested, name, functions));
    }
  }

  /** Whether another method runs in its place. */
  private static boolean isOverridden(Method method, Class<?> tested) {
    if ((method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) != 0) {
      return false;
    }
    for (Class<?> type = tested; type != method.getDeclaringClass(); type = type.getSuperclass()) {
      for (Method other : type.getDeclaredMethods()) {
        if (other.getName().equals(method.getName())
            && Arrays.equals(other.getParameterTypes(), method.getParameterTypes())) {
          return true;
        }
      }
    }
    return false;
  }

  private static <M extends AccessibleObject & Member> @Nullable Object value(
      Class<?> tested, M member) {
    try {
      Object test = Modifier.isStatic(member.getModifiers()) ? null : instance(tested);
      member.setAccessible(true);
      return member instanceof Field field ? field.get(test) : ((Method) member).invoke(test);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(member + " threw " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "@DerivativeTest on "
              + member.getName()
              + ": it cannot be read; a method must have no parameters, and "
              + tested.getName()
              + " a constructor without",
          e);
    }
  }

  private static Object instance(Class<?> tested) throws ReflectiveOperationException {
    Constructor<?> constructor = tested.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
