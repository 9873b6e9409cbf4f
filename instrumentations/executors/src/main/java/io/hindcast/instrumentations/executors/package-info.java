/**
 * Context across {@code java.util.concurrent}: what runs on another thread runs under the context
 * of the code that handed it over. Records long waits in a queue. And which pools there are, and
 * how long their tasks waited, for their metrics.
 *
 * <pre>
 *   handed over                       waits                       run
 *   ThreadPoolExecutor.execute ─────► TaskContexts ─────────────► beforeExecute … getTask
 *   ForkJoinTask.fork, pool.submit ─► TaskContexts ─────────────► ForkJoinTask.doExec
 *   scheduled once, timers too ─────► TaskContexts ─────────────► as above; TimerTask.run
 *   scheduled again and again ──────► PeriodicTasks: ids only ──► as above
 *   CompletableFuture.thenApply ────► in a wrapper of the function, which restores it
 *   a thread for one task ──────────► in a wrapper of what it runs, which restores it
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.executors;

import org.jspecify.annotations.NullMarked;
