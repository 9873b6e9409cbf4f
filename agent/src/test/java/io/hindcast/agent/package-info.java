@NullMarked
package io.hindcast.agent;

import org.jspecify.annotations.NullMarked;
