package io.hindcast.smoke.shop.orders;

import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What went wrong on a pool's thread comes back wrapped; the cause decides the answer. */
@RestControllerAdvice
final class FailedCheckouts {
  private static final Logger log = LoggerFactory.getLogger(FailedCheckouts.class);

  @ExceptionHandler
  ResponseEntity<String> failed(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof UnknownItemException) {
      log.info("refused: {}", cause.getMessage());
      return ResponseEntity.status(HttpStatus.NOT_FOUND).body(cause.getMessage());
    }
    log.error("failed: {}", cause.getMessage());
    return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR).body("failed");
  }
}
