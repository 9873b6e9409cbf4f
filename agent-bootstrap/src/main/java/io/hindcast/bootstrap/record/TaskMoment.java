package io.hindcast.bootstrap.record;

/**
 * A {@link TaskContext} with a second field, for when it was handed over. Plain fields: whoever
 * hands a task over publishes the whole task, and one thread runs it.
 */
public interface TaskMoment extends TaskContext {
  /** When, as {@link Moment} has it. */
  int hindcastMoment();

  /** Says when. */
  void hindcastMoment(int moment);
}
