package io.hindcast.bootstrap.pool;

/** What the pools of one name say, added up by one reader. */
final class PoolSum {
  private int pools;
  private long queueSize;
  private long active;
  private long poolSize;
  private long poolMax;

  void add(long moreQueued, long moreActive, long moreThreads, long moreMax) {
    pools++;
    queueSize += moreQueued;
    active += moreActive;
    poolSize += moreThreads;
    poolMax += moreMax;
  }

  boolean isEmpty() {
    return pools == 0;
  }

  ExecutorReading reading(String name, long rejected) {
    return new ExecutorReading(name, queueSize, active, poolSize, poolMax, rejected);
  }
}
