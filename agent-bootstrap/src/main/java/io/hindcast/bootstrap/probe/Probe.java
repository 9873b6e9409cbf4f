package io.hindcast.bootstrap.probe;

import org.jspecify.annotations.Nullable;

/**
 * What an instrumentation does at a woven method.
 *
 * <p>A subclass lives in the loader of its instrumentation's library, has a public constructor
 * without parameters, is created once for each application class loader and is called by many
 * threads at once: it keeps no state of a call in itself. Whatever it throws is swallowed by the
 * woven code and counted by {@link ProbeTable#failed}; the application never sees it.
 *
 * <p>An abstract class and not an interface: the call then needs no interface table search while
 * the code is still interpreted.
 */
public abstract class Probe {
  /** Records nothing; what a slot holds before it is used and after it was switched off. */
  public static final Probe NOOP = new Probe() {};

  /** For subclasses. */
  protected Probe() {}

  /**
   * Called before the method's body.
   *
   * @param self the object whose method it is; null for a static method and in a constructor, where
   *     it does not exist yet
   * @param a0 the first argument (boxed when primitive), null where the method has none or the rule
   *     asks for fewer
   * @param a1 the second argument, likewise
   * @param a2 the third argument, likewise
   * @return the state of this call, handed to {@link #argument} and {@link #exit}; null where there
   *     is nothing more to do at this call, neither of them is called then
   */
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return null;
  }

  /**
   * Called after {@link #enter} where the rule replaces an argument.
   *
   * @param state what {@link #enter} returned
   * @param original the application's argument
   * @return what the body is to see in its place; must be of the parameter's type
   */
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original;
  }

  /**
   * Called after the method's body, also when it throws.
   *
   * @param state what {@link #enter} returned
   * @param result what the method returns (boxed when primitive); null for void, where it throws,
   *     and where the rule does not ask for it. In a constructor: the new object
   * @param thrown what the method throws, if it does; always null in a constructor
   * @return what the caller is to see in place of {@code result}; looked at only where the rule
   *     replaces the result and the method did not throw
   */
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    return result;
  }
}
