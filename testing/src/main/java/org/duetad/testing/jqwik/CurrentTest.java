package org.duetad.testing.jqwik;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.Store;
import org.duetad.testing.Corpus;
import org.duetad.testing.RandomProgram;

/** Remembers the instance whose property runs, for its fields; jqwik finds it as a service. */
public final class CurrentTest implements AroundPropertyHook {

  /** For jqwik. */
  public CurrentTest() {}

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) throws Throwable {
    Store<Optional<Object>> store =
        Store.getOrCreate(CurrentTest.class, Lifespan.PROPERTY, Optional::empty);
    store.update(before -> Optional.of(context.testInstance()));
    PropertyExecutionResult result = property.execute();
    result.falsifiedParameters().ifPresent(sample -> write(context, sample, result));
    return result;
  }

  /** Writes the programs of a sample that failed. */
  private static void write(
      PropertyLifecycleContext context, List<Object> sample, PropertyExecutionResult result) {
    Parameter[] parameters = context.targetMethod().getParameters();
    for (int i = 0; i < Math.min(parameters.length, sample.size()); i++) {
      Programs mark = parameters[i].getAnnotation(Programs.class);
      boolean wanted = mark != null && !mark.found().isEmpty();
      if (wanted && sample.get(i) instanceof RandomProgram program) {
        String name =
            context.containerClass().getSimpleName() + "-" + context.targetMethod().getName();
        String why = result.throwable().map(Throwable::toString).orElse("");
        String seed = "seed " + result.seed().orElse("unknown") + "\n";
        Corpus.write(Path.of(mark.found()), name, program, seed + why);
      }
    }
  }

  /** The value of a field, or of a method without parameters. */
  static Object member(String name) {
    Object test =
        Store.<Optional<Object>>get(CurrentTest.class)
            .get()
            .orElseThrow(() -> new IllegalStateException("@SmoothFor: no property is running"));
    for (Class<?> type = test.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          return value(test, field);
        }
      }
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == 0) {
          return value(test, method);
        }
      }
    }
    throw new IllegalArgumentException(
        "@SmoothFor(\""
            + name
            + "\"): "
            + test.getClass().getName()
            + " has no field and no method without parameters of that name");
  }

  private static Object value(Object test, AccessibleObject member) {
    member.setAccessible(true);
    try {
      Object value =
          member instanceof Field field ? field.get(test) : ((Method) member).invoke(test);
      if (value == null) {
        throw new IllegalArgumentException("@SmoothFor: " + member + " is null");
      }
      return value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("@SmoothFor: " + member + " cannot be read", e);
    }
  }
}
