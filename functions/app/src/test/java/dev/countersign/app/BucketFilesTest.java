package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.month.seal.BucketFiles;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sealed months in a bucket, before what S3's pages say. */
final class BucketFilesTest implements MonthFilesContract {
  private static final byte[] CONTENT = "one".getBytes(StandardCharsets.UTF_8);

  private final StubBucket stub;

  BucketFilesTest() throws IOException {
    this.stub = new StubBucket();
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Override
  public MonthFiles files() {
    return new BucketFiles(stub.bucket());
  }

  /** Several megabytes, so that no buffer holds it. */
  @Test
  void put_ofALargeFile_isTheSameWhenItIsRead(@TempDir Path folder) throws IOException {
    byte[] large = new byte[5_000_003];
    large[large.length - 1] = 1;
    var file = Files.write(folder.resolve("large"), large);

    assertTrue(files().put("acme-2026-11.sealed", file));

    try (var in = files().open("acme-2026-11.sealed").orElseThrow()) {
      in.skipNBytes(large.length - 1L);
      assertEquals(1, in.read());
      assertEquals(-1, in.read());
    }
  }

  /** A reader that wants the header alone. */
  @Test
  void open_andClosedEarly_leavesTheRest(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("large"), new byte[5_000_003]);
    assertTrue(files().put("acme-2026-11.sealed", file));

    var in = files().open("acme-2026-11.sealed").orElseThrow();
    assertEquals(0, in.read());
    in.close();
  }

  @ParameterizedTest
  @CsvSource({"403, AccessDenied", "404, NoSuchBucket", "301, PermanentRedirect"})
  void answer_thatOnlyAPersonCanMend_isMisconfigured(int status, String code) {
    fails(status, code);
    var read = assertThrows(Misconfigured.class, () -> files().read("log/checkpoint"));
    fails(status, code);
    var write = assertThrows(Misconfigured.class, () -> files().write("log/checkpoint", CONTENT));

    assertEquals("read in a bucket: " + code, read.getMessage());
    assertEquals("write in a bucket: " + code, write.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"503, SlowDown", "500, InternalError", "400, ExpiredToken", "400, RequestTimeout"})
  void answer_thatPasses_isUnavailable(int status, String code) {
    fails(status, code);
    assertThrows(Unavailable.class, () -> files().read("log/checkpoint"));
    fails(status, code);
    assertThrows(Unavailable.class, () -> files().write("log/checkpoint", CONTENT));
  }

  /** Nobody knows who won: whoever puts a file runs again, whoever swaps one reads it again. */
  @Test
  void conflict_ofTwoThatWriteAtOnce_isTriedAgain() {
    fails(409, "ConditionalRequestConflict");
    assertThrows(Unavailable.class, () -> files().swap("log/next", Optional.empty(), CONTENT));
    assertTrue(files().swap("log/next", Optional.empty(), CONTENT));
    var tag = files().read("log/next").orElseThrow().tag();

    fails(409, "ConditionalRequestConflict");
    assertFalse(files().swap("log/next", Optional.of(tag), CONTENT));
    assertTrue(files().swap("log/next", Optional.of(tag), CONTENT));
  }

  @Test
  void bucket_thatIsAway_isUnavailable() {
    stub.close();
    assertThrows(Unavailable.class, () -> files().read("log/checkpoint"));
  }

  private void fails(int status, String code) {
    stub.fails = Optional.of(Map.entry(status, code));
  }
}
