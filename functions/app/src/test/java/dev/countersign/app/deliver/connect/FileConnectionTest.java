package dev.countersign.app.deliver.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.domain.Bytes;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that is a folder. */
final class FileConnectionTest {
  @TempDir Path folder;
  private final EngineConnection files = new FileConnection();

  @Test
  void send_newName_isWrittenWhole() throws IOException {
    assertEquals(201, status(put("2026-11/a.csv", "one")));

    assertEquals("one", Files.readString(folder.resolve("2026-11/a.csv")));
    assertEquals(1, names());
  }

  @Test
  void send_nameThatIsThere_staysAsItIs() throws IOException {
    put("2026-11/a.csv", "one");

    assertEquals(412, status(put("2026-11/a.csv", "two")));

    assertEquals("one", Files.readString(folder.resolve("2026-11/a.csv")));
    assertEquals(1, names());
  }

  @Test
  void send_folderThatIsAFile_isNotWritten() throws IOException {
    Files.writeString(folder.resolve("2026-11"), "in the way");
    assertEquals(
        "not_written",
        assertInstanceOf(Exchange.NoAnswer.class, put("2026-11/a.csv", "one")).reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out.csv", "a/../../out.csv", "..%2Fout.csv", "a%2F..%2F..%2Fout.csv"})
  void send_nameThatLeadsOutOfTheFolder_isNotWritten(String name) {
    assertEquals(
        "not_a_file", assertInstanceOf(Exchange.NotSent.class, put("in/" + name, "one")).reason());
    assertFalse(Files.exists(folder.resolve("out.csv")));
  }

  @Test
  void send_schemeWithoutConnection_isRefused() {
    var none = new ConnectionsByScheme(Map.of("https", files));
    assertEquals(
        "scheme_not_admitted",
        assertInstanceOf(
                Exchange.NotSent.class, none.send(request("a", "x"), Duration.ofSeconds(1)))
            .reason());
  }

  private Exchange put(String name, String content) {
    return files.send(request(name, content), Duration.ofSeconds(5));
  }

  private OutgoingRequest request(String name, String content) {
    return new OutgoingRequest(
        "PUT",
        URI.create("file://" + folder + "/" + name),
        new TreeMap<>(),
        Bytes.of(content.getBytes(StandardCharsets.UTF_8)));
  }

  private long names() throws IOException {
    try (var all = Files.list(folder.resolve("2026-11"))) {
      return all.count();
    }
  }

  private static int status(Exchange exchange) {
    return assertInstanceOf(Exchange.Answered.class, exchange).answer().status();
  }
}
