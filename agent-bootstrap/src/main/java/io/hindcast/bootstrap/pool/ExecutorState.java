package io.hindcast.bootstrap.pool;

/**
 * One pool at one moment.
 *
 * @param queueSize how many tasks wait
 * @param active how many threads run a task, about
 * @param poolSize how many threads there are
 * @param poolMax how many there may be
 */
public record ExecutorState(long queueSize, long active, long poolSize, long poolMax) {}
