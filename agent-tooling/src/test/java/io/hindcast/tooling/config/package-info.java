@NullMarked
package io.hindcast.tooling.config;

import org.jspecify.annotations.NullMarked;
