/**
 * Context through Kotlin's coroutines: what a coroutine does runs under what was current where it
 * was started, whatever thread it is resumed on.
 *
 * <pre>
 *   launch { … }            new AbstractCoroutine            under the request, which it remembers
 *     │
 *     ├─► resumeWith ─► code of the application ─► suspends  a dispatcher's thread: the request's
 *     │                                                      from here …                 … to here
 *     └─► resumeWith ─► …                                    another thread, again
 * </pre>
 *
 * A continuation's context has its coroutine in it, as the job: so nothing is put there.
 */
@NullMarked
package io.hindcast.instrumentations.kotlincoroutines;

import org.jspecify.annotations.NullMarked;
