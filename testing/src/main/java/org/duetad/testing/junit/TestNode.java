package org.duetad.testing.junit;

import java.util.Optional;
import org.duetad.testing.DerivativeLaw;
import org.duetad.testing.FunctionAtPoint;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A node in the tree of tests: class, marked member, function at a point, law. */
abstract class TestNode extends AbstractTestDescriptor implements Node<DerivativeTestEngine.Run> {

  private final Type type;

  private TestNode(UniqueId id, String name, @Nullable TestSource source, Type type) {
    super(id, name, source);
    this.type = type;
  }

  @Override
  public Type getType() {
    return type;
  }

  /** Adds a node while tests run, and runs it. */
  final void run(TestNode child, DynamicTestExecutor executor) {
    addChild(child);
    executor.execute(child);
  }

  final TestSource source() {
    return getSource().orElseThrow();
  }

  /** A class. */
  static final class OfClass extends TestNode {

    private final Class<?> tested;

    OfClass(UniqueId id, Class<?> tested) {
      super(id, tested.getSimpleName(), ClassSource.from(tested), Type.CONTAINER);
      this.tested = tested;
    }

    Class<?> type() {
      return tested;
    }

    @Override
    public String getLegacyReportingName() {
      return tested.getName();
    }
  }

  /** A marked field or method, or the folder of programs that failed once. */
  static final class OfMember extends TestNode {

    private final MarkedMember member;

    OfMember(UniqueId id, MarkedMember member) {
      super(
          id,
          member.name(),
          MethodSource.from(member.tested().getName(), member.name()),
          Type.CONTAINER);
      this.member = member;
    }

    @Override
    public boolean mayRegisterTests() {
      return true;
    }

    @Override
    public DerivativeTestEngine.Run execute(
        DerivativeTestEngine.Run run, DynamicTestExecutor executor) {
      int number = 0;
      for (MarkedMember.Point point : member.points()) {
        UniqueId id = getUniqueId().append("point", String.valueOf(number++));
        run(new OfPoint(id, point, source()), executor);
      }
      return run;
    }
  }

  /** A function at a point. */
  private static final class OfPoint extends TestNode {

    private final FunctionAtPoint at;

    /** Whether the first law holds, without which the others mean nothing. */
    private boolean isTestable = true;

    OfPoint(UniqueId id, MarkedMember.Point point, TestSource source) {
      super(id, point.name(), source, Type.CONTAINER);
      this.at = point.at();
    }

    @Override
    public DerivativeTestEngine.Run execute(
        DerivativeTestEngine.Run run, DynamicTestExecutor executor) {
      int number = 0;
      for (DerivativeLaw law : at.laws()) {
        UniqueId id = getUniqueId().append("law", String.valueOf(number++));
        run(new OfLaw(id, law, this), executor);
      }
      return run;
    }
  }

  /** A law of a function at a point. */
  private static final class OfLaw extends TestNode {

    private final DerivativeLaw law;
    private final OfPoint point;

    OfLaw(UniqueId id, DerivativeLaw law, OfPoint point) {
      super(id, law.name(), point.source(), Type.TEST);
      this.law = law;
      this.point = point;
    }

    @Override
    public SkipResult shouldBeSkipped(DerivativeTestEngine.Run run) {
      return point.isTestable
          ? SkipResult.doNotSkip()
          : SkipResult.skip("the function cannot be tested here, see the first test of this point");
    }

    @Override
    public String getLegacyReportingName() {
      Optional<String> point = getParent().map(TestDescriptor::getDisplayName);
      Optional<String> member =
          getParent().flatMap(TestDescriptor::getParent).map(TestDescriptor::getDisplayName);
      return member.orElse("") + ", " + point.orElse("") + ": " + law.name();
    }

    @Override
    public DerivativeTestEngine.Run execute(
        DerivativeTestEngine.Run run, DynamicTestExecutor executor) {
      boolean isFirst = point.getChildren().size() == 1;
      try {
        law.check();
      } catch (AssertionError e) {
        point.isTestable &= !isFirst;
        throw e;
      }
      return run;
    }
  }
}
