@NullMarked
package io.hindcast.smoke.demo;

import org.jspecify.annotations.NullMarked;
