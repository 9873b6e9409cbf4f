/**
 * Weaves calls of the probe table into the classes that the filter wants.
 *
 * <pre>
 *   boot loader            records, context, ring, ProbeTable.PROBES[]          (the agent's jar)
 *      ▲        ▲
 *      │        └──────── isolated loader   tooling, exporter, ASM, …           (the agent's jar)
 *   platform loader
 *      ▲
 *   application loaders ◄── ProbeClassLoader, one each: the probes              (the agent's jar)
 *
 *   woven class ──► PROBES[slot] ──► LinkingProbe ──first call──► the probe
 *                                                   └─ loader may be collected: CollectableProbe,
 *                                                      weak; a class of that loader keeps the probe
 * </pre>
 *
 * A slot is in the boot loader's reach and lives as long as the JVM. So for a loader that may be
 * undeployed the slot holds its probe weakly, and the probe is kept alive by a class of that very
 * loader (a {@link java.lang.ClassValue}): when the loader goes, all goes, and the slot is used
 * again.
 */
@NullMarked
package io.hindcast.tooling.weave;

import org.jspecify.annotations.NullMarked;
