/**
 * Context through Reactor: what an application does in its operators and subscribers runs under
 * what was current where it subscribed.
 *
 * <pre>
 *   flux.map(f).publishOn(s).filter(g).subscribe(x)      under the request: each operator makes its
 *                                                        subscriber, which remembers the request
 *   source ─► MapSubscriber ─► queue ┆ PublishOnSubscriber.run ─► FilterSubscriber ─► x
 *   any thread, any context          ┆ a scheduler's thread
 *             onNext: the request's, compared at each step, changed where it is another one
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.reactor;

import org.jspecify.annotations.NullMarked;
