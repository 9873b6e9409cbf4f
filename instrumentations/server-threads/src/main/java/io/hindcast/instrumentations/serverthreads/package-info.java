/**
 * The threads of servers, where their pools are classes of their own: what a request gives to them
 * runs under its context; how many there are, how many work and how many tasks wait are metrics.
 *
 * <p>One package a server, each a module that can be switched off by itself. What they share:
 *
 * <pre>
 *   execute ──► HandOverProbe ──► TaskContexts ──► TaskBegin, in the worker ──► no context again
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.serverthreads;

import org.jspecify.annotations.NullMarked;
