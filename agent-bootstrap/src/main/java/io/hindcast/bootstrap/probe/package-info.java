/**
 * The probe table: what woven application code calls.
 *
 * <p>A woven method holds nothing of an instrumentation but the number of its slot. It calls {@link
 * io.hindcast.bootstrap.probe.Probe#enter} and {@link io.hindcast.bootstrap.probe.Probe#exit} on
 * whatever {@link io.hindcast.bootstrap.probe.ProbeTable#PROBES} holds there, so an instrumentation
 * is switched off, while the application runs, by one write to one array element.
 */
@NullMarked
package io.hindcast.bootstrap.probe;

import org.jspecify.annotations.NullMarked;
