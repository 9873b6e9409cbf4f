package io.hindcast.exporter.sql;

import org.jspecify.annotations.Nullable;

/**
 * What may be told of a statement.
 *
 * @param text the statement without comments, {@code ?} in place of each literal
 * @param summary operations and what they act on ({@code SELECT stock}), short enough to be a
 *     batch's as well; null where nothing can be said
 * @param procedure the stored procedure that is called; null for none
 * @param placeholders whether it has a placeholder: not a question mark within a literal
 */
public record SqlText(
    String text, @Nullable String summary, @Nullable String procedure, boolean placeholders) {}
