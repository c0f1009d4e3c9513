package org.duetad.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.StringTokenizer;
import java.util.TreeMap;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.AppliedMatrices;
import org.duetad.core.program.instruction.Guard;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.program.instruction.Literal;
import org.duetad.core.program.instruction.Relation;
import org.duetad.core.program.instruction.ValueRead;
import org.duetad.core.program.instruction.Values;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/** The program that the lines of a text make, one after the other. */
final class ProgramLines {

  private static final String AT = " at ";

  /** Of the number of a slot. */
  private static final int MOST_DIGITS = 9;

  private final RuleTexts rules;
  private final InstructionWriter code = new InstructionWriter();
  private final List<Object> point = new ArrayList<>();
  private final BitSet matrices = new BitSet();

  /** The instructions, and the lines on which they are. */
  private final List<Instruction> instructions = new ArrayList<>();

  private final List<Integer> numbers = new ArrayList<>();
  private final NavigableMap<Integer, String> names = new TreeMap<>();

  ProgramLines(RuleTexts rules) {
    this.rules = rules;
  }

  /** A fault on an earlier line. */
  static final class Wrong extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int line;

    private Wrong(int line, String message, Throwable cause) {
      super(message, cause);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  boolean isEmpty() {
    return code.slots() == 0;
  }

  /** Reads a line; the program, if that was the last one. */
  @Nullable Program read(int number, String line) {
    if (line.equals("return") || line.startsWith("return ")) {
      return program(slots(words(line.substring("return".length()))));
    } else if (line.startsWith("guard ")) {
      add(number, guard(line), 0);
    } else if (line.startsWith("value ")) {
      add(number, value(line), 0);
    } else if (line.startsWith("name ")) {
      name(line);
    } else if (line.startsWith("get(")) {
      assigned(number, 0, words(line)); // Of an empty matrix.
    } else {
      int equals = line.indexOf(" = ");
      if (equals < 0) {
        throw new IllegalArgumentException(
            "\"" + line + "\" is neither \"%n = operation ...\" nor a guard, value or return");
      }
      int results = results(words(line.substring(0, equals)));
      assigned(number, results, words(line.substring(equals + " = ".length())));
    }
    return null;
  }

  /** The words before a comment. */
  private static String[] words(String text) {
    int comment = text.indexOf(" #");
    StringTokenizer words = new StringTokenizer(comment < 0 ? text : text.substring(0, comment));
    String[] all = new String[words.countTokens()];
    Arrays.setAll(all, i -> words.nextToken());
    return all;
  }

  /** How many results there are, which must fill the next slots. */
  private int results(String[] words) {
    for (int i = 0; i < words.length; i++) {
      int expected = code.slots() + i;
      if (slot(words[i]) != expected) {
        throw new IllegalArgumentException(
            "\""
                + words[i]
                + "\" where the next result is %"
                + expected
                + "; number consecutively");
      }
    }
    return words.length;
  }

  /** The number of a slot, or -1. */
  private static int slot(String word) {
    int length = word.length();
    if (length < 2 || length > MOST_DIGITS + 1 || word.charAt(0) != '%') {
      return -1;
    }
    int slot = 0;
    for (int i = 1; i < length; i++) {
      int digit = word.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      slot = 10 * slot + digit;
    }
    return slot;
  }

  private void assigned(int number, int results, String[] words) {
    String[] rest = Arrays.copyOfRange(words, 1, words.length);
    if (words[0].equals("input")) {
      requireOne(results);
      input(ProgramNumbers.value(rest));
    } else if (words[0].equals("constant")) {
      requireOne(results);
      add(number, new Literal(ProgramNumbers.value(rest), code.slots()), results);
    } else {
      add(number, applied(words[0], slots(rest), results), results);
    }
  }

  private void input(Object value) {
    if (code.size() > 0) {
      throw new IllegalArgumentException("an input after instructions; write inputs first");
    }
    point.add(value);
    matrices.set(code.input(), value instanceof Matrix);
  }

  private void add(int number, Instruction instruction, int results) {
    if (point.isEmpty()) {
      throw new IllegalArgumentException("an instruction before inputs; write at least one input");
    }
    int first = code.add(instruction);
    if (results > 0) {
      matrices.set(first, first + results, instruction.makesMatrices());
    }
    instructions.add(instruction);
    numbers.add(number);
  }

  private Instruction applied(String operation, int[] x, int results) {
    int to = code.slots();
    if (operation.startsWith("get(") && operation.matches("get\\(\\d{1,9}\\)")) {
      requireCount(operation, Arity.exactly(1), x, true);
      return new AppliedMatrices.Elements(x[0], sizes(operation)[0], to, results);
    } else if (operation.startsWith("matrix(")
        && operation.matches("matrix\\(\\d{1,9},\\d{1,9}\\)")) {
      int[] shape = sizes(operation);
      requireOne(results);
      requireElements(operation, shape, x);
      return new AppliedMatrices.OfScalars(shape[0], shape[1], x, to);
    }
    Primitive rule = rules.rule(operation);
    if (rule instanceof MatrixRule it) {
      requireCount(operation, Arity.ANY, x, true);
      return new AppliedMatrices.OfRule(it, x, to, results);
    } else if (rule instanceof GeneralRule it) {
      requireCount(operation, it.arity(), x, false);
      return new Applied.General(it, x, to, results);
    }
    requireOne(results);
    if (rule instanceof UnaryRule it) {
      requireCount(operation, Arity.exactly(1), x, false);
      return new Applied.Unary(it, x[0], to);
    } else if (rule instanceof BinaryRule it) {
      requireCount(operation, Arity.exactly(2), x, false);
      return new Applied.Binary(it, x[0], x[1], to);
    } else if (rule instanceof Reduction it) {
      requireCount(operation, it.arity(), x, false);
      return new Applied.Reduced(it, x, to);
    }
    throw new IllegalArgumentException(
        operation + " is a " + rule.getClass().getName() + ", which is not a kind of rule");
  }

  private static int[] sizes(String operation) {
    String inside = operation.substring(operation.indexOf('(') + 1, operation.length() - 1);
    return Arrays.stream(inside.split(",", -1)).mapToInt(Integer::parseInt).toArray();
  }

  private static void requireOne(int results) {
    if (results != 1) {
      throw new IllegalArgumentException(results + " results of an operation that has one");
    }
  }

  private void requireElements(String operation, int[] shape, int[] x) {
    if ((long) shape[0] * shape[1] != x.length) {
      throw new IllegalArgumentException(operation + " of " + x.length + " operands; write all");
    }
    requireCount(operation, Arity.ANY, x, false);
  }

  private void requireCount(String operation, Arity arity, int[] x, boolean isOfMatrices) {
    if (!arity.allows(x.length)) {
      throw new IllegalArgumentException(
          operation + " of " + x.length + " operands, but it takes " + arity);
    }
    for (int slot : x) {
      if (matrices.get(slot) != isOfMatrices) {
        throw new IllegalArgumentException(
            operation
                + " takes "
                + (isOfMatrices ? "matrices, and %" : "numbers, and %")
                + slot
                + (isOfMatrices ? " is a number" : " is a matrix"));
      }
    }
  }

  private Guard guard(String line) {
    int at = at(line);
    String[] words = words(line.substring(0, at));
    Relation relation =
        Arrays.stream(Relation.values())
            .filter(each -> words.length == 5 && each.toString().equals(words[2]))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "not a condition; write guard %1 > %2 true at line"));
    int[] x = slots(words[1], words[3]);
    requireCount("guard", Arity.exactly(2), x, false);
    return new Guard(
        relation, x[0], x[1], answer(relation, words[4]), line.substring(at + AT.length()));
  }

  private static int answer(Relation relation, String word) {
    boolean isOrder = relation == Relation.ORDER;
    if (!word.matches(isOrder ? "-1|0|1" : "true|false")) {
      throw new IllegalArgumentException(
          "\""
              + word
              + "\" is not a result of "
              + relation
              + (isOrder ? ": -1, 0 or 1" : ": true or false"));
    }
    return isOrder ? Integer.parseInt(word) : word.equals("true") ? 1 : 0;
  }

  private ValueRead value(String line) {
    int at = at(line);
    String[] words = words(line.substring(0, at));
    if (words.length < 3 || !words[2].equals("is")) {
      throw new IllegalArgumentException("not a condition; write value %1 is number at line");
    }
    double[] values = Arrays.stream(words).skip(3).mapToDouble(ProgramNumbers::number).toArray();
    return new ValueRead(slots(words[1])[0], values, line.substring(at + AT.length()));
  }

  private void name(String line) {
    String[] parts = line.split(" ", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("no name; write name %1 and a word");
    }
    Arguments.name("name", parts[2]);
    names.put(slots(parts[1])[0], parts[2]);
  }

  private static int at(String line) {
    int at = line.indexOf(AT);
    if (at < 0) {
      throw new IllegalArgumentException(
          "a condition without its source line; end with \" at ...\"");
    }
    return at;
  }

  private int[] slots(String... words) {
    int[] slots = new int[words.length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = slot(words[i]);
      if (slots[i] < 0) {
        throw new IllegalArgumentException(
            "\"" + words[i] + "\" is not a slot; write one as in %3");
      }
      if (slots[i] >= code.slots()) {
        throw new IllegalArgumentException(
            words[i] + " is not assigned; slots so far are %0 to %" + (code.slots() - 1));
      }
    }
    return slots;
  }

  private Program program(int[] outputs) {
    Program program = new Program(point.toArray(), code.arrays(), outputs);
    requireHolding(program);
    return program.named(names);
  }

  /** Evaluates the program at its point, where it was recorded. */
  private void requireHolding(Program program) {
    Values values = new Values(program.slots());
    values.put(0, program.point());
    for (int k = 0; k < instructions.size(); k++) {
      try {
        instructions.get(k).evaluate(values);
      } catch (RuntimeException e) {
        throw new Wrong(
            numbers.get(k), "cannot be evaluated at the program's point: " + e.getMessage(), e);
      }
    }
  }
}
