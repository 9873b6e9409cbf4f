package io.hindcast.smoke.overhead.medium;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The two requests that are measured. */
@RestController
final class WorkController {
  private final Work work;
  private final Items items;

  WorkController(Work work, Items items) {
    this.work = work;
    this.items = items;
  }

  /** Five operations that every agent makes a span of: server, query, client, update, send. */
  @GetMapping("/items/{item}")
  String work(@PathVariable int item) throws ExecutionException, InterruptedException {
    return work.of(item);
  }

  /** As many queries as asked for, one after the other on one connection. */
  @GetMapping("/queries/{count}")
  String queries(@PathVariable int count) throws SQLException {
    return Integer.toString(items.query(count));
  }
}
