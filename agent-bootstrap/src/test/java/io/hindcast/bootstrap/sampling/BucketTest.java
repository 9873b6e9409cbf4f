package io.hindcast.bootstrap.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {
  @ParameterizedTest
  @CsvSource({
    "/users/17, /users/18",
    "/users/17, /users/x9",
    "/users/17/orders, /users/4711/orders",
    "/users/00f067aa-0ba9-02b7-0000-000000000000, /users/3",
    "/files/a-name-of-more-than-twenty-four-letters, /files/another-name-of-that-length-or-more",
    "/users;jsessionid=17AB, /users;jsessionid=18CD",
    "/users;jsessionid=17AB, /users",
    "/users;v=1/17, /users/17",
    "/users?page=2, /users?page=3",
    "/v1/users, /v2/users",
  })
  void pathsThatDifferInIds_areOne(String one, String other) {
    assertThat(path("GET", one)).isEqualTo(path("GET", other));
  }

  /** Collisions are allowed; these are none. */
  @Test
  void otherPathsAndMethods_areOthers() {
    Set<Integer> buckets = new HashSet<>();
    String[] paths = {"/users", "/users/17", "/users/all", "/users/17/orders", "/orders/17", "/"};
    for (String path : paths) {
      assertThat(buckets.add(path("GET", path))).as(path).isTrue();
    }
    assertThat(buckets.add(path("POST", "/users/17"))).isTrue();
    assertThat(buckets.add(path("DELETE", "/users/17"))).isTrue();
    assertThat(buckets.add(Bucket.ofPath('S', "GET", null))).isTrue();
  }

  @Test
  void buckets_areFilledEvenly() {
    String[] words = {
      "users", "orders", "carts", "items", "visits", "owners", "pets", "vets", "search", "login",
      "logout", "health", "metrics", "images", "css", "js", "admin", "reports", "export", "import",
      "invoices", "payments", "refunds", "reviews"
    };
    Set<Integer> buckets = new HashSet<>();
    for (String first : words) {
      for (String second : words) {
        buckets.add(path("GET", "/" + first + "/" + second));
        buckets.add(path("POST", "/" + first + "/" + second));
      }
    }

    // Thrown by chance, 1,152 of them would fill 692 of 1,024.
    assertThat(buckets).hasSizeGreaterThan(650);
    assertThat(buckets).allMatch(bucket -> bucket >= 0 && bucket < SamplingPolicy.BUCKETS);
  }

  @Test
  void path_isReadUpToABound() {
    String bound = "/" + "a".repeat(127);

    assertThat(path("GET", bound + "b/c")).isEqualTo(path("GET", bound));
    assertThat(path("GET", "/" + "c/".repeat(1 << 20))).isBetween(0, SamplingPolicy.BUCKETS - 1);
  }

  @Test
  void url_isOneInAllItsForms() throws Exception {
    String text = "http://a.example/users/17?q=1";
    URI uri = URI.create(text);
    URL url = uri.toURL();

    assertThat(Bucket.ofUrl('C', "GET", uri)).isEqualTo(Bucket.ofUrl('C', "GET", url));
    assertThat(Bucket.ofUrl('C', "GET", text))
        .isEqualTo(Bucket.ofUrl('C', "GET", "https://a.example/users/18"));
    assertThat(Bucket.ofUrl('C', "GET", uri))
        .isEqualTo(Bucket.ofUrl('C', "GET", URI.create("https://a.example/users/18?q=2")));
    assertThat(Bucket.ofUrl('C', "GET", uri))
        .isNotEqualTo(Bucket.ofUrl('C', "GET", URI.create("http://b.example/users/17")));
    assertThat(Bucket.ofUrl('C', "GET", text))
        .isNotEqualTo(Bucket.ofUrl('C', "GET", "http://b.example/users/17"));
  }

  @Test
  void url_thatIsNone_isABucketToo() {
    for (Object url : new Object[] {"", "://", URI.create("mailto:a@b"), new Object()}) {
      assertThat(Bucket.ofUrl('C', null, url)).isBetween(0, SamplingPolicy.BUCKETS - 1);
    }
    assertThat(Bucket.ofUrl('C', null, null)).isBetween(0, SamplingPolicy.BUCKETS - 1);
  }

  @Test
  void names_andOperations_areTakenWhole() {
    assertThat(Bucket.ofName('M', 0, "orders")).isEqualTo(Bucket.ofName('M', 0, "orders"));
    assertThat(Bucket.ofName('M', 0, "orders")).isNotEqualTo(Bucket.ofName('M', 0, "payments"));
    assertThat(Bucket.ofName('M', 0, "orders")).isNotEqualTo(Bucket.ofName('M', 2, "orders"));
    assertThat(Bucket.ofName('M', 0, null)).isBetween(0, SamplingPolicy.BUCKETS - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1", "\n  select * from t", "Select\t1", "select"})
  void statements_areTakenByTheirVerb(String text) {
    assertThat(Bucket.ofStatement('D', text)).isEqualTo(Bucket.ofStatement('D', "SELECT 2"));
    assertThat(Bucket.ofStatement('D', text)).isNotEqualTo(Bucket.ofStatement('D', "DELETE 2"));
    assertThat(Bucket.ofStatement('D', text)).isNotEqualTo(Bucket.ofStatement('D', null));
  }

  private static int path(String method, String path) {
    return Bucket.ofPath('S', method, path);
  }
}
