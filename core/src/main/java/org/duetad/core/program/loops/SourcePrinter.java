package org.duetad.core.program.loops;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints loops as statements of Java or C on arrays: x, v and kept, and the adjoints xBar and vBar.
 */
final class SourcePrinter {

  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int UNARY = 3;

  private final SourcePlaces places;
  private final SourceNames names;
  private final Syntax syntax;
  private final StringBuilder text = new StringBuilder();

  /** Methods for blocks, or null if these are written where they are. */
  private final @Nullable List<String> methods;

  /** What begins a block's variables, so that no two are alike. */
  private int first;

  private int largest;
  private int indent;

  /** The variables declared in each scope. */
  private final Deque<Set<Integer>> scopes = new ArrayDeque<>();

  /** A remark for the next line. */
  private @Nullable String remark;

  SourcePrinter(
      SourcePlaces places,
      SourceNames names,
      Syntax syntax,
      int indent,
      @Nullable List<String> methods) {
    this.methods = methods;
    this.syntax = syntax;
    this.places = places;
    this.names = names;
    this.indent = indent;
    scopes.push(new HashSet<>());
  }

  /** What was printed. */
  String text() {
    return text.toString();
  }

  void print(List<Statement> body) {
    body.forEach(this::print);
  }

  private void print(Statement statement) {
    if (statement instanceof Statement.Assign it) {
      print(it);
    } else if (statement instanceof Statement.Write it) {
      line(places.text(it.memory(), it.index()) + " = " + text(it.x(), 0) + ";");
    } else if (statement instanceof Statement.Increase it) {
      line(places.text(it.memory(), it.index()) + " += " + text(it.x(), 0) + ";");
    } else if (statement instanceof Statement.Loop it) {
      print(it);
    } else if (statement instanceof Statement.Block it) {
      block(it);
    } else if (statement instanceof Statement.IfNotZero it) {
      nested("if (" + local(it.local()) + " != 0) {", it.body());
    } else if (statement instanceof Statement.Every it) {
      String i = SourcePlaces.variable(it.variable());
      nested("if (" + i + " % " + it.period() + " == 0) {", it.body());
    } else if (statement instanceof Statement.Check it) {
      print(it);
    } else if (statement instanceof Statement.Comment it) {
      remark = it.text();
    }
  }

  private void block(Statement.Block block) {
    if (methods == null) {
      first = largest;
      print(block.body());
      return;
    }
    List<String> turns = places.variables();
    String name = "block" + methods.size();
    methods.add("");
    int number = methods.size() - 1;
    SourcePrinter body = new SourcePrinter(places, names, syntax, syntax.indent(), methods);
    body.print(block.body());
    String more = turns.stream().map(i -> ", int " + i).collect(Collectors.joining());
    methods.set(number, syntax.block(name, more, body.text()));
    line(syntax.blockCall(name, turns));
  }

  private void print(Statement.Assign it) {
    boolean isNew = scopes.stream().noneMatch(scope -> scope.contains(first + it.local()));
    String value = text(it.x(), 0);
    if (isNew) {
      scopes.getFirst().add(first + it.local());
      largest = Math.max(largest, first + it.local());
    }
    line((isNew ? "double " : "") + local(it.local()) + " = " + value + ";");
  }

  private void print(Statement.Loop it) {
    String i = SourcePlaces.variable(it.variable());
    places.enter(it);
    nested(
        it.isReversed()
            ? "for (int "
                + i
                + " = "
                + (it.end() - 1)
                + "; "
                + i
                + " >= "
                + it.from()
                + "; "
                + i
                + "--) {"
            : "for (int "
                + i
                + " = "
                + it.from()
                + "; "
                + i
                + " < "
                + it.end()
                + "; "
                + i
                + "++) {",
        it.body());
    places.leave(it);
  }

  private void print(Statement.Check it) {
    String sign = it.relation() == '>' ? " > " : it.relation() == 'g' ? " >= " : " == ";
    String holds = text(it.x(), UNARY) + sign + text(it.y(), UNARY);
    line("if (" + (it.answer() ? "!(" + holds + ")" : holds) + ") {");
    line("  " + syntax.otherBranch(it.line()));
    line("}");
  }

  private void nested(String head, List<Statement> body) {
    line(head);
    indent += 2;
    scopes.push(new HashSet<>());
    print(body);
    scopes.pop();
    indent -= 2;
    line("}");
  }

  private void line(String line) {
    text.append(" ".repeat(indent)).append(line);
    if (remark != null) {
      text.append(" // ").append(remark);
      remark = null;
    }
    text.append('\n');
  }

  private String local(int number) {
    return "t" + (first + number);
  }

  /** In parentheses if it binds no tighter than what it is in. */
  private String text(Expression x, int outer) {
    if (x instanceof Expression.Literal it) {
      return syntax.number(it.value());
    } else if (x instanceof Expression.Local it) {
      return local(it.number());
    } else if (x instanceof Expression.Read it) {
      return places.text(it.memory(), it.index());
    } else if (x instanceof Expression.Arithmetic it) {
      int own = it.operator() == '+' || it.operator() == '-' ? SUM : PRODUCT;
      String all = text(it.x(), own - 1) + " " + it.operator() + " " + text(it.y(), own);
      return own <= outer ? "(" + all + ")" : all;
    } else if (x instanceof Expression.Negative it) {
      return "(-" + text(it.x(), UNARY) + ")";
    } else if (x instanceof Expression.MathCall it) {
      return names.math(it) + arguments(it.operands());
    } else if (x instanceof Expression.Call it) {
      return names.method(it) + arguments(it.operands());
    } else if (x instanceof Expression.Selection it) {
      String c = text(it.c(), UNARY);
      return "("
          + c
          + " > 0 ? "
          + text(it.x(), 0)
          + " : "
          + c
          + " <= 0 ? "
          + text(it.y(), 0)
          + " : "
          + c
          + ")";
    } else if (x instanceof Expression.IfNegative it) {
      return "("
          + text(it.c(), UNARY)
          + " < 0 ? "
          + text(it.x(), 0)
          + " : "
          + text(it.y(), 0)
          + ")";
    }
    return text(((Expression.Noted) x).x(), outer);
  }

  private String arguments(List<Expression> operands) {
    return operands.stream().map(x -> text(x, 0)).collect(Collectors.joining(", ", "(", ")"));
  }
}
