package io.hindcast.tooling.weave;

import java.util.function.UnaryOperator;

/** A class of an application that is deployed more than once. */
public final class Deployed implements UnaryOperator<Object> {
  /** For loaders. */
  public Deployed() {}

  @Override
  public Object apply(Object text) {
    return "<" + text + ">";
  }

  /** An instance of this class as another loader has it. */
  @SuppressWarnings("unchecked")
  static UnaryOperator<Object> in(ClassLoader loader) {
    try {
      return (UnaryOperator<Object>)
          loader.loadClass(Deployed.class.getName()).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException unexpected) {
      throw new LinkageError("Deployed cannot be used", unexpected);
    }
  }
}
