package dev.countersign.app.read.ends;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.domain.Bytes;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code GET /log/…}: the seller's log of months for everybody, by the rules of C2SP tlog-tiles.
 * Only the files that those rules name are served.
 */
final class LogEnd {
  /** Where the log is. */
  static final String PREFIX = "/log/";

  private static final String CHECKPOINT = "/log/checkpoint";
  private static final Pattern TILE =
      Pattern.compile("/log/tile/(0|[1-9][0-9]?)/(x[0-9]{3}/){0,5}[0-9]{3}(\\.p/[1-9][0-9]{0,2})?");

  private final MonthFiles files;

  LogEnd(MonthFiles files) {
    this.files = files;
  }

  HttpAnswer get(String path) {
    if (path.equals(CHECKPOINT)) {
      return file(path, "text/plain; charset=utf-8", "no-cache");
    }
    return TILE.matcher(path).matches()
        ? file(path, "application/octet-stream", "public, max-age=31536000, immutable")
        : ReaderProblems.nothing();
  }

  private HttpAnswer file(String path, String type, String cache) {
    return files
        .read(path.substring(1))
        .map(file ->
            new HttpAnswer(
                200,
                Map.of("content-type", type, "cache-control", cache),
                Bytes.of(file.content())))
        .orElseGet(ReaderProblems::nothing);
  }
}
