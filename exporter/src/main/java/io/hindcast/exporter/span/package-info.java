/** A rendered span: what renderers make of a record, and what sinks take. */
@NullMarked
package io.hindcast.exporter.span;

import org.jspecify.annotations.NullMarked;
