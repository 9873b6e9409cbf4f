/**
 * What an instrumentation implements: it names what to match and which probes to call there. It
 * knows nothing of how classes are rewritten.
 *
 * <p>Modules are found by {@link java.util.ServiceLoader} when the agent is built, and only then:
 * what they define goes into an index. At run time no module class is loaded, only probes are, each
 * in the loader that sees its library.
 */
@NullMarked
package io.hindcast.tooling.spi;

import org.jspecify.annotations.NullMarked;
