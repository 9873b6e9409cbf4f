package io.hindcast.smoke.sampling;

import java.util.ArrayList;
import java.util.List;

/** What is wrong, in sentences. The first few tell; of the others only how many there are. */
final class Sentences {
  private static final int SHOWN = 5;

  private final List<String> shown = new ArrayList<>();
  private int more;

  void add(String sentence) {
    if (shown.size() < SHOWN) {
      shown.add(sentence);
    } else {
      more++;
    }
  }

  List<String> all() {
    List<String> all = new ArrayList<>(shown);
    if (more > 0) {
      all.add("and " + more + " more");
    }
    return all;
  }
}
