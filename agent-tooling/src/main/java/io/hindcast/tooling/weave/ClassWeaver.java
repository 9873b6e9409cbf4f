package io.hindcast.tooling.weave;

import io.hindcast.tooling.index.MethodMatch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Puts shims into methods of one class file, by Byte Buddy. The only class that knows it, with
 * {@link SlotNumbers} and the shims. Thread safety: any number of threads at once.
 */
final class ClassWeaver {
  private final SlotNumbers slotNumbers = new SlotNumbers();
  private final Map<Shape, Advice> advices = new EnumMap<>(Shape.class);
  private final ClassFileLocator ownClasses;
  private final ByteBuddy byteBuddy =
      new ByteBuddy()
          .with(TypeValidation.DISABLED)
          .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
          .with(Implementation.Context.Disabled.Factory.INSTANCE);

  ClassWeaver() {
    ClassLoader own = ClassWeaver.class.getClassLoader();
    ownClasses =
        new ClassFileLocator.Compound(
            ClassFileLocator.ForClassLoader.of(own),
            ClassFileLocator.ForClassLoader.ofBootLoader());
  }

  /** One method and the slot of its probe. */
  record Site(MethodMatch method, int slot) {
    /** Not by equals: that of a record starts the JDK's method handles, some 50 ms of CPU. */
    boolean isSame(Site other) {
      return slot == other.slot
          && method.name().equals(other.method.name())
          && method.parameters().equals(other.method.parameters());
    }
  }

  private record These(List<MethodDescription> methods)
      implements ElementMatcher<MethodDescription> {
    @Override
    public boolean matches(@Nullable MethodDescription method) {
      return methods.contains(method);
    }
  }

  /**
   * Weaves.
   *
   * @param name the class's internal name
   * @param bytes its class file
   * @param sites what to weave; two sites of one method lie in each other, the first one outermost
   * @return the new class file; null where the class has a body for none of the methods
   */
  byte @Nullable [] weave(String name, byte[] bytes, List<Site> sites) {
    byte[] woven = null;
    List<Site> left = sites;
    while (!left.isEmpty()) {
      // Shims are told apart by their method: a second one for the same method needs another pass.
      Map<String, Site> pass = new HashMap<>();
      List<Site> later = new ArrayList<>();
      for (int i = left.size() - 1; i >= 0; i--) {
        Site site = left.get(i);
        if (pass.putIfAbsent(site.method().signature(), site) != null) {
          later.add(0, site);
        }
      }
      byte[] next = weaveOnce(name, woven == null ? bytes : woven, pass);
      woven = next == null ? woven : next;
      left = later;
    }
    return woven;
  }

  private byte @Nullable [] weaveOnce(String name, byte[] bytes, Map<String, Site> sites) {
    String dotted = name.replace('/', '.');
    TypePool pool = new NamesOnlyPool(dotted, bytes);
    TypeDescription type = pool.describe(dotted).resolve();
    DynamicType.Builder<?> builder =
        byteBuddy.decorate(type, ClassFileLocator.Simple.of(dotted, bytes));
    Map<Shape, List<MethodDescription>> byShape = new EnumMap<>(Shape.class);
    Map<String, Integer> numbers = new HashMap<>();
    for (MethodDescription method : type.getDeclaredMethods()) {
      Site site = sites.get(signature(method));
      if (site != null && hasBody(method)) {
        Shape shape = Shape.of(site.method());
        List<MethodDescription> ofShape = byShape.get(shape);
        if (ofShape == null) {
          ofShape = new ArrayList<>();
          byShape.put(shape, ofShape);
        }
        ofShape.add(method);
        numbers.put(site.method().signature(), site.slot());
      }
    }
    if (byShape.isEmpty()) {
      return null;
    }
    for (Map.Entry<Shape, List<MethodDescription>> entry : byShape.entrySet()) {
      builder =
          builder.visit(
              new AsmVisitorWrapper.ForDeclaredMethods()
                  .invokable(new These(entry.getValue()), advice(entry.getKey())));
    }
    slotNumbers.begin(numbers);
    try {
      return builder.make(TypeResolutionStrategy.Disabled.INSTANCE, pool).getBytes();
    } finally {
      slotNumbers.end();
    }
  }

  private synchronized Advice advice(Shape shape) {
    Advice advice = advices.get(shape);
    if (advice == null) {
      advice =
          Advice.withCustomMapping()
              .bind(slotNumbers)
              .bind(new ResultCast())
              .to(shape.enter, shape.exit, ownClasses)
              .withExceptionHandler(slotNumbers);
      advices.put(shape, advice);
    }
    return advice;
  }

  // A bridge only calls the method that is woven already.
  private static boolean hasBody(MethodDescription method) {
    return !method.isAbstract() && !method.isNative() && !method.isBridge();
  }

  private static String signature(MethodDescription method) {
    String descriptor = method.asDefined().getDescriptor();
    return method.getInternalName() + descriptor.substring(0, descriptor.indexOf(')') + 1);
  }
}
