package org.duetad.testing.junit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.testing.FunctionAtPoint;
import org.duetad.testing.SmoothPoints;
import org.duetad.testing.jqwik.Samples;
import org.jspecify.annotations.Nullable;

/** What a marked member gives, at the points where it is tested. */
final class MarkedFunction {

  private MarkedFunction() {}

  static List<FunctionAtPoint> points(String name, DerivativeTest mark, @Nullable Object value) {
    if (value == null) {
      throw wrong(name, "it is null");
    }
    if (value instanceof ScalarFunction f) {
      return points(name, mark, f.asVector());
    }
    if (value instanceof VectorFunction f) {
      return points(name, mark, f);
    }
    Object[] given = given(mark, value);
    List<FunctionAtPoint> points = new ArrayList<>();
    for (Object one : given) {
      if (!(one instanceof FunctionAtPoint at)) {
        throw wrong(
            name,
            "a "
                + one.getClass().getName()
                + "; it must give a ScalarFunction, a VectorFunction, or FunctionAtPoint.of(f, x)");
      }
      points.add(at);
    }
    return points;
  }

  private static Object[] given(DerivativeTest mark, Object value) {
    if (value instanceof Collection<?> many) {
      return many.toArray();
    }
    if (value instanceof Object[] many) {
      return many;
    }
    return Samples.isArbitrary(value)
        ? Samples.of(value, mark.points(), mark.seed()).toArray()
        : new Object[] {value};
  }

  private static List<FunctionAtPoint> points(String name, DerivativeTest mark, VectorFunction f) {
    if (mark.at().length > 0) {
      return List.of(FunctionAtPoint.ofVector(f, mark.at()));
    }
    if (mark.inputs() == 0) {
      throw wrong(
          name,
          "no point; write @DerivativeTest(at = {1, 2}), or inputs = 2 for points that are drawn");
    }
    return SmoothPoints.draw(f, mark.inputs(), mark.points(), mark.seed()).stream()
        .map(x -> FunctionAtPoint.ofVector(f, x))
        .toList();
  }

  private static IllegalArgumentException wrong(String name, String why) {
    return new IllegalArgumentException("@DerivativeTest on " + name + ": " + why);
  }
}
