/**
 * Context across Netty's event loops: tasks and listeners run under the context of the code that
 * gave them; whatever comes from the network runs without one.
 *
 * <pre>
 *   handed over                          waits                            run
 *   loop.execute(task) ────────────────► in a wrapper of the task ──────► which restores it
 *   loop.submit, loop.schedule ────────► in a field of Netty's future ──► PromiseTask.run
 *   future.addListener(listener) ──────► in a field of the future ──────► notifyListener0
 *   timer.newTimeout ──────────────────► in a field of the timeout ─────► HashedWheelTimeout.run
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.netty;

import org.jspecify.annotations.NullMarked;
