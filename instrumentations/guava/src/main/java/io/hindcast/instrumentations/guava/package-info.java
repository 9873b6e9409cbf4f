/**
 * Context across Guava's listenable futures: a listener, a callback or the function of a derived
 * future runs under the context of the code that registered it, whoever completes the future.
 *
 * <pre>
 *   registered                         waits                          run
 *   future.addListener ──────────────► its executor in a wrapper ───► which hands it over under it
 *   SequentialExecutor.execute ──────► the task in a wrapper ───────► which restores it
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.guava;

import org.jspecify.annotations.NullMarked;
