package io.hindcast.tooling.index;

/**
 * Something of its library that a probe's code uses.
 *
 * @param owner the internal name of the type
 * @param name the name of the method or field; empty where only the type is used
 * @param descriptor the descriptor of the method or field; empty where only the type is used
 */
public record Reference(String owner, String name, String descriptor) {
  /** Whether only the type is used. */
  public boolean isType() {
    return name.isEmpty();
  }

  /** Whether it is a method, as opposed to a field or a type. */
  public boolean isMethod() {
    return descriptor.startsWith("(");
  }

  /** As a person would write it. */
  @Override
  public String toString() {
    String type = owner.replace('/', '.');
    return isType() ? type : type + "." + name + (isMethod() ? descriptor : "");
  }
}
