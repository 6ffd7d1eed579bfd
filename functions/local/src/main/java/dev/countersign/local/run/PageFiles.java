package dev.countersign.local.run;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The page's own files, from the class path. */
final class PageFiles {
  private static final Pattern FILE = Pattern.compile("/page/([a-z-]+\\.(html|css|js))");

  private static final Map<String, String> MEDIA_TYPES =
      Map.of("html", "text/html", "css", "text/css", "js", "text/javascript");

  private PageFiles() {}

  /** The file of this path: {@code /} for the page itself; 404 where there is none. */
  static HttpAnswer answer(String path) {
    var match = FILE.matcher(path.equals("/") ? "/page/index.html" : path);
    if (!match.matches()) {
      return LocalAnswers.notFound();
    }
    try (var in = PageFiles.class.getResourceAsStream("/page/" + match.group(1))) {
      if (in == null) {
        return LocalAnswers.notFound();
      }
      return new HttpAnswer(
          200,
          Map.of(
              "content-type", MEDIA_TYPES.get(match.group(2)) + "; charset=utf-8",
              "content-security-policy", "default-src 'self'; frame-ancestors 'none'",
              "x-content-type-options", "nosniff",
              "cache-control", "no-cache"),
          Bytes.of(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
