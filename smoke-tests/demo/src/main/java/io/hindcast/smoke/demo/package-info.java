/** The main job in one command: a shop under the agent, seen through what the agent sent. */
@NullMarked
package io.hindcast.smoke.demo;

import org.jspecify.annotations.NullMarked;
