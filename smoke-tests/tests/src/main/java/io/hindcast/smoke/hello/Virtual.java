package io.hindcast.smoke.hello;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Requests that virtual threads make and virtual threads answer, while the JVM's own recorder looks
 * for those that were pinned to their carrier. Prints how many were answered, then one line for
 * each place that pinned a thread. For Java 21 and newer; compiled for an older one.
 */
public final class Virtual {
  public static final int REQUESTS = 2_000;
  public static final String PINNED = "pinned: ";

  private Virtual() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, Integer> places = new TreeMap<>();
    Path file = Files.createTempFile("pinned", ".jfr");
    ExecutorService threads = virtualThreads();
    // A class that is loaded or initialised holds whoever waits for it: once, with any agent or
    // none.
    System.out.print("warm: " + answered(threads) + "\n");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.VirtualThreadPinned").withStackTrace().withThreshold(Duration.ZERO);
      recording.start();
      System.out.print("answered: " + answered(threads) + "\n");
      threads.submit(() -> Pinning.DONE).get();
      recording.stop();
      recording.dump(file);
    }
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      places.merge(stack(event), 1, Integer::sum);
    }
    Files.delete(file);
    threads.shutdown();
    places.forEach((stack, times) -> System.out.print(PINNED + times + " times" + stack + "\n"));
  }

  /** Pins its thread in every Java: shows that the recorder sees such a thing. */
  private static final class Pinning {
    static final boolean DONE = done();

    private static boolean done() {
      LockSupport.parkNanos(20_000_000);
      return true;
    }
  }

  private static int answered(ExecutorService threads) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    URI self = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      answers.add(
          threads.submit(
              () ->
                  client
                      .send(
                          HttpRequest.newBuilder(self).build(),
                          HttpResponse.BodyHandlers.discarding())
                      .statusCode()));
      if (i % 50 == 49) {
        // As many at once as the server's backlog takes.
        answers.get(i).get();
      }
    }
    int answered = 0;
    for (Future<Integer> answer : answers) {
      answered += answer.get() == 204 ? 1 : 0;
    }
    server.stop(0);
    return answered;
  }

  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static String stack(RecordedEvent event) {
    if (event.getStackTrace() == null) {
      return " at an unknown place";
    }
    StringBuilder text = new StringBuilder();
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      text.append(" at ").append(frame.getMethod().getType().getName());
      text.append('.').append(frame.getMethod().getName());
    }
    return text.toString();
  }
}
