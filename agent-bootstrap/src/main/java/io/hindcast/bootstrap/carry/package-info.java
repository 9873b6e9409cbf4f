/**
 * Objects that remember what they were made under: the subscribers of reactive libraries, which are
 * called by whatever thread has something for them, and coroutines.
 *
 * <pre>
 *   made ──────────────────► a field of the object
 *   MadeProbe                ContextCarrier
 *                                 │
 *   called by any thread ─────────┴──► the thread's context is the object's until the call is over
 *   RunProbe
 * </pre>
 *
 * Nothing is put around the application's or the library's objects, and a call that comes under the
 * right context already, as most do, costs a comparison.
 */
@NullMarked
package io.hindcast.bootstrap.carry;

import org.jspecify.annotations.NullMarked;
