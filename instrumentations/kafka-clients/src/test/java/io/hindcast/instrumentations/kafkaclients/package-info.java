@NullMarked
package io.hindcast.instrumentations.kafkaclients;

import org.jspecify.annotations.NullMarked;
