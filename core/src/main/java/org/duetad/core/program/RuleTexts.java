package org.duetad.core.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.RuleNames;

/** Rules as text, within one program: a rule is one object, and keeps its text. */
final class RuleTexts {

  private static final String OWN = "own.";
  private static final String MATRIX = "matrix.";
  private static final String EACH = "matrix.each(";

  /** User-supplied rules by name. */
  private final Map<String, Primitive> own;

  private final IdentityHashMap<Primitive, String> texts = new IdentityHashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, Primitive> rules = new HashMap<>();

  RuleTexts(Map<String, Primitive> own) {
    this.own = own;
  }

  /** The text of a rule. */
  String of(Primitive rule) {
    String known = texts.get(rule);
    if (known == null) {
      String text = ownName(rule).map(name -> OWN + name).orElseGet(() -> ofLibrary(rule));
      int use = rule instanceof MatrixRule ? 1 : uses.merge(text, 1, Integer::sum);
      known = use == 1 ? text : text + "#" + use;
      texts.put(rule, known);
    }
    return known;
  }

  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  private Optional<String> ownName(Primitive rule) {
    return own.entrySet().stream()
        .filter(entry -> entry.getValue() == rule)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private String ofLibrary(Primitive rule) {
    if (!(rule instanceof MatrixRule ofMatrices)) {
      return RuleNames.text(rule).orElseThrow(() -> unnamed(rule));
    }
    List<Object> parameters = ofMatrices.parameters();
    if (!MatrixRuleNames.isKnown(ofMatrices)) {
      throw unnamed(rule);
    } else if (parameters.isEmpty()) {
      return MATRIX + rule.name();
    } else if (parameters.get(0) instanceof Primitive ofNumbers) {
      return EACH + of(ofNumbers) + ")";
    }
    return parameters.stream()
        .map(p -> p instanceof Double x ? ProgramNumbers.word(x) : p.toString())
        .collect(Collectors.joining(",", MATRIX + rule.name() + "(", ")"));
  }

  private static IllegalArgumentException unnamed(Primitive rule) {
    return new IllegalArgumentException(
        "program text: the rule \""
            + rule.name()
            + "\" has no text, as it is not a named rule of the library; if it is yours, name it:"
            + " ProgramText.plain().with(\"name\", rule); if it is of a derivative, write the program of the"
            + " function, and take derivatives of what is read; sums over rows, implicit functions and"
            + " checkpoints hold code, which has no text");
  }

  /** The rule of a text. */
  Primitive rule(String text) {
    Primitive known = rules.get(text);
    if (known == null) {
      known = made(text);
      rules.put(text, known);
    }
    return known;
  }

  private Primitive made(String text) {
    int number = text.lastIndexOf('#');
    String name =
        number < 0 || !text.substring(number + 1).matches("\\d+")
            ? text
            : text.substring(0, number);
    if (name.startsWith(OWN)) {
      return ownRule(name.substring(OWN.length()));
    } else if (name.startsWith(EACH) && name.endsWith(")")) {
      return each(name, name.substring(EACH.length(), name.length() - 1));
    } else if (name.startsWith(MATRIX)) {
      int at = name.indexOf('(');
      return at < 0 || !name.endsWith(")")
          ? ofMatrices(name, name.substring(MATRIX.length()), List.of())
          : ofMatrices(
              name,
              name.substring(MATRIX.length(), at),
              parameters(name.substring(at + 1, name.length() - 1)));
    }
    return RuleNames.rule(name).orElseThrow(() -> unknown(name));
  }

  /** A rule of numbers, applied to elements or rows. */
  private Primitive each(String text, String ofNumbers) {
    if (ofNumbers.startsWith(MATRIX)) {
      throw unknown(text);
    }
    Primitive each = rule(ofNumbers);
    return ofMatrices(text, each.name(), List.of(each));
  }

  private Primitive ownRule(String name) {
    Primitive rule = own.get(name);
    if (rule == null) {
      throw new IllegalArgumentException(
          "no rule is given for own."
              + name
              + "; supply it: ProgramText.plain().with(\""
              + name
              + "\", rule)"
              + (own.isEmpty() ? "" : "; given are " + own.keySet()));
    }
    return rule;
  }

  private static MatrixRule ofMatrices(String text, String name, List<Object> parameters) {
    return MatrixRuleNames.rule(name, parameters).orElseThrow(() -> unknown(text));
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "no rule \""
            + name
            + "\" in this version of the library; a rule of your own is written own."
            + name);
  }

  private static List<Object> parameters(String inside) {
    List<Object> parameters = new ArrayList<>();
    for (String word : inside.split(",", -1)) {
      if (word.matches("-?\\d{1,9}")) {
        parameters.add(Integer.valueOf(word));
      } else if (word.matches("[a-z]\\w*")) {
        parameters.add(word);
      } else {
        parameters.add(ProgramNumbers.number(word));
      }
    }
    return parameters;
  }
}
