package io.hindcast.tooling.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One method and the probe that is called there. Made by {@link TypeRule}. */
public final class MethodRule {
  /** The name of a constructor. */
  public static final String CONSTRUCTOR = "<init>";

  /** In place of the parameters' types: whatever they are. */
  public static final String ANY_PARAMETERS = "*";

  /** How many arguments a probe can see. */
  public static final int MAX_ARGUMENTS = 3;

  private final String name;
  private final List<String> parameterTypes;
  private int replacedArgument = -1;
  private boolean replacesResult;
  private boolean answersInstead;
  private boolean alongside;
  private @Nullable String probe;

  MethodRule(String name, List<String> parameterTypes) {
    this.name = name;
    this.parameterTypes = parameterTypes;
  }

  /**
   * The body sees what {@code Probe.argument} returns in place of an argument.
   *
   * @param index which one, from 0; one of the first three
   */
  public MethodRule replaceArgument(int index) {
    if (index < 0 || index >= Math.min(MAX_ARGUMENTS, parameterTypes.size())) {
      throw new IllegalArgumentException(
          "index must be that of one of the first "
              + MAX_ARGUMENTS
              + " parameters of "
              + name
              + parameterTypes
              + ": index="
              + index);
    }
    replacedArgument = index;
    return this;
  }

  /** The caller sees what {@code Probe.exit} returns in place of the method's result. */
  public MethodRule replaceResult() {
    replacesResult = true;
    return this;
  }

  /**
   * Where {@code Probe.enter} returns an object, the body does not run and the caller gets that
   * object as the result; {@code Probe.exit} is not called.
   */
  public MethodRule answerInstead() {
    answersInstead = true;
    return this;
  }

  /**
   * Does not by itself make a subtype one to look at; woven where another method does. For a method
   * that very many classes declare, such as {@code run()}: of each of them the super types would be
   * worked out.
   */
  public MethodRule alongside() {
    alongside = true;
    return this;
  }

  /**
   * Names the probe. By its name and not by its class: the module is read where the library, which
   * the probe may extend, is not on the class path.
   *
   * @param className the binary name of a subclass of {@code Probe} in the module's own package
   */
  public void probe(String className) {
    probe = className;
  }

  /** The method's name; {@link #CONSTRUCTOR} for a constructor. */
  public String name() {
    return name;
  }

  /** Its parameters' types as in source, erased; {@link #ANY_PARAMETERS} for whatever they are. */
  public List<String> parameterTypes() {
    return parameterTypes;
  }

  /** Which argument is replaced; -1 for none. */
  public int replacedArgument() {
    return replacedArgument;
  }

  /** Whether the result is replaced. */
  public boolean replacesResult() {
    return replacesResult;
  }

  /** Whether the probe may answer in place of the body. */
  public boolean answersInstead() {
    return answersInstead;
  }

  /** Whether it is woven only where another method of the rule is declared as well. */
  public boolean isAlongside() {
    return alongside;
  }

  /** The probe's class name. Throws where {@link #probe(String)} was not called. */
  public String probe() {
    if (probe == null) {
      throw new IllegalStateException("no probe was named for " + name + parameterTypes);
    }
    return probe;
  }
}
