package org.duetad.testing.junit;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.discovery.SelectorResolver;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/**
 * Tests the functions that are marked {@link DerivativeTest}, and what {@link Replay} names, in any
 * class. JUnit's platform finds it as a service, beside JUnit Jupiter and jqwik, neither of which
 * takes a test that is a field, or a method that returns a function.
 */
public final class DerivativeTestEngine extends HierarchicalTestEngine<DerivativeTestEngine.Run> {

  private static final String CLASS = "class";
  private static final String MEMBER = "member";

  /** One run of the engine; its tests share nothing. */
  public static final class Run implements EngineExecutionContext {

    private Run() {}
  }

  /** For JUnit's platform. */
  public DerivativeTestEngine() {}

  @Override
  public String getId() {
    return "duet";
  }

  @Override
  protected Run createExecutionContext(ExecutionRequest request) {
    return new Run();
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    EngineDescriptor engine = new EngineDescriptor(id, "Duet");
    EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
        .addClassContainerSelectorResolver(type -> !MarkedMember.of(type).isEmpty())
        .addSelectorResolver(context -> new Members(context.getClassNameFilter()))
        .build()
        .resolve(request, engine);
    return engine;
  }

  /** Finds classes, and their marked members. */
  private record Members(Predicate<String> wanted) implements SelectorResolver {

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
      Class<?> type = selector.getJavaClass();
      if (MarkedMember.of(type).isEmpty() || !wanted.test(type.getName())) {
        return Resolution.unresolved();
      }
      return context
          .addToParent(
              parent ->
                  Optional.of(
                      new TestNode.OfClass(
                          parent.getUniqueId().append(CLASS, type.getName()), type)))
          .map(found -> Resolution.match(Match.exact(found, () -> members(type))))
          .orElseGet(Resolution::unresolved);
    }

    /** Also fields are named by selectors of methods. */
    private static Set<? extends DiscoverySelector> members(Class<?> type) {
      return MarkedMember.of(type).stream()
          .map(member -> DiscoverySelectors.selectMethod(type, member.name()))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
      return member(selector.getJavaClass(), selector.getMethodName(), context);
    }

    /** The id of a law or of a point selects the member. */
    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
      Optional<ClassSelector> type =
          segment(selector.getUniqueId(), CLASS).map(DiscoverySelectors::selectClass);
      Optional<String> member = segment(selector.getUniqueId(), MEMBER);
      if (type.isEmpty()) {
        return Resolution.unresolved();
      }
      return member.isPresent()
          ? member(type.get().getJavaClass(), member.get(), context)
          : resolve(type.get(), context);
    }

    private static Optional<String> segment(UniqueId id, String type) {
      return id.getSegments().stream()
          .filter(segment -> segment.getType().equals(type))
          .map(UniqueId.Segment::getValue)
          .findFirst();
    }

    private static Resolution member(Class<?> type, String name, Context context) {
      return MarkedMember.of(type).stream()
          .filter(member -> member.name().equals(name))
          .findFirst()
          .flatMap(
              member ->
                  context.addToParent(
                      () -> DiscoverySelectors.selectClass(type),
                      parent ->
                          Optional.of(
                              new TestNode.OfMember(
                                  parent.getUniqueId().append(MEMBER, name), member))))
          .map(found -> Resolution.match(Match.exact(found)))
          .orElseGet(Resolution::unresolved);
    }
  }
}
