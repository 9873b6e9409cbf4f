/** What describes this process: service, host, runtime, container. */
@NullMarked
package io.hindcast.exporter.resource;

import org.jspecify.annotations.NullMarked;
