package io.hindcast.tooling.weave;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.Removal;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.assign.TypeCasting;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;

/** What stands behind {@link AsResult}: a cast whose outcome is dropped. */
final class ResultCast implements Advice.OffsetMapping, Advice.OffsetMapping.Factory<AsResult> {
  @Override
  public Class<AsResult> getAnnotationType() {
    return AsResult.class;
  }

  @Override
  public Advice.OffsetMapping make(
      ParameterDescription.InDefinedShape target,
      AnnotationDescription.Loadable<AsResult> annotation,
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
    TypeDefinition result = method.getReturnType().asErasure().asBoxed();
    return new WriteOnly(
        result.represents(void.class)
            ? Removal.SINGLE
            : new StackManipulation.Compound(TypeCasting.to(result), Removal.SINGLE));
  }

  private record WriteOnly(StackManipulation write) implements Target {
    @Override
    public StackManipulation resolveRead() {
      return NullConstant.INSTANCE;
    }

    @Override
    public StackManipulation resolveWrite() {
      return write;
    }

    @Override
    public StackManipulation resolveIncrement(int value) {
      throw new IllegalStateException("an object is not incremented");
    }
  }
}
