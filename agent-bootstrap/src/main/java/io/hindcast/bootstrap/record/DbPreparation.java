package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * That the thread is preparing a statement. Pools and drivers pass that on from one to the next:
 * the innermost knows whom the statement will go to, and only what the outermost returns has to be
 * remembered, for that is what the application executes. On the boot path, because the levels may
 * lie in different class loaders. Owned by one thread.
 */
public final class DbPreparation {
  private @Nullable String text;
  private @Nullable DbEndpoint endpoint;

  DbPreparation() {}

  /**
   * A call that prepares a statement begins.
   *
   * @return whether it is the outermost one, and so has to call {@link #end}
   */
  public boolean begin(String ofText) {
    if (text != null) {
      return false;
    }
    text = ofText;
    return true;
  }

  /** What the outermost call prepares; null while there is none. */
  public @Nullable String text() {
    return text;
  }

  /** Whether a call prepares the very statement that the outermost one does. */
  public boolean isOf(String otherText) {
    return otherText.equals(text);
  }

  /** Whom the statement will go to; null while that is not known. */
  public @Nullable DbEndpoint endpoint() {
    return endpoint;
  }

  /** Tells the outermost call whom the statement will go to. */
  public void tell(@Nullable DbEndpoint known) {
    endpoint = known;
  }

  /**
   * The outermost call is over.
   *
   * @return whom the statement will go to; null where nobody knew
   */
  public @Nullable DbEndpoint end() {
    DbEndpoint known = endpoint;
    text = null;
    endpoint = null;
    return known;
  }
}
