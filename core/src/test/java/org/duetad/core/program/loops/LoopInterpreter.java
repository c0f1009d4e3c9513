package org.duetad.core.program.loops;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Runs loops statement by statement: the meaning of {@link LoopCode}. */
public final class LoopInterpreter implements LoopFunction {

  private final LoopCode code;

  /** To find methods takes longer than to call them. */
  private final Map<String, Method> found = new ConcurrentHashMap<>();

  /** For some loops. */
  public LoopInterpreter(LoopCode code) {
    this.code = code;
  }

  @Override
  public double run(double[] values, double[] adjoints, double[] kept, Notes notes) {
    Map<Memory, double[]> memories = new EnumMap<>(Memory.class);
    memories.put(Memory.VALUES, values);
    memories.put(Memory.ADJOINTS, adjoints);
    memories.put(Memory.KEPT, kept);
    return new Run(memories, notes, new int[code.loops()]).block(code.body());
  }

  /** That of doubles with a name, which tells how many operands it has. */
  private static Method math(String name) {
    return Arrays.stream(Math.class.getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> Arrays.stream(method.getParameterTypes()).allMatch(double.class::equals))
        .findFirst()
        .orElseThrow(() -> new LinkageError(name));
  }

  private final class Run {

    private final Map<Memory, double[]> memories;
    private final Notes notes;
    private final int[] turns;
    private double[] locals = {};

    Run(Map<Memory, double[]> memories, Notes notes, int[] turns) {
      this.memories = memories;
      this.notes = notes;
      this.turns = turns;
    }

    double block(List<Statement> body) {
      double[] outer = locals;
      locals = new double[Math.max(1, code.locals())];
      Arrays.fill(locals, 1, locals.length, Double.NaN); // Not assigned.
      run(body);
      double result = locals[LoopCode.RESULT];
      locals = outer;
      return result;
    }

    private void run(List<Statement> body) {
      body.forEach(this::run);
    }

    private void run(Statement statement) {
      if (statement instanceof Statement.Assign it) {
        locals[it.local()] = value(it.x());
      } else if (statement instanceof Statement.Write it) {
        at(it.memory())[place(it.index())] = value(it.x());
      } else if (statement instanceof Statement.Increase it) {
        at(it.memory())[place(it.index())] += value(it.x());
      } else if (statement instanceof Statement.Loop it) {
        for (int i = it.from(); i < it.end(); i++) {
          turns[it.variable()] = it.isReversed() ? it.end() - 1 - (i - it.from()) : i;
          run(it.body());
        }
      } else if (statement instanceof Statement.Block it) {
        double result = block(it.body());
        locals[LoopCode.RESULT] += result;
      } else if (statement instanceof Statement.IfNotZero it) {
        if (locals[it.local()] != 0) {
          run(it.body());
        } else if (notes.isFlat()) {
          run(it.otherwise());
        }
      } else if (statement instanceof Statement.Every it) {
        if (turns[it.variable()] % it.period() == 0) {
          run(it.body());
        }
      } else if (statement instanceof Statement.Doubt it) {
        if (!(Math.abs(value(it.x())) <= it.limit())) {
          locals[LoopCode.RESULT] = Double.NaN;
        }
      } else if (statement instanceof Statement.NoteSunk it) {
        if (Math.abs(value(it.product())) < Double.MIN_NORMAL) {
          notes.noteSunk(value(it.x()), value(it.y()));
        }
      } else if (statement instanceof Statement.Check it) {
        check(it, value(it.x()), value(it.y()));
      }
    }

    private void check(Statement.Check it, double x, double y) {
      boolean holds =
          it.relation() != '=' && (it.relation() == '>' ? x > y : x >= y) == it.answer();
      if (!holds) {
        it.exact().apply(x, y, 0);
      }
    }

    private double value(Expression x) {
      if (x instanceof Expression.Literal it) {
        return it.value();
      } else if (x instanceof Expression.Local it) {
        return locals[it.number()];
      } else if (x instanceof Expression.Read it) {
        return at(it.memory())[place(it.index())];
      } else if (x instanceof Expression.Arithmetic it) {
        double a = value(it.x());
        double b = value(it.y());
        return switch (it.operator()) {
          case '+' -> a + b;
          case '-' -> a - b;
          case '*' -> a * b;
          default -> a / b;
        };
      } else if (x instanceof Expression.Negative it) {
        return -value(it.x());
      } else if (x instanceof Expression.MathCall it) {
        return math(it);
      } else if (x instanceof Expression.Call it) {
        double[] all = new double[3];
        for (int k = 0; k < it.operands().size(); k++) {
          all[k] = value(it.operands().get(k));
        }
        return it.function().apply(all[0], all[1], all[2]);
      } else if (x instanceof Expression.Selection it) {
        double c = value(it.c());
        return Double.isNaN(c) ? c : c > 0 ? value(it.x()) : value(it.y());
      } else if (x instanceof Expression.IfNegative it) {
        return value(it.c()) < 0 ? value(it.x()) : value(it.y());
      }
      if (x instanceof Expression.NotedProduct it) {
        return product(value(it.slope()), value(it.adjoint()));
      }
      return notes.note(value(((Expression.Noted) x).x()));
    }

    private double product(double slope, double adjoint) {
      double product = slope * adjoint;
      if (Math.abs(product) < Double.MIN_NORMAL) {
        notes.noteFlat(slope, adjoint);
      }
      return product;
    }

    private double[] at(Memory memory) {
      return Objects.requireNonNull(memories.get(memory));
    }

    private double math(Expression.MathCall call) {
      try {
        Object[] operands = call.operands().stream().map(this::value).toArray();
        return (double)
            found.computeIfAbsent(call.method(), LoopInterpreter::math).invoke(null, operands);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(call.method(), e);
      }
    }

    private int place(Index index) {
      if (index instanceof Index.Affine it) {
        int place = it.base();
        for (Index.Term term : it.terms()) {
          place += term.stride() * turns[term.variable()];
        }
        return place;
      } else if (index instanceof Index.Sections it) {
        int k = 0;
        while (turns[it.variable()] >= it.ends().get(k)) {
          k++;
        }
        return place(it.forms().get(k));
      } else if (index instanceof Index.Table it) {
        return it.places()[place(it.at())];
      }
      Index.Part it = (Index.Part) index;
      int turn = turns[it.variable()];
      return it.base() + (turn < it.end() ? 4 + turn % 64 : turn % 4);
    }
  }
}
