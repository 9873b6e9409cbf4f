/**
 * From raw records to spans as the OpenTelemetry semantic conventions want them: one renderer for
 * each family of records. When a convention changes, this package changes.
 */
@NullMarked
package io.hindcast.exporter.render;

import org.jspecify.annotations.NullMarked;
