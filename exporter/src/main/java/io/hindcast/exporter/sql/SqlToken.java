package io.hindcast.exporter.sql;

/** What a piece of a statement is. */
enum SqlToken {
  /** A keyword or a plain name. */
  WORD,
  /** A name in quotes. */
  QUOTED_NAME,
  /** A name or text, as settings have it. Both end at the same place. */
  NAME_OR_TEXT,
  /** Text, a number or anything else that a person may have put in. */
  LITERAL,
  /** A question mark that stands for a value. */
  PLACEHOLDER,
  /** What has a name or a number for a value: {@code :name}, {@code $1}, {@code @p1}. */
  PARAMETER,
  /** White space or a comment. */
  GAP,
  /** An operator, a piece of one, or punctuation. */
  SYMBOL,
  /** The rest can't be read safely. */
  UNSAFE,
  /** There is no more. */
  END
}
