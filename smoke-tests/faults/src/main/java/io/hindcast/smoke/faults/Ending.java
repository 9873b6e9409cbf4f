package io.hindcast.smoke.faults;

import io.hindcast.smoke.faults.application.ShortLife;

/** How a program may end. */
enum Ending {
  SYSTEM_EXIT("System.exit", ShortLife.EXITS, 200, ShortLife.EXIT_CODE),
  /** 128 and the number of the signal, by the shell's convention. */
  SIGTERM("SIGTERM", ShortLife.WAITS, 200, 143),
  MAIN_RETURNS("end of main", ShortLife.RETURNS, 200, 0),
  EXCEPTION_IN_MAIN("exception in main", ShortLife.THROWS, 200, 1),
  /** A tenth of a second of work. */
  VERY_SHORT("very short program", ShortLife.RETURNS, 1, 0);

  private final String label;
  private final String way;
  private final int items;
  private final int exitCode;

  Ending(String label, String way, int items, int exitCode) {
    this.label = label;
    this.way = way;
    this.items = items;
    this.exitCode = exitCode;
  }

  String label() {
    return label;
  }

  /** The first argument of {@link ShortLife}. */
  String way() {
    return way;
  }

  /** How many requests it makes and answers before. */
  int items() {
    return items;
  }

  int exitCode() {
    return exitCode;
  }
}
