package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.ProbeTable;
import java.util.HashMap;
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

/**
 * Fills the number of a method's slot into the shims, so that one advice object for each shape
 * serves all methods: parsing a shim for each woven method would cost more than the weaving.
 *
 * <p>The numbers of the class that a thread weaves right now are in a {@link ThreadLocal}: threads
 * weave at the same time, with the same advice objects.
 */
final class SlotNumbers
    implements Advice.OffsetMapping, Advice.OffsetMapping.Factory<Slot>, Advice.ExceptionHandler {
  private static final MethodDescription FAILED = failedMethod();

  // By signature: a bridge has the parameters of another method at times, but is never woven.
  private final ThreadLocal<Map<String, Integer>> numbers = ThreadLocal.withInitial(HashMap::new);

  private static MethodDescription failedMethod() {
    try {
      return new MethodDescription.ForLoadedMethod(
          ProbeTable.class.getMethod("failed", Throwable.class, int.class));
    } catch (NoSuchMethodException impossible) {
      throw new LinkageError("the boot path and the agent do not fit together", impossible);
    }
  }

  /** The numbers for the class that the calling thread weaves; cleared when it is done. */
  Map<String, Integer> ofThisThread() {
    return numbers.get();
  }

  private StackManipulation number(MethodDescription method) {
    String descriptor = method.asDefined().getDescriptor();
    String signature =
        method.getInternalName() + descriptor.substring(0, descriptor.indexOf(')') + 1);
    Integer slot = numbers.get().get(signature);
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
