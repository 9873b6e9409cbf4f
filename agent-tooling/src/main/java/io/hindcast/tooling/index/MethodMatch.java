package io.hindcast.tooling.index;

/**
 * One method to weave and the probe to call there.
 *
 * @param name its name; {@code <init>} for a constructor
 * @param parameters its parameters as in a descriptor, with the parentheses: {@code
 *     (Ljava/lang/String;I)}; {@link #ANY_PARAMETERS} for whatever they are
 * @param replacedArgument which argument the probe replaces; -1 for none
 * @param replacesResult whether the probe replaces the result
 * @param answersInstead whether the probe may answer in place of the body
 * @param alongside whether a subtype has to declare another method of the match to be one
 * @param probe the binary name of the probe's class
 */
public record MethodMatch(
    String name,
    String parameters,
    int replacedArgument,
    boolean replacesResult,
    boolean answersInstead,
    boolean alongside,
    String probe) {
  /** In no descriptor. */
  static final String ANY_PARAMETERS = "(*)";

  /** A method that makes a subtype one to look at. */
  public MethodMatch(
      String name,
      String parameters,
      int replacedArgument,
      boolean replacesResult,
      boolean answersInstead,
      String probe) {
    this(name, parameters, replacedArgument, replacesResult, answersInstead, false, probe);
  }

  /** The signature that stands for every constructor. */
  public static final String ANY_CONSTRUCTOR = "<init>" + ANY_PARAMETERS;

  /** Name and parameters in one: what tells methods of a class apart, but for bridges. */
  public String signature() {
    return name + parameters;
  }
}
