package io.hindcast.exporter.console;

/** What trees are drawn with. All branches are three characters wide. */
record Strokes(String branch, String lastBranch, String line, String bar, String ellipsis) {
  static final Strokes DRAWN = new Strokes("├─ ", "└─ ", "│  ", "█", "…");
  static final Strokes ASCII = new Strokes("|- ", "`- ", "|  ", "#", "...");

  /** Under a last branch. */
  String space() {
    return "   ";
  }
}
