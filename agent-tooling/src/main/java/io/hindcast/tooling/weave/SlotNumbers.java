package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.ProbeTable;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Fills the number of a method's slot into the shims, so that one advice object for each shape
 * serves all methods: parsing a shim for each woven method would cost more than the weaving.
 *
 * <p>The numbers of the class that a thread weaves right now are in a {@link ThreadLocal}: threads
 * weave at the same time, with the same advice objects. One thread never weaves two classes at
 * once: the JVM hands a thread's transformer nothing while it is busy.
 */
final class SlotNumbers
    implements Advice.OffsetMapping, Advice.OffsetMapping.Factory<Slot>, Advice.ExceptionHandler {
  private static final MethodDescription FAILED = failedMethod();

  // By signature: a bridge has the parameters of another method at times, but is never woven.
  private static final ThreadLocal<@Nullable Map<String, Integer>> NUMBERS = new ThreadLocal<>();

  private static MethodDescription failedMethod() {
    try {
      return new MethodDescription.ForLoadedMethod(
          ProbeTable.class.getMethod("failed", Throwable.class, int.class));
    } catch (NoSuchMethodException impossible) {
      throw new LinkageError("the boot path and the agent do not fit together", impossible);
    }
  }

  /** The calling thread begins to weave a class with these numbers, by signature. */
  void begin(Map<String, Integer> numbers) {
    NUMBERS.set(numbers);
  }

  /** The calling thread is done: it is the application's, nothing is left in it. */
  void end() {
    NUMBERS.remove();
  }

  private StackManipulation number(MethodDescription method) {
    String descriptor = method.asDefined().getDescriptor();
    String signature =
        method.getInternalName() + descriptor.substring(0, descriptor.indexOf(')') + 1);
    Map<String, Integer> current = NUMBERS.get();
    Integer slot = current == null ? null : current.get(signature);
    if (slot == null) {
      throw new IllegalStateException("no slot for " + signature);
    }
    return IntegerConstant.forValue(slot);
  }

  @Override
  public Class<Slot> getAnnotationType() {
    return Slot.class;
  }

  @Override
  public Advice.OffsetMapping make(
      ParameterDescription.InDefinedShape target,
      AnnotationDescription.Loadable<Slot> annotation,
      AdviceType adviceType) {
    return this;
  }

  @Override
  public Target resolve(
      TypeDescription type,
      MethodDescription method,
      Assigner assigner,
      Advice.ArgumentHandler argumentHandler,
      Sort sort) {
    return new Target.ForStackManipulation(number(method));
  }

  @Override
  public StackManipulation resolve(MethodDescription method, TypeDescription type) {
    // The throwable lies on the stack already.
    return new StackManipulation.Compound(number(method), MethodInvocation.invoke(FAILED));
  }
}
