package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.Propagation;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code execute…} of a text: the driver sends it with {@code traceparent} as a comment. Inside of
 * the probe that makes the record, which has the text of the application already; and in the
 * driver's own class only, so that wrappers see that text as well.
 */
public final class CommentProbe extends Probe {
  /** For the slot. */
  public CommentProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self == null
        || !(a0 instanceof String text)
        || !(ThreadContext.get().span() instanceof DbRecord record)
        || record.isEnded()
        // Or it is the driver's own, or one of a trigger.
        || !text.equals(record.text)) {
      return null;
    }
    CommentedDriver driver = CommentedDriver.of(self.getClass().getName());
    int at = driver == null ? StatementComment.NONE : StatementComment.place(text, driver);
    String traceParent = at == StatementComment.NONE ? null : Propagation.traceParent(record);
    return traceParent == null ? null : StatementComment.put(text, at, traceParent);
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return state;
  }
}
