package io.hindcast.bootstrap.pool;

/**
 * What a pool of connections says of itself at one moment. What it does not say, or has no limit
 * for, is {@link #NOT_TOLD}.
 *
 * @param idle how many connections are in the pool
 * @param used how many connections the application has
 * @param idleMax how many may be in the pool and not be used
 * @param idleMin how many the pool keeps ready
 * @param max how many there may be
 * @param pending how many calls wait for a connection
 */
public record ConnectionPoolState(
    long idle, long used, long idleMax, long idleMin, long max, long pending) {
  /** In place of a number. */
  public static final long NOT_TOLD = -1;

  /** Of two pools that have the same name. */
  public ConnectionPoolState plus(ConnectionPoolState other) {
    return new ConnectionPoolState(
        sum(idle, other.idle),
        sum(used, other.used),
        sum(idleMax, other.idleMax),
        sum(idleMin, other.idleMin),
        sum(max, other.max),
        sum(pending, other.pending));
  }

  private static long sum(long one, long other) {
    return one < 0 ? other : other < 0 ? one : one + other;
  }
}
