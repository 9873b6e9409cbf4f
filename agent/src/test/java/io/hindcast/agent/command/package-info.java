@NullMarked
package io.hindcast.agent.command;

import org.jspecify.annotations.NullMarked;
