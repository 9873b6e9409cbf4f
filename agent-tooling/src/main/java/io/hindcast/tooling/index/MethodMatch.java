package io.hindcast.tooling.index;

/**
 * One method to weave and the probe to call there.
 *
 * @param name its name; {@code <init>} for a constructor
 * @param parameters its parameters as in a descriptor, with the parentheses: {@code
 *     (Ljava/lang/String;I)}
 * @param replacedArgument which argument the probe replaces; -1 for none
 * @param replacesResult whether the probe replaces the result
 * @param answersInstead whether the probe may answer in place of the body
 * @param probe the binary name of the probe's class
 */
public record MethodMatch(
    String name,
    String parameters,
    int replacedArgument,
    boolean replacesResult,
    boolean answersInstead,
    String probe) {

  /** Name and parameters in one: what tells methods of a class apart, but for bridges. */
  public String signature() {
    return name + parameters;
  }
}
