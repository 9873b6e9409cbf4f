/**
 * The pool of Undertow's workers: the {@code EnhancedQueueExecutor} of jboss-threads, which XNIO
 * and others use. It makes an object of its own for each task it is given, and that carries the
 * context:
 *
 * <pre>
 *   execute ──► new Task ──► TaskMadeProbe ──► the task's field ──► Task.run, in the worker
 *   schedule ─► new …ScheduledFuture ────────► its field ─────────► its run
 * </pre>
 *
 * <p>A task that is refused, given back or dropped takes its context along into the garbage.
 */
@NullMarked
package io.hindcast.instrumentations.serverthreads.undertow;

import org.jspecify.annotations.NullMarked;
