package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientTalkTest {
  @Test
  void postgres_messagesAreNamedByTheirTypes() throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(said);
    // May I be encrypted? Then the start itself.
    out.writeInt(8);
    out.writeInt(80877103);
    out.writeInt(4 + 4 + 7);
    out.writeInt(3 << 16);
    out.write("user\0u\0".getBytes(StandardCharsets.UTF_8));
    out.writeByte('Q');
    out.writeInt(4 + 3);
    out.write("no\0".getBytes(StandardCharsets.UTF_8));
    out.writeByte('S');
    out.writeInt(4);
    out.writeByte('X');
    out.writeInt(4);

    assertThat(heard(new PostgresTalk(), said.toByteArray()))
        .containsExactly("start", "start", "Q", "S", "X");
  }

  @Test
  void mariaDb_commandsAreNumberedPacketsAfterThemAreNot() {
    byte[] said = {
      2,
      0,
      0,
      1,
      9,
      9, // the answer to the greeting
      3,
      0,
      0,
      0,
      3,
      'a',
      'b', // a query
      1,
      0,
      0,
      0,
      1 // the end
    };

    assertThat(heard(new MariaDbTalk(), said)).containsExactly("command 3", "command 1");
  }

  private static List<String> heard(ClientTalk talk, byte[] said) {
    List<String> heard = new ArrayList<>();
    for (byte b : said) {
      String command = talk.hear(b & 0xff);
      if (command != null) {
        heard.add(command);
      }
    }
    return heard;
  }
}
