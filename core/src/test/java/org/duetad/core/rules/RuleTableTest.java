package org.duetad.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duetad.core.ActivationOperations;
import org.duetad.core.Chain;
import org.duetad.core.ElementaryOperations;
import org.duetad.core.Scalar;
import org.duetad.core.SpecialOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No rule and no method of a number can be forgotten: each is in the table. */
class RuleTableTest {

  private static final Set<Class<?>> FORMS =
      Set.of(UnaryRule.class, BinaryRule.class, Reduction.class, GeneralRule.class);

  /** Methods whose rule has another name; the others have the name of their rule. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "rootN", "root",
          "silu", "swish",
          "weightedSum", "dot",
          "subtractFrom", "subtract",
          "divideInto", "divide");

  static Stream<Class<?>> ruleClasses() throws Exception {
    Path folder =
        Path.of(RuleTable.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve(RuleTable.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replace(".class", ""))
          .filter(name -> !name.equals("package-info"))
          .<Class<?>>map(RuleTableTest::loaded)
          .toList()
          .stream();
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(RuleTable.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<Primitive> table() {
    return Stream.of(
            RuleTable.unary(), RuleTable.binary(), RuleTable.reductions(), RuleTable.general())
        .flatMap(List::stream);
  }

  private static Set<Object> rules() {
    return table().collect(Collectors.toSet());
  }

  private static Set<String> names() {
    return table().map(Primitive::name).collect(Collectors.toSet());
  }

  @Test
  void ruleClassesAreFound() throws Exception {
    assertTrue(ruleClasses().toList().containsAll(List.of(Arithmetic.class, Reductions.class)));
  }

  @ParameterizedTest
  @MethodSource("ruleClasses")
  void everyConstantIsInTheTable(Class<?> type) throws IllegalAccessException {
    for (Field field : type.getDeclaredFields()) {
      if (FORMS.contains(field.getType()) && Modifier.isStatic(field.getModifiers())) {
        assertTrue(rules().contains(field.get(null)), field::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ruleClasses")
  void everyFamilyHasMembersInTheTable(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      int modifiers = method.getModifiers();
      if (FORMS.contains(method.getReturnType())
          && Modifier.isPublic(modifiers)
          && Modifier.isStatic(modifiers)
          && !FORMS.contains(type)) {
        assertTrue(
            names().stream().anyMatch(n -> n.startsWith(method.getName())), method::toString);
      }
    }
  }

  static Stream<Method> operations() {
    return Stream.of(
            Scalar.class,
            ElementaryOperations.class,
            ActivationOperations.class,
            SpecialOperations.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> !method.isSynthetic() && Modifier.isPublic(method.getModifiers()))
        .filter(method -> isNumber(method.getReturnType()) && !method.getName().equals("of"))
        .filter(method -> !method.getName().equals("named")); // Applies none: see below.
  }

  private static boolean isNumber(Class<?> type) {
    return type == Scalar.class || type == Scalar[].class;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyMethodAppliesTheRuleOfItsName(Method method) throws ReflectiveOperationException {
    Witness witness = new Witness();
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(type -> argument(type, witness)).toArray();
    method.invoke(witness, arguments);
    assertEquals(List.of(expectedRule(method)), witness.applied(), method::toString);
    // The one rule whose derivative is not that of its value is in no table: SurrogatesTest has it.
    boolean chosen = expectedRule(method).equals(Chain.STOP_GRADIENT.name());
    assertTrue(chosen || names().contains(expectedRule(method)), method::toString);
  }

  @Test
  void aNameAppliesNoRule() {
    Witness witness = new Witness();
    assertSame(witness, witness.named("witness"));
    assertEquals(List.of(), witness.applied());
  }

  @Test
  void operationsAreFound() {
    long rules = table().count() - RuleTable.ofSlopes().size();
    assertFalse(operations().count() < rules);
  }

  private static String expectedRule(Method method) {
    String name = RENAMED.getOrDefault(method.getName(), method.getName());
    boolean reduces = method.isVarArgs() && Set.of("max", "min").contains(name);
    return reduces ? name + "Of" : name;
  }

  private static Object argument(Class<?> type, Scalar witness) {
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), 2);
      for (int i = 0; i < 2; i++) {
        Array.set(array, i, argument(type.getComponentType(), witness));
      }
      return array;
    }
    if (type == int.class) {
      return 1;
    }
    return type == double.class ? 1.0 : witness;
  }
}
