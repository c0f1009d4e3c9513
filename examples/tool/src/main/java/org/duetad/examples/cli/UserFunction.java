package org.duetad.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.examples.compare.Cause;
import org.duetad.examples.problems.FunctionProblem;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;

/** A user's class as a problem. */
final class UserFunction {

  private final String option;
  private final String name;

  private UserFunction(String option, String name) {
    this.option = option;
    this.name = name;
  }

  /** Runs an action with the function of a class, which can load other classes during it. */
  static <T> T with(
      String option,
      String name,
      List<Path> classPath,
      List<Double> point,
      Function<Problem, T> action) {
    UserFunction user = new UserFunction(option, name);
    if (point.isEmpty()) {
      throw user.wrong("the point is missing; give it, as in --at 1,2,3", null);
    }
    double[] x = point.stream().mapToDouble(Double::doubleValue).toArray();
    URL[] urls = classPath.stream().map(UserFunction::url).toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, UserFunction.class.getClassLoader())) {
      WatchedFunction function = new WatchedFunction(user.function(loader));
      Problem problem = user.problem(function, x);
      return user.done(function, () -> action.apply(problem));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The function may throw anything. */
  private <T> T done(WatchedFunction function, Supplier<T> action) {
    try {
      return action.get();
    } catch (Throwable e) {
      if (function.threw(e)) {
        throw wrong("the function failed" + function.where() + ": " + Cause.of(e), e);
      }
      if (isUnnamed(e)) {
        throw wrong("the function cannot be used: " + e.getMessage(), e);
      }
      throw e;
    }
  }

  /** Whether the library's message is about a function whose name is unknown to it. */
  private boolean isUnnamed(Throwable e) {
    String message = e.getMessage();
    return (e instanceof IllegalStateException || e instanceof NullPointerException)
        && message != null
        && !message.contains(name);
  }

  private static URL url(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalArgumentException("--class-path: there is no " + path);
    }
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("--class-path: " + path + " is not a path: " + e, e);
    }
  }

  private VectorFunction function(ClassLoader loader) {
    Object instance = instance(loader);
    if (instance instanceof VectorFunction vector) {
      return vector;
    }
    if (instance instanceof ScalarFunction scalar) {
      return scalar.asVector();
    }
    throw wrong(
        "the class implements neither "
            + ScalarFunction.class.getName()
            + " nor "
            + VectorFunction.class.getName(),
        null);
  }

  private Object instance(ClassLoader loader) {
    try {
      var constructor = Class.forName(name, true, loader).getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ClassNotFoundException e) {
      throw wrong("there is no such class; give its location with --class-path", e);
    } catch (NoSuchMethodException e) {
      throw wrong("the class has no constructor without parameters", e);
    } catch (InvocationTargetException e) {
      throw wrong("its constructor threw " + Cause.of(e), e);
    } catch (Throwable e) {
      throw wrong("the class cannot be used: " + Cause.of(e), e);
    }
  }

  private Problem problem(VectorFunction function, double[] x) {
    FunctionProblem problem;
    try {
      problem = new FunctionProblem(name, function, x);
    } catch (Throwable e) {
      throw wrong("the function threw " + Cause.of(e), e);
    }
    if (problem.outputs() == 0) {
      throw wrong("the function has no outputs; return at least one", null);
    }
    return problem;
  }

  private IllegalArgumentException wrong(String what, @Nullable Throwable cause) {
    return new IllegalArgumentException(option + " " + name + ": " + what, cause);
  }
}
