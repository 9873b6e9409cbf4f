package io.hindcast.bootstrap.pool;

/**
 * The executors of one name at one moment, added up.
 *
 * @param name of their worker threads, without the counter at the end; {@code other} for those that
 *     came when there were too many names
 * @param queueSize how many tasks wait; of a scheduled executor also those that are not yet due
 * @param active how many threads run a task, about
 * @param poolSize how many threads there are
 * @param poolMax how many there may be; of a fork/join pool its parallelism
 * @param rejected how many tasks were refused since the start of the process; 0 for a fork/join
 *     pool, which does not say
 */
public record ExecutorReading(
    String name, long queueSize, long active, long poolSize, long poolMax, long rejected) {}
