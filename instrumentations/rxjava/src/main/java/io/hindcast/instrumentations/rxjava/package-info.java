/**
 * Context through RxJava 3: what an application does in its operators and observers runs under what
 * was current where it subscribed.
 *
 * <pre>
 *   o.map(f).observeOn(s).filter(g).subscribe(x)       under the request: each operator makes its
 *                                                      observer, which remembers the request
 *   source ─► MapObserver ─► queue ┆ ObserveOnObserver.run ─► FilterObserver ─► x
 *   any thread, any context        ┆ a scheduler's thread
 *             onNext: the request's, compared at each step, changed where it is another one
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.rxjava;

import org.jspecify.annotations.NullMarked;
