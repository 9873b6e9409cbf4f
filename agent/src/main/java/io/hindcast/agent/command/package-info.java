/**
 * The command that asks running agents, {@code java -jar hindcast-agent.jar options 4711}. It runs
 * in a JVM of its own, where nothing of Hindcast is on the boot path: these classes need each other
 * and the JDK only.
 */
@NullMarked
package io.hindcast.agent.command;

import org.jspecify.annotations.NullMarked;
