package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.exporter.Records;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeepRequestTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hindcast.keep=s3cret                  | s3cret    | true
          a=1 , hindcast.keep = s3cret ;p=1,b=2 | s3cret    | true
          hindcast.keep=%73%333cret             | s33cret   | true
          hindcast.keep=a%20b%2C%3B%25          | a b,;%    | true
          hindcast.keep=%C3%A4                  | \u00e4    | true
          hindcast.keep=%c3%a4                  | \u00e4    | true
          hindcast.keep=%FF                     | \uFFFD    | true
          hindcast.keep=50%                     | 50%       | true
          hindcast.keep=50%z1                   | 50%z1     | true
          hindcast.keep=50%4                    | 50%4      | true
          hindcast.keep=a+b                     | a+b       | true
          hindcast.keep=a+b                     | a b       | false
          hindcast.keep=                        | s3cret    | false
          hindcast.keep                         | s3cret    | false
          hindcast.keeps=s3cret                 | s3cret    | false
          xhindcast.keep=s3cret                 | s3cret    | false
          Hindcast.Keep=s3cret                  | s3cret    | false
          a=hindcast.keep=s3cret                | s3cret    | false
          a=1;hindcast.keep=s3cret              | s3cret    | false
          hindcast.keep=S3CRET                  | s3cret    | false
          ,,,,hindcast.keep=s3cret              | s3cret    | true
          """)
  void token_isReadAsW3cBaggageSays(String baggage, String token, boolean asked) {
    assertThat(KeepRequest.byPerson(request(Requests.caller("baggage", baggage)), token))
        .isEqualTo(asked);
  }

  @Test
  void withoutAToken_nobodyIsListenedTo() {
    RemoteParent caller = Requests.caller("baggage", "hindcast.keep=,hindcast.keep=null");

    assertThat(KeepRequest.byPerson(request(caller), null)).isFalse();
    assertThat(KeepRequest.byPerson(request(null), "s3cret")).isFalse();
  }

  private static HttpServerRecord request(@Nullable RemoteParent caller) {
    return new HttpServerRecord(Records.thread(), caller);
  }
}
